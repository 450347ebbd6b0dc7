"""Somebody else at another computer, as a process of their own that has a lab file open."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SITS = """
import sys
from pathlib import Path
from app.services.presence import Seat, open_at
from tests.helpers.books import clock

file, seat, computer, editor = sys.argv[1:]
book = open_at(Path(file), Seat(seat, computer, editor), clock=clock)
print("open", flush=True)
sys.stdin.readline()
book.close()
"""


@contextmanager
def sitting(
    file: Path, seat: str = "dort", computer: str = "RATHAUS-04", editor: str = "kb"
) -> Iterator[subprocess.Popen[str]]:
    """Yield the process once it has the file open; it leaves in order, unless it was killed."""
    command = [sys.executable, "-c", _SITS, str(file), seat, computer, editor]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process
        if process.poll() is None:
            process.communicate("\n")
