"""Looking at a policy as a whole: what holds here, and what IT should mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.policy import LOCKED
from app.policy.rows import LOCKABLE, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.policy import Policy
    from app.setting import Setting

_UNKNOWN = "„{key}“ ({where}) kennt dieses Programm nicht und lässt es außer Acht."
_NOT_LOCKABLE = "„{key}“ ({where}) ist keine Einstellung, die sich sperren lässt."


class Held(NamedTuple):
    """A setting that IT decided; ``where`` is "" for one that is locked at its default without a word."""

    setting: Setting
    value: str
    locked: bool
    where: str


class Checked(NamedTuple):
    """``wrong`` is for everybody: something does not hold as IT meant it. ``unknown`` is for IT alone."""

    held: tuple[Held, ...]
    wrong: tuple[str, ...]
    unknown: tuple[str, ...]


def check(policy: Policy) -> Checked:
    """Read everything that a policy says."""
    wrong = (*policy.doubts, *filter(None, (policy.complaint(row.setting) for row in ROWS.values())))
    return Checked(tuple(_held(policy)), wrong, tuple(_unknown(policy)))


def _held(policy: Policy) -> Iterator[Held]:
    for row in ROWS.values():
        setting = row.setting
        if policy.holds(setting):
            stated = policy.stated.get(setting.key)
            locked = policy.locks(setting) or not row.of_lab
            yield Held(setting, setting.shown(policy.value(setting)), locked, stated.where if stated else "")


def _unknown(policy: Policy) -> Iterator[str]:
    for key, stated in policy.stated.items():
        if key not in ROWS:
            yield _UNKNOWN.format(key=key, where=stated.where)
    for key in policy.locked:
        if key not in LOCKABLE:
            yield _NOT_LOCKABLE.format(key=key, where=policy.stated[LOCKED].where)
