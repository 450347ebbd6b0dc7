"""Numbers as Germans write them: 8.500 and 13.450,50, and small ones in letters."""

from __future__ import annotations

import re
from decimal import Decimal

_MINUS = "[-\u2212–]"
_GERMAN = re.compile(rf"({_MINUS}?)\s*([0-9]{{1,3}}(?:[.\s'’][0-9]{{3}})+|[0-9]+)(?:,([0-9]+))?")
# What a calculator or another program hands over: a point that cannot part thousands.
_POINTED = re.compile(rf"({_MINUS}?)\s*([0-9]+)\.([0-9]+)")

_IN_LETTERS = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")


def parse(text: str) -> Decimal | None:
    """Return the number a text says, or None. A point before three digits parts thousands."""
    match = _GERMAN.fullmatch(text) or _POINTED.fullmatch(text)
    if match is None:
        return None
    sign, whole, fraction = match.groups()
    return Decimal(f"{'-' if sign else ''}{re.sub(r'[^0-9]', '', whole)}.{fraction or '0'}")


def write(value: Decimal | int, decimals: int = 0) -> str:
    """Return a number with all its decimal places, but at least ``decimals`` of them."""
    whole, _, fraction = f"{Decimal(value):,f}".partition(".")
    fraction = fraction.rstrip("0").ljust(decimals, "0")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def spelled(number: int) -> str:
    """Return a number as it stands in a sentence: zwei to zwölf in letters, all others in figures."""
    at = number - 2
    return _IN_LETTERS[at] if 0 <= at < len(_IN_LETTERS) else write(number)
