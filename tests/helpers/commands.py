"""Calling the program's commands as scripts do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ui import cli

if TYPE_CHECKING:
    import pytest

NOW = "2022-11-23T08:00+01:00"


class Caller:
    """Calls commands with ``--json`` at a fixed time. Returns status, answer and what people read."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> tuple[int, dict[str, Any], str]:
        status = cli.main([*(str(argument) for argument in arguments), "--now", NOW, "--json"])
        out, err = self._capsys.readouterr()
        return status, json.loads(out) if out else {}, err
