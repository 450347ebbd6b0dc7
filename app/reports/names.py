"""File names that speak: safe on every system, short enough for every path, umlauts as they are."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from app.reports.prose import short_title

if TYPE_CHECKING:
    import datetime as dt

LONGEST = 80
WORD = ".docx"  # no format has a longer ending
_PART = LONGEST - len("Gesamtpaket_Kompendium_.docx")
_PART_OF_WORKBOOK = LONGEST - len("Gesamtpaket_Arbeitsmappe_.xlsx")

# What Windows forbids, what separates folders elsewhere, and what nobody can read.
_UNSAFE = re.compile(r"[^\w.-]+")


def module_file(code: str, title: str, ending: str = WORD) -> str:
    """Return ``OEW-WB-0001_Pop-up-Coworking-in-Oestrich-Winkel.docx``, at most 80 characters.

    A module has the same name in every format. Of a title with a colon what stands before it is name enough.
    """
    room = LONGEST - len(f"{code}_{WORD}")
    words = _safe(short_title(title, room))
    short = words if len(words) <= room else words[: room + 1].rpartition("-")[0] or words[:room]
    short = short.strip("-._")
    return f"{code}_{short}{ending}" if short else f"{code}{ending}"


def workbook_file(prefix: str, ending: str = ".xlsx") -> str:
    """Return ``DIE_Laborbuch.xlsx``."""
    return f"{prefix}_Laborbuch{ending}"


def compendium_file(prefix: str, ending: str = WORD) -> str:
    """Return ``DIE_Wissensbausteine.docx``."""
    return f"{prefix}_Wissensbausteine{ending}"


def network_file(part: str = "", ending: str = WORD) -> str:
    """Return ``Gesamtpaket_Kompendium.docx``, of a part ``Gesamtpaket_Kompendium_Thema-Leerstand.docx``."""
    name = _safe(part)[:_PART]
    return f"Gesamtpaket_Kompendium_{name}{ending}" if name else f"Gesamtpaket_Kompendium{ending}"


def network_workbook_file(part: str = "") -> str:
    """Return ``Gesamtpaket_Arbeitsmappe.xlsx``, of a part ``Gesamtpaket_Arbeitsmappe_Brandenburg.xlsx``."""
    name = _safe(part)[:_PART_OF_WORKBOOK]
    return f"Gesamtpaket_Arbeitsmappe_{name}.xlsx" if name else "Gesamtpaket_Arbeitsmappe.xlsx"


def delivery_file(prefix: str, number: int | None, day: dt.date) -> str:
    """Return ``DIE_Lieferung-04_2022-11-22.zip``; a delivery without a number does without."""
    counted = "" if number is None else f"-{number:02}"
    return f"{prefix}_Lieferung{counted}_{day}.zip"


def guidelines_file(prefix: str, day: dt.date) -> str:
    """Return ``PB_Vorgaben_2022-11-22.zip``; the prefix is the office's."""
    return f"{prefix}_Vorgaben_{day}.zip"


def reply_file(prefix: str, day: dt.date) -> str:
    """Return ``Rueckmeldung_DIE_2022-11-25.zip``; the prefix is that of the lab it is for."""
    return f"Rueckmeldung_{prefix}_{day}.zip"


def part_file(name: str, part: str) -> str:
    """Return the name of a part (Text, Bilder-1) of a package that was too large for one file."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}_{part}.{ending}"


def _safe(title: str) -> str:
    composed = unicodedata.normalize("NFC", title)
    return re.sub(r"-{2,}", "-", _UNSAFE.sub("-", composed)).strip("-._")
