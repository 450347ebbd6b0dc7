"""The program's own files, for the tests that guard the house. Works in an unpacked archive, without git."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("app", "exporters", "resources", "ui")
TEXT = {
    "",
    ".cfg",
    ".desktop",
    ".json",
    ".lock",
    ".md",
    ".mako",
    ".nsi",
    ".ps1",
    ".py",
    ".qss",
    ".sh",
    ".spec",
}
TEXT |= {".svg", ".toml", ".txt", ".xml", ".yml"}
OURS = (*CODE, ".ci", ".github", "docs", "packaging", "tests")


def modules(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def texts() -> list[Path]:
    """Every text file that is part of the repository."""
    found = [path for room in OURS for path in (ROOT / room).rglob("*") if "__pycache__" not in path.parts]
    found += ROOT.iterdir()
    return sorted(path for path in found if path.is_file() and path.suffix in TEXT)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
