"""One measured figure, and the process that it is measured in."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """A quotient of CPU seconds, the median of all rounds."""

    name: str
    value: float
    limit: float

    def __str__(self) -> str:
        return f"{self.name}: {self.value:.2f} (höchstens {self.limit})"


def seconds(module: str, *arguments: str) -> float:
    """What a fresh process of ``python -m module`` prints: imports and caches of one run help no other."""
    command = [sys.executable, "-m", module, *arguments]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
