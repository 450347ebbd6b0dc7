"""The command that says what IT decided on this computer, and what every other command says of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from app.policy.checking import Held

    Answer = tuple[int, dict[str, Any]]

DONE, TO_READ = range(2)
_NONE = "Auf diesem Rechner gilt keine Richtlinie."


def policy(_options: argparse.Namespace) -> Answer:
    """Tell every policy in force, and whatever IT should mend."""
    from app.policy import sources
    from app.policy.checking import check

    checked = check(sources.read())
    messages = [*checked.wrong, *checked.unknown]
    for text in [*map(_told, checked.held), *messages] or [_NONE]:
        print(text, file=sys.stderr)
    held = [_plain(it) for it in checked.held]
    return (TO_READ if messages else DONE), {"ok": not messages, "policies": held, "messages": messages}


def _told(held: Held) -> str:
    fixed = "gesperrt" if held.locked else "Vorschlag"
    where = held.where or "ohne Wert, also Standard"
    return f"{held.setting.label}: {held.value or 'leer'} ({fixed}; {where})".replace("\n", ", ")


def _plain(held: Held) -> dict[str, Any]:
    return {"key": held.setting.key, "value": held.value, "locked": held.locked, "source": held.where or None}


def with_complaints(status: int, answer: dict[str, Any]) -> Answer:
    """Say with any command's answer what of the policy does not hold as IT meant it."""
    from app.policy import sources
    from app.policy.checking import check

    wrong = () if "policies" in answer else check(sources.read()).wrong
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return (status or TO_READ, {**answer, "policy": list(wrong)}) if wrong else (status, answer)
