"""Subtitles, as programs write them that turn speech into text: WebVTT and SubRip."""

from __future__ import annotations

import html
import re

from app.interchange.transcript import Said

_CUE = re.compile(r"^.*?\d[.,]\d{3}\s+-->\s+.*$", re.MULTILINE)
_BLOCK_END = re.compile(r"\n\s*\n")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]+)>")
_TAG = re.compile(r"</?[^>]+>|\{\\[^}]*\}")
_NAMED = re.compile(r"^(?:- ?)?([^\W\d_][\w.-]*(?: [\w.-]+){0,2}): (.*)$", re.DOTALL)


def cues(text: str) -> list[Said]:
    """Return what is said, cue by cue; numbers, times, notes and styles are left out."""
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = list(_CUE.finditer(normal))
    said = (_said(_BLOCK_END.split(normal[hit.end() :], maxsplit=1)[0]) for hit in starts)
    return [one for one in said if one.text]


def _said(cue: str) -> Said:
    voice = _VOICE.search(cue)
    text = " ".join(html.unescape(_TAG.sub("", cue)).split())
    named = None if voice else _NAMED.match(text)
    if named:
        return Said(named[1], named[2].strip())
    return Said(voice[1].strip() if voice else "", text)
