"""From what was said to a quote, from a quote to a finding, and what a passage is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.anchors import Span, carried
from app.domain.records.finding import Evidence
from app.domain.records.interview import Passage
from app.domain.records.quote import Quote
from app.domain.talk import question_before, wording, working_text
from app.domain.values import show
from app.errors import SaveRefusedError
from app.services import questions, records

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.domain.records.interview import Interview
    from app.services.book import LabBook
    from app.services.records import Saved

NOTHING_SAID = "Markieren Sie zuerst die Stelle, die ein Zitat werden soll."
TOO_LONG = (
    "Die markierte Stelle hat {length} Zeichen, ein Zitat höchstens {most}. Markieren Sie weniger; "
    "Auslassungen lassen sich im Zitat mit […] kennzeichnen."
)


def in_working_text(interview: Interview, shown: str, span: Span) -> Span:
    """Return where a stretch of a text that people see is in the text that passages are counted in."""
    return carried([span], shown, working_text(interview))[0]


def quote(book: LabBook, interview: Interview, span: Span) -> Saved:
    """Make a quote of a stretch of the working text. Where there is one already, it is returned unchanged.

    Raises SaveRefusedError if nothing is said there, if it is too long, or if the rules forbid it.
    """
    text = working_text(interview)
    said = wording(text, *span)
    most = Quote.about.by_id["text"].max or len(said)
    if not said:
        raise SaveRefusedError(NOTHING_SAID)
    if len(said) > most:
        raise SaveRefusedError(TOO_LONG.format(length=len(said), most=most))
    begun = records.begin(
        book,
        "quote",
        text=said,
        interview_id=interview.uid,
        invented=interview.invented,
        question_uid=question_before(text, span.start, questions.questions_for(book, interview)),
        position_start=span.start,
        position_end=span.end,
        speaker_label=_role(interview),
        **_topics_at(interview, span),
    )
    return records.save(book, begun)


def _role(interview: Interview) -> str | None:
    return show(interview.about.by_id["role_category"], interview.role_category) or None


def _topics_at(interview: Interview, span: Span) -> dict[str, tuple[str, ...]]:
    """What the passages around a quote are about, it is about as well; of themes as many as it takes."""
    around = [
        one
        for one in interview.passages
        if (one.position_start or 0) < span.end and span.start < (one.position_end or 0)
    ]
    most = Quote.about.by_id["themes"].max_items
    themes = dict.fromkeys(key for passage in around for key in passage.themes)
    theses = dict.fromkeys(key for passage in around for key in passage.theses)
    return {"themes": tuple(themes)[:most], "theses": tuple(theses)}


def finding_from(book: LabBook, quoted: Quote) -> Record:
    """Begin a finding that rests on a quote; it is stored when somebody has written its sentence."""
    evidence = (Evidence(kind="quote", target=quoted.uid),)
    return records.begin(book, "finding", evidence=evidence, themes=quoted.themes)


def topics_at(interview: Interview, span: Span) -> dict[str, tuple[str, ...]]:
    """Return the themes and theses that exactly this stretch was given."""
    same = (one for one in interview.passages if (one.position_start, one.position_end) == span)
    passage = next(same, Passage())
    return {"themes": passage.themes, "theses": passage.theses}


def about(interview: Interview, span: Span, *, themes: tuple[str, ...], theses: tuple[str, ...]) -> Interview:
    """Return the interview with what a stretch of its working text is about; about nothing is no passage."""
    rest = [one for one in interview.passages if (one.position_start, one.position_end) != span]
    if themes or theses:
        rest.append(Passage(position_start=span.start, position_end=span.end, themes=themes, theses=theses))
    order = sorted(rest, key=lambda one: (one.position_start or 0, one.position_end or 0))
    return interview.but(passages=tuple(order))
