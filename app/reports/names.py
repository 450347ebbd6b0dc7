"""File names that speak: safe on every system, short enough for every path, umlauts as they are."""

from __future__ import annotations

import re
import unicodedata

from app.reports.prose import short_title

LONGEST = 80

# What Windows forbids, what separates folders elsewhere, and what nobody can read.
_UNSAFE = re.compile(r"[^\w.-]+")


def module_file(code: str, title: str) -> str:
    """Return ``OEW-WB-0001_Pop-up-Coworking-in-Oestrich-Winkel.docx``, at most 80 characters.

    Of a title with a colon what stands before it is name enough.
    """
    room = LONGEST - len(f"{code}_.docx")
    words = _safe(short_title(title, room))
    short = words if len(words) <= room else words[: room + 1].rpartition("-")[0] or words[:room]
    short = short.strip("-._")
    return f"{code}_{short}.docx" if short else f"{code}.docx"


def workbook_file(prefix: str) -> str:
    """Return ``DIE_Laborbuch.xlsx``."""
    return f"{prefix}_Laborbuch.xlsx"


def compendium_file(prefix: str) -> str:
    """Return ``DIE_Wissensbausteine.docx``."""
    return f"{prefix}_Wissensbausteine.docx"


def _safe(title: str) -> str:
    composed = unicodedata.normalize("NFC", title)
    return re.sub(r"-{2,}", "-", _UNSAFE.sub("-", composed)).strip("-._")
