"""A transcript on its way in: who says what, before anybody decides under which name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# "Anna Müller:", "B1 [00:01:23]:", "[00:01:23] Interviewerin:"; the time is of no use without the recording.
_TIME = r"[\[(#]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,-]\d{1,3})?[\])#]?"
_SPEAKS = re.compile(
    rf"(?:{_TIME}\s+)?(?P<who>[^\W\d_][\w.’'-]*(?: [\w.’'-]+){{0,3}}?)\s*(?:{_TIME})?\s*:\s+(?P<what>.*)"
)
_STAMP = re.compile(rf"^{_TIME}\s+|\s*#\d{{2}}:\d{{2}}:\d{{2}}-\d#\s*")
_SHORT = 3  # letters of a name that counts though it comes once, such as I, B1, AB
_BLANKS = re.compile(r"[ \t\xa0]+")


class Said(NamedTuple):
    """One paragraph and who says it, "" if nobody knows."""

    speaker: str
    text: str


@dataclass(frozen=True)
class Transcript:
    """A transcript as it was read."""

    paragraphs: tuple[Said, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in the order of their first words."""
        return tuple(dict.fromkeys(said.speaker for said in self.paragraphs if said.speaker))

    def text(self, names: Mapping[str, str]) -> str:
        """Return the text with other names for the speakers; paragraphs are divided by an empty line."""
        return "\n\n".join(
            _named(names.get(said.speaker, said.speaker), said.text) for said in self.paragraphs
        )

    def guess(self) -> dict[str, str]:
        """Propose I for who asks and P, P2 … for the others: names do not belong in a transcript."""
        asking = _asking(self)
        others = [speaker for speaker in self.speakers if speaker != asking]
        names = {speaker: f"P{number if number > 1 else ''}" for number, speaker in enumerate(others, 1)}
        return names | ({asking: "I"} if asking else {})


def _named(speaker: str, text: str) -> str:
    return f"{speaker}: {text}" if speaker else text


def _asking(transcript: Transcript) -> str:
    """Who asks most of all, by question marks to paragraphs."""
    if len(transcript.speakers) < 2:
        return ""
    asked, spoke = Counter[str](), Counter[str]()
    for said in transcript.paragraphs:
        asked[said.speaker] += said.text.rstrip().endswith("?")
        spoke[said.speaker] += 1
    return max(transcript.speakers, key=lambda speaker: asked[speaker] / spoke[speaker])


def of_lines(lines: Iterable[str]) -> Transcript:
    """Read paragraphs of which each may begin with a name and a colon.

    A name counts if it comes twice or is short: "Also eines: …" is nobody's name.
    """
    cleaned = [_BLANKS.sub(" ", line).strip() for line in lines]
    found = [(_SPEAKS.fullmatch(line), line) for line in cleaned if line]
    often = Counter(hit["who"] for hit, _ in found if hit)
    said = (_said(hit, line, often) for hit, line in found)
    return Transcript(tuple(one for one in said if one.text))


def _said(hit: re.Match[str] | None, line: str, often: Counter[str]) -> Said:
    if hit and (often[hit["who"]] > 1 or len(hit["who"]) <= _SHORT):
        return Said(hit["who"], _STAMP.sub(" ", hit["what"]).strip())
    return Said("", _STAMP.sub(" ", line).strip())


def of_cues(cues: Sequence[Said]) -> Transcript:
    """Read subtitles: what one says in one go is one paragraph, and sentences stay whole."""
    return Transcript(tuple(_joined(cues)))


_LONG = 500  # characters after which a paragraph of an unknown voice ends with the sentence
_ENDS = (".", "?", "!", "…", "“", '"')


def _joined(cues: Iterable[Said]) -> Iterator[Said]:
    speaker, parts = "", list[str]()
    for cue in cues:
        length = sum(map(len, parts))
        complete = not cue.speaker and length > _LONG and parts[-1].endswith(_ENDS)
        if parts and (cue.speaker != speaker or complete):
            yield Said(speaker, " ".join(parts))
            parts = []
        speaker = cue.speaker
        if not parts or parts[-1] != cue.text:  # rolling subtitles say everything twice
            parts.append(cue.text)
    if parts:
        yield Said(speaker, " ".join(parts))
