"""A talk as text: which of its two transcripts people work with, who speaks, and what was asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.records.interview import Interview

# Who speaks stands at the beginning of a paragraph: a letter or two, a word, or a word and a number.
_SPEAKER = re.compile(r"([A-ZÄÖÜ][^\W\d_]{0,20}(?: ?\d{1,2})?): ", re.UNICODE)
_ASKING = frozenset({"i", "interviewer", "interviewerin", "frage", "interviewende"})
_NO_LETTERS = re.compile(r"\W+")


class Turn(NamedTuple):
    """A paragraph that says something. ``start`` and ``end`` count in the text, ``number`` from 1.

    ``said`` is where the words begin, behind the name of who speaks.
    """

    number: int
    start: int
    said: int
    end: int
    speaker: str

    @property
    def asks(self) -> bool:
        """Whether the one who leads the talk speaks."""
        return self.speaker.casefold().rstrip(" 0123456789") in _ASKING


def working_text(interview: Interview) -> str:
    """Return the transcript in which passages are counted: the pseudonymised one as soon as there is one."""
    return interview.transcript_pseud or interview.transcript_raw or ""


def turns(text: str) -> Iterator[Turn]:
    """Return the paragraphs of a transcript; empty ones only divide."""
    number, start = 0, 0
    for line in text.split("\n"):
        if line.strip():
            number += 1
            speaker = _SPEAKER.match(line)
            said = start + (speaker.end() if speaker else 0)
            yield Turn(number, start, said, start + len(line), speaker[1] if speaker else "")
        start += len(line) + 1


def turn_at(text: str, position: int) -> Turn | None:
    """Return the paragraph in which a position lies, or the last one before it."""
    found = None
    for turn in turns(text):
        if turn.start > position:
            break
        found = turn
    return found


def wording(text: str, start: int, end: int) -> str:
    """Return what was said in a stretch, without the names of who speaks, in one line."""
    said = (text[max(turn.said, start) : min(turn.end, end)] for turn in turns(text) if turn.end > start)
    return " ".join(" ".join(part.split()) for part in said if part.strip())


def question_before(text: str, position: int, questions: Mapping[str, str]) -> str | None:
    """Return the internal number of the question that was asked last before a position.

    ``questions`` holds number and wording by internal number. A question counts as asked where the words of
    it stand in a paragraph of the one who asks.
    """
    asked = None
    sought = {uid: _letters(text_of) for uid, text_of in questions.items()}
    for turn in turns(text):
        if turn.start > position:
            break
        said = _letters(text[turn.said : turn.end]) if turn.asks else ""
        asked = next((uid for uid, words in sought.items() if words and words in said), asked)
    return asked


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", fold(text))
