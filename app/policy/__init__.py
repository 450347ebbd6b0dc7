"""What the IT of a house decided for the program on this computer: ``Policy`` holds it, ``sources`` reads it.

For what belongs to the program: policy, else the person, else the default. For what belongs to a lab file:
the lab, else the policy, else the default; a locked setting is never the lab's or the person's. What cannot
be understood stays at its default and is locked, and ``checking`` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.setting import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.setting import Setting

LOCKED = "locked"
BY_IT = "Von Ihrer IT festgelegt"
UNTIL_MENDED = "Gesperrt, bis Ihre IT die Richtlinie berichtigt hat"
_MISREAD = (
    "Was für „{label}“ festgelegt ist ({where}), ist nicht zu verstehen: {why}. Bitte melden Sie das Ihrer "
    "IT; bis dahin gilt, was das Programm vorgibt."
)


class Stated(NamedTuple):
    """A value as IT wrote it, and where, in words."""

    text: str
    where: str


class Policy(NamedTuple):
    """What was stated by key, and a sentence for everything that could not even be read.

    With such a doubt nobody knows what else IT decided: every setting that is not stated stays at its
    default.
    """

    stated: Mapping[str, Stated] = {}
    doubts: tuple[str, ...] = ()

    def states(self, setting: Setting) -> bool:
        """Whether IT gave a value, and be it one that cannot be understood."""
        return bool(setting.policy) and setting.key in self.stated

    def locks(self, setting: Setting) -> bool:
        """Whether nobody but IT may change the setting, even where it belongs to a lab."""
        if not setting.policy:
            return False
        return setting.key in self.locked or bool(self.complaint(setting)) or self._leaves_open(setting)

    def holds(self, setting: Setting) -> bool:
        """Whether the person's own value does not count."""
        return self.states(setting) or self.locks(setting)

    def value(self, setting: Setting) -> Any:
        """Return what IT gave, or else the default."""
        if not self.states(setting):
            return setting.default
        try:
            return setting.read(self.stated[setting.key].text)
        except ValueError:
            return setting.default

    def complaint(self, setting: Setting) -> str:
        """Return what is wrong with the value that IT gave, in one sentence; "" if nothing is."""
        if not self.states(setting):
            return ""
        text, where = self.stated[setting.key]
        try:
            setting.read(text)
        except ValueError as error:
            return _MISREAD.format(label=setting.label, where=where, why=error)
        return ""

    def note(self, setting: Setting) -> str:
        """Return what to say beside a setting that this policy holds."""
        return UNTIL_MENDED if self.complaint(setting) or self._leaves_open(setting) else BY_IT

    @property
    def locked(self) -> list[str]:
        """The keys of the settings that IT locked."""
        return words(self.stated[LOCKED].text) if LOCKED in self.stated else []

    def _leaves_open(self, setting: Setting) -> bool:
        return bool(self.doubts) and setting.key not in self.stated


NO_POLICY = Policy()
