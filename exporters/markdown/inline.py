"""Pieces of text within a paragraph. What people wrote is never taken for markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from app.reports.model import Tone
from exporters.readable import readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.reports.model import Span

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&#])")
# What begins a list, a heading or a rule if it stands first in a line.
_AT_START = re.compile(r"^([ \t]*)(?:([-+=])|(\d+)([.)]))")
_BLANKS = re.compile("[ \t\n\r]+")
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)
_ADDRESSES = ("http://", "https://", "mailto:", "#")
_BREAK = "<br>"


def plain(content: str) -> str:
    """Return one line of text."""
    return _MARKUP.sub(r"\\\1", _BLANKS.sub(" ", readable(content)))


def text(content: str) -> str:
    """Return text with its line breaks."""
    lines = re.split("\r\n|\r|\n", readable(content))
    return _BREAK.join(_MARKUP.sub(r"\\\1", line) for line in lines)


def started(line: str) -> str:
    """Return what begins a paragraph, so that it begins nothing else."""
    return _AT_START.sub(_escaped, line)


def _escaped(found: re.Match[str]) -> str:
    blank, sign, number, dot = found.groups()
    return f"{blank}\\{sign}" if sign else f"{blank}{number}\\{dot}"


def spans(pieces: Iterable[Span]) -> str:
    """Return the content of a paragraph."""
    return started("".join(map(_span, pieces)).strip())


def anchor(name: str | None) -> str:
    """Return a place to jump to."""
    return f'<a id="{name}"></a>' if name else ""


def _span(it: Span) -> str:
    inner = text(it.text)
    if it.tone in (Tone.STRONG, Tone.LABEL):
        inner = _around("**", inner)
    if it.href:
        title = f' "{plain(it.tooltip).replace(chr(34), chr(92) + chr(34))}"' if it.tooltip else ""
        inner = f"[{inner}](<{_address(it.href)}>{title})"
    return anchor(it.anchor) + inner


def _around(mark: str, inner: str) -> str:
    """Blanks stand outside of the marks, or they would be read as stars."""
    found = _EDGES.match(inner)
    before, word, after = found.groups() if found else ("", inner, "")
    return f"{before}{mark}{word}{mark}{after}" if word else inner


def _address(href: str) -> str:
    found = href if href.startswith(_ADDRESSES) else quote(href)
    return found.replace("<", "%3C").replace(">", "%3E").replace("\n", "")
