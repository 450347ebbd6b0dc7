"""Replacing what tells who somebody is. The program suggests, people decide.

Nothing is written down of what was replaced: what the raw and the pseudonymised transcripts of all talks
differ in is the list that grows, and it goes with the raw transcripts. Only words that are no names are kept.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

from app.domain.anchors import edits
from app.domain.folding import fold
from app.domain.records.interview import Interview
from app.domain.suspects import ADDRESS, CONTACT, FIRM, PERSON, PLACE, Lists, Suspect, suspects
from app.storage import spared, store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.services.book import LabBook

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CALLED = {PERSON: "Person", PLACE: "Ort", FIRM: "Betrieb", ADDRESS: "Anschrift", CONTACT: "Kontaktangabe"}
_LETTERED = (PERSON, PLACE, FIRM)
_SHORTEST = 3  # letters of a word that is worth remembering


def lists(book: LabBook) -> Lists:
    """Return what helps to find names in this lab file. Costs as much as its transcripts are long."""
    with book.reading() as connection:
        talks = cast("list[Interview]", store.read(connection, Interview.about))
        kept = spared.words(connection)
    town = fold(book.lab.town or "")
    known = {fold(word): kind for talk in talks for word, kind in _replaced_in(talk)}
    return Lists(_words("first_names"), _words("places"), known, kept | {town, *town.split()})


@cache
def _words(name: str) -> frozenset[str]:
    text = (resources.files("resources") / "vocabularies" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(map(fold, text.split()))


def _replaced_in(talk: Interview) -> Iterator[tuple[str, str]]:
    """Return the single names for which others stand in the pseudonymised text, each with its kind."""
    raw, pseudonymised = talk.transcript_raw or "", talk.transcript_pseud or ""
    for old, new in edits(raw, pseudonymised) if raw and pseudonymised else ():
        word = raw[slice(*old)].strip()
        if len(word) >= _SHORTEST and word[0].isupper() and word.isalpha():
            yield word, _kind_of(pseudonymised[slice(*new)])


def _kind_of(replacement: str) -> str:
    return next((kind for kind, called in _CALLED.items() if called in replacement), PERSON)


def found_in(text: str, known: Lists) -> list[Suspect]:
    """Return what in a text should be looked at."""
    return suspects(text, known)


def proposal(talk: Interview, suspect: Suspect) -> str:
    """Return what could stand instead: what stands instead of these words already, or the next letter."""
    text = talk.transcript_pseud or ""
    earlier = _earlier(talk)
    if suspect.words in earlier:
        return earlier[suspect.words]
    called = _CALLED[suspect.kind]
    if suspect.kind not in _LETTERED:
        return f"[{called}]"
    free = (letter for letter in _LETTERS if f"[{called} {letter}]" not in text)
    return f"[{called} {next(free, '')}]".replace(" ]", "]")


def _earlier(talk: Interview) -> Mapping[str, str]:
    raw, pseudonymised = talk.transcript_raw or "", talk.transcript_pseud or ""
    made = edits(raw, pseudonymised) if raw and pseudonymised else []
    return {raw[slice(*old)].strip(): pseudonymised[slice(*new)].strip() for old, new in made}


def spare(book: LabBook, words: str) -> None:
    """Remember that words are no name, in all talks of this lab file."""
    with book.writing() as connection:
        spared.add(connection, [fold(words)])


def suspect_again(book: LabBook, words: str) -> None:
    """Forget that words are no name."""
    with book.writing() as connection:
        spared.drop(connection, [fold(words)])
