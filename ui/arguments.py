"""Reading the words of a command, in German."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from app.errors import LaborbuchError

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Help(argparse.HelpFormatter):
    """Says in German how a command is called."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Write how it is called; "" stands for no word before it, None for the usual one."""
        super().add_usage(usage, actions, groups, "Aufruf: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Speaks German, and raises LaborbuchError for what it does not understand."""

    def __init__(self, **about: Any) -> None:
        """Take what ``argparse.ArgumentParser`` takes."""
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Help, **about)
        self._positionals.title, self._optionals.title = "Angaben", "Optionen"
        self.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    def error(self, message: str) -> NoReturn:
        """Show how it is called, and raise LaborbuchError: argparse's own words are English."""
        self.print_usage(sys.stderr)
        raise LaborbuchError(
            "Diesen Aufruf gibt es nicht, oder es fehlt eine Angabe. "
            f"„{self.prog} --help“ zeigt, was möglich ist."
        )


def formats_of(text: str, choices: Sequence[str]) -> tuple[str, ...]:
    """Read the names of formats, several with commas. Raises LaborbuchError for one that is not a choice."""
    found = tuple(filter(None, text.lower().replace(" ", "").split(",")))
    for name in found or (text,):
        if name not in choices:
            raise LaborbuchError(f"„{name}“ gibt es bei „--as“ nicht. Möglich sind: {', '.join(choices)}.")
    return found
