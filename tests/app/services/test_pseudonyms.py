"""Suggestions for what to replace: they grow with every talk, and what is no name stays none."""

from __future__ import annotations

import pytest

from app.domain.suspects import PERSON
from app.services import pseudonyms, records
from tests.helpers.intakes import edit, found

TALK, NEXT = "DIE-IV-0001", "DIE-IV-0002"
RAW = "P: Der Schmiedl hat das mit Anna Müller gemacht."


@pytest.fixture
def talk(sample):
    edit(sample, TALK, transcript_raw=RAW, transcript_pseud=RAW)
    return sample


def words(book):
    text = found(book, TALK).transcript_pseud
    return [one.words for one in pseudonyms.found_in(text, pseudonyms.lists(book))]


def test_a_name_is_found_and_letters_are_proposed(talk):
    interview = found(talk, TALK)
    (suspect,) = pseudonyms.found_in(interview.transcript_pseud, pseudonyms.lists(talk))
    assert (suspect.words, suspect.kind) == ("Anna Müller", PERSON)
    assert pseudonyms.proposal(interview, suspect) == "[Person A]"
    taken = interview.but(transcript_pseud="P: [Person A] hat das mit Anna Müller gemacht.")
    assert pseudonyms.proposal(taken, suspect) == "[Person B]"


def test_what_was_replaced_in_one_talk_is_known_in_the_next(talk):
    assert words(talk) == ["Anna Müller"]
    edit(talk, TALK, transcript_pseud=RAW.replace("Schmiedl", "[Person B]"))
    lists = pseudonyms.lists(talk)
    (suspect,) = pseudonyms.found_in("Auch Schmiedl war da.", lists)
    assert suspect.known
    assert "schmiedl" not in pseudonyms.lists(talk).spared


def test_the_list_goes_with_the_raw_transcript(talk):
    edit(talk, TALK, transcript_pseud=RAW.replace("Schmiedl", "[Person B]"))
    edit(talk, TALK, transcript_raw=None)
    assert pseudonyms.found_in("Auch Schmiedl war da.", pseudonyms.lists(talk)) == []


def test_the_same_name_gets_the_same_letter(talk):
    edit(talk, TALK, transcript_raw=f"{RAW}\nP: Anna Müller!", transcript_pseud=f"{RAW}\nP: [Person C]!")
    interview = found(talk, TALK)
    (suspect,) = pseudonyms.found_in(interview.transcript_pseud, pseudonyms.lists(talk))
    assert pseudonyms.proposal(interview, suspect) == "[Person C]"


def test_what_is_no_name_stays_none(talk):
    pseudonyms.spare(talk, "Anna Müller")
    assert words(talk) == []
    pseudonyms.suspect_again(talk, "Anna Müller")
    assert words(talk) == ["Anna Müller"]


def test_the_own_town_is_no_secret(talk):
    assert pseudonyms.found_in("Hier in Dießen am Ammersee.", pseudonyms.lists(talk)) == []
    assert records.find(talk, found(talk, NEXT).uid)
