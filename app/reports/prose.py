"""Running text: paragraphs, bullets, and codes in brackets that become evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.dates import MONTHS, NBSP
from app.reports.model import Paragraph, Role, Span, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.reports.desk import Desk

CODE = r"[A-Z]{2,3}-[A-Z]{2}-[0-9]{4}"
_BULLETS = ("- ", "• ")

# One or more codes in brackets, with the blank before and the full stop behind them.
_MARKS = re.compile(rf"(?<!\s)\s*(?P<marks>\[{CODE}\](?:\s*\[{CODE}\])*)(?P<stop>[.!?](?!\w))?")
_CODE = re.compile(CODE)
# Blanks where no line may end: before a unit, before a month, within an abbreviation.
_UNITS = r"[%€]|(?:EUR|Euro|Prozent|Uhr|km|Kilometern?|m²|Quadratmetern?)\b"
_TIES = re.compile(rf"(?<=\d) (?={_UNITS})|(?<=\d\.) (?=(?:{'|'.join(MONTHS)})\b)|(?<=\bz\.) (?=B\.)")
_SENTENCE_END = re.compile(r"(?<=\w\w\w)[.!?](?=\s+[A-ZÄÖÜ„])")  # not the full stop of "ca." or "z. B."


def paragraphs(text: str, desk: Desk, role: Role = Role.BODY) -> tuple[Paragraph, ...]:
    """Return a long text as paragraphs and bullets."""
    bullet = Role.CELL_BULLET if role is Role.CELL else Role.BULLET
    return tuple(
        Paragraph(bullet if is_bullet else role, cited(piece, desk)) for is_bullet, piece in _pieces(text)
    )


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Yield paragraphs and bullets; a line without a bullet's dash goes on with what stands above it."""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        begins = line.startswith(_BULLETS)
        if lines and (begins or not line.strip()):
            yield _piece(lines)
            lines = []
        if line.strip():
            lines.append(line)


def _piece(lines: list[str]) -> tuple[bool, str]:
    is_bullet = lines[0].startswith(_BULLETS)
    text = "\n".join(line.strip() for line in lines)
    return is_bullet, text[2:].lstrip() if is_bullet else text


def in_line(text: str, desk: Desk) -> tuple[Span, ...]:
    """Return a long text as one line, for cells and lists."""
    return cited(flat(text), desk)


def cited(text: str, desk: Desk) -> tuple[Span, ...]:
    """Return text with its marks as numbers that lead to the evidence; they stand after the full stop."""
    spans: list[Span] = []
    end = 0
    for match in _MARKS.finditer(text):
        spans += _linked(text[end : match.start()] + (match["stop"] or ""), desk)
        for nth, mark in enumerate(desk.marks(_CODE.findall(match["marks"]))):
            spans += [Span(" " if nth else NBSP), mark]
        end = match.end()
    return tuple(spans + _linked(text[end:], desk))


def _linked(text: str, desk: Desk) -> list[Span]:
    """Codes of modules that can be opened from here lead there."""
    spans: list[Span] = []
    end = 0
    for match in _CODE.finditer(text):
        record = desk.sight.coded(match[0])
        if record and record.about.name == "knowledge_module" and record.uid in desk.sight.places:
            spans += [*_plain(text[end : match.start()]), _to_module(match[0], record.uid, desk)]
            end = match.end()
    return spans + _plain(text[end:])


def _to_module(code: str, uid: str, desk: Desk) -> Span:
    return Span(code, Tone.LINK, href=desk.sight.places[uid])


def _plain(text: str) -> list[Span]:
    return [Span(_TIES.sub(NBSP, text))] if text else []


def unmarked(text: str) -> str:
    """Return text without the codes in brackets."""
    return _MARKS.sub(lambda match: match["stop"] or "", text)


def flat(text: str) -> str:
    """Return text in one line."""
    return " ".join(text.split())


def shortened(text: str, limit: int) -> str:
    """Return what fits of a text: whole sentences if possible, else whole words and an ellipsis."""
    line = flat(unmarked(text))
    if len(line) <= limit:
        return line
    ends = [match.end() for match in _SENTENCE_END.finditer(line) if match.end() <= limit]
    return line[: ends[-1]] if ends else line[:limit].rpartition(" ")[0].rstrip(",;:–- ") + " …"


def short_title(title: str, limit: int) -> str:
    """Return what names a title: what stands before its colon and, if that is too long, before its comma."""
    name = title.partition(": ")[0]
    return name if len(name) <= limit else name.partition(", ")[0]


def joined(parts: Iterable[Iterable[Span]], separator: str) -> tuple[Span, ...]:
    """Return parts with a separator between those that are not empty."""
    spans: list[Span] = []
    for part in parts:
        filled = tuple(part)
        if filled and spans:
            spans.append(Span(separator))
        spans += filled
    return tuple(spans)


def toned(spans: Iterable[Span], tone: Tone) -> tuple[Span, ...]:
    """Return spans with another tone where they had none of their own."""
    return tuple(replace(span, tone=tone) if span.tone is Tone.PLAIN else span for span in spans)


def plain_text(spans: Iterable[Span]) -> str:
    """Return what is read when all marks of meaning are taken away."""
    return "".join(span.text for span in spans)
