"""Quotes and marked passages stay at their words when the transcript is edited, and when that is undone."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.anchors import Span
from app.domain.talk import working_text
from app.errors import SaveRefusedError
from app.services import passages, quoting, records
from tests.helpers.intakes import found

TALK = "DIE-IV-0001"
SAID = "Daheim ist halt immer noch eine Waschmaschine."


def talk(sample):
    return found(sample, TALK)


def read(sample, record):
    """Return a record as it is stored; which kind it is, is the test's to know."""
    stored: Any = records.find(sample, record.uid)
    return stored


def span_of(words, text):
    return Span(text.index(words), text.index(words) + len(words))


def quoted(sample, words=SAID):
    interview = talk(sample)
    return quote_of(sample, span_of(words, working_text(interview)))


def quote_of(sample, span) -> Any:
    return quoting.quote(sample, talk(sample), span).record


def at_place(sample, quote):
    stored = read(sample, quote)
    return working_text(talk(sample))[stored.position_start : stored.position_end]


def rewrite(sample, old, new):
    interview = talk(sample)
    text = interview.transcript_pseud.replace(old, new)
    assert text != interview.transcript_pseud
    records.save(sample, interview.but(transcript_pseud=text))


def test_a_quote_takes_what_the_talk_knows(sample):
    quote = quoted(sample)
    assert quote.text == SAID
    assert at_place(sample, quote) == SAID
    assert quote.invented
    assert quote.speaker_label == "Selbständige und Freiberufliche"
    assert quote.status == "draft"


def test_a_quote_over_two_turns_leaves_out_who_speaks(sample):
    text = working_text(talk(sample))
    span = Span(text.index("Haben sich aus den"), text.index("Zwei. Einer") + len("Zwei."))
    quote = quote_of(sample, span)
    assert quote.text == "Haben sich aus den Bekanntschaften Aufträge ergeben? Zwei."


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 5000)])
def test_nothing_and_too_much_are_refused(sample, span):
    with pytest.raises(SaveRefusedError):
        quoting.quote(sample, talk(sample), span)


def test_a_quote_stays_at_its_words(sample):
    quote = quoted(sample)
    rewrite(sample, "P: Ich gestalte Bücher.", "P: Also, ich gestalte seit langem Bücher.")
    assert at_place(sample, quote) == SAID
    assert read(sample, quote).revision == quote.revision
    records.undo(sample)
    assert read(sample, quote) == quote


def test_words_that_come_back_are_found_again(sample):
    quote = quoted(sample)
    rewrite(sample, f" {SAID}", "")
    assert at_place(sample, quote) == ""
    records.undo(sample)
    assert at_place(sample, quote) == SAID


def test_a_quote_follows_from_the_raw_text_to_the_pseudonymised_one(sample):
    interview = talk(sample)
    records.save(sample, interview.but(status="held", transcript_pseud=None), read=interview)
    quote = quoted(sample, "Meine Vermieterin mit dem Dackel sagt, jetzt kommen lauter Leute")
    interview = talk(sample)
    text = interview.transcript_raw.replace("Meine Vermieterin mit dem Dackel", "Eine Bekannte")
    records.save(sample, interview.but(transcript_pseud=text))
    assert at_place(sample, quote) == "Eine Bekannte sagt, jetzt kommen lauter Leute"


def test_a_selection_in_the_raw_text_quotes_the_pseudonymised_one(sample):
    interview = talk(sample)
    raw = interview.transcript_raw
    span = quoting.in_working_text(interview, raw, span_of("Meine Vermieterin mit dem Dackel sagt", raw))
    assert quote_of(sample, span).text == "Eine Bekannte sagt"


def test_a_passage_is_about_something_and_stays_at_its_words(sample):
    interview = talk(sample)
    span = span_of(SAID, working_text(interview))
    marked = quoting.about(interview, span, themes=(interview.themes[0],), theses=())
    records.save(sample, marked, read=interview)
    rewrite(sample, "P: Ich gestalte Bücher.", "P: Bücher.")
    (passage,) = talk(sample).passages
    assert working_text(talk(sample))[passage.position_start : passage.position_end] == SAID
    assert quoted(sample).themes == (interview.themes[0],)
    records.undo(sample)
    records.undo(sample)
    (passage,) = talk(sample).passages
    assert (passage.position_start, passage.position_end) == span
    assert quoting.about(talk(sample), span, themes=(), theses=()).passages == ()


def test_the_quotes_of_a_talk_come_in_the_order_in_which_they_were_said(sample):
    late, early = quoted(sample, "Gern. Und wenn Sie von einem Raum hören"), quoted(sample)
    codes = [quote.code for quote in passages.quotes_of(sample, talk(sample).uid)]
    assert codes.index(early.code) < codes.index(late.code)


def test_a_finding_begins_with_its_evidence(sample):
    quote = quoted(sample)
    finding: Any = quoting.finding_from(sample, quote)
    assert [(row.kind, row.target) for row in finding.evidence] == [("quote", quote.uid)]
    assert finding.revision == 0
