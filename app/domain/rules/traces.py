"""Traces of persons that a pattern can find: e-mail addresses, telephone numbers, accounts.

Names are another matter: only the Personentresor knows them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# Each pattern starts where a word starts: a long text costs no more than its length.
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"""(?<![\w.,/+-])(?:
        (?:\+|00)[1-9]\d{0,2}[ ]?(?:\(0\))?(?:[ /-]{0,3}\d){6,13}  # +49 6723 99-0
      | 0[1-9]\d{1,3}[ ]?[ /-]{1,3}\d(?:[ -]?\d){2,9}              # 06723 99-0, 089/123456
      | \(0[ ]?[1-9][\d ]{1,6}\)[ ]?\d(?:[ -]?\d){2,9}                 # (0 67 23) 99-0
      | 0[1-9]\d{8,10}                                             # 01511234567
    )(?![.,]?\d)""",
    re.VERBOSE,
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b")

_OFFICES = re.compile(
    r"(?:info|kontakt|hallo|e?mail|post|bau|markt|kreis|team|presse|redaktion|b(?:ü|ue)ro|service|office|dsb)$"
    r"|(?:stadt|gemeinde|rathaus|poststelle|verwaltung|buergermeister|bürgermeister|wirtschaft|foerder|förder"
    r"|touris|kultur|datenschutz|projekt|kleinstadt|cowork|klima|umwelt|verein|bibliothek|b(?:ü|ue)cherei"
    r"|archiv|museum|schule|kita|jugend|sozial|ehrenamt|anmeldung|termin|zentrale|sekretariat)"
    r"|.*(?:amt|b(?:ü|ue)ro|labor|stelle|verwaltung|planung|entwicklung|marketing|space)$",
    re.IGNORECASE,
)
_FIRST_AND_LAST = re.compile(r"[^\W\d_]+[._-][^\W\d_]+(?:[._-][^\W\d_]+)?")


def traces(text: str, offices: Collection[str | None] = ()) -> Iterator[str]:
    """Return each trace of a person; ``offices`` are addresses known to belong to no person."""
    known = {address.casefold() for address in offices if address}
    for address in mail_addresses(text):
        if address.casefold() not in known and not is_office(address):
            yield address
    yield from (match[0] for match in _IBAN.finditer(text) if _adds_up(match[0]))
    yield from (match[0] for match in _PHONE.finditer(_IBAN.sub(" ", text)))


def trace_spans(text: str) -> Iterator[tuple[int, int]]:
    """Return where traces stand in a text, addresses of offices among them."""
    for pattern in (_MAIL, _PHONE):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span() for match in _IBAN.finditer(text) if _adds_up(match[0]))


def mail_addresses(text: str) -> list[str]:
    """Return the e-mail addresses in a text."""
    return _MAIL.findall(text)


def is_office(address: str) -> bool:
    """Whether the part before the @ names an office or a function."""
    return any(_OFFICES.match(part) for part in re.split(r"[._-]", address.partition("@")[0]))


def looks_personal(address: str) -> bool:
    """Whether an address looks like first.last@."""
    return bool(_FIRST_AND_LAST.fullmatch(address.partition("@")[0])) and not is_office(address)


def _adds_up(account: str) -> bool:
    """Whether the check digits of an IBAN fit, so that no file number is taken for one."""
    compact = account.replace(" ", "")
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1
