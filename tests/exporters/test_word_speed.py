"""What the measurement of Word's speed relies on; the measuring itself is ``make bench``."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import docx

from exporters.word import write
from tests.bench import word as bench
from tests.helpers.word import select, style_names

if TYPE_CHECKING:
    from pathlib import Path


def test_the_floor_writes_the_same_document(tmp_path: Path) -> None:
    data = bench.modules(4)
    write(bench.document(data), tmp_path / "writer.docx")
    bench.floor(data, bench.pattern(tmp_path), tmp_path / "floor.docx")
    writer, floor = (docx.Document(str(tmp_path / f"{name}.docx")) for name in ("writer", "floor"))
    assert style_names(writer) == style_names(floor)
    assert len(select(writer, "//w:tbl")) == len(select(floor, "//w:tbl")) == 4
    assert len(writer.inline_shapes) == len(floor.inline_shapes) == 2


def test_python_docx_is_loaded_only_when_something_is_written() -> None:
    check = "import sys, exporters.word; sys.exit(bool({'docx', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
