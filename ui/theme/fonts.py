"""The program's own typefaces."""

from __future__ import annotations

from importlib import resources

from PySide6.QtGui import QFontDatabase

# Each face costs start-up time, so the first window loads only what it shows.
FIRST = ("SourceSansPro-Regular", "SourceSansPro-Semibold")
READING = "SourceSerifPro-Regular"

_known: set[str] = set()


def register_first() -> None:
    """Make the faces of the first window known."""
    for face in FIRST:
        _register(face)


def register_reading() -> None:
    """Make the face for sentences known."""
    _register(READING)


def register_rest() -> None:
    """Make the other faces known."""
    folder = resources.files("resources") / "fonts"
    for file in sorted(file.name for file in folder.iterdir() if file.name.endswith(".ttf")):
        _register(file.removesuffix(".ttf"))


def _register(face: str) -> None:
    if face in _known:
        return
    data = (resources.files("resources") / "fonts" / f"{face}.ttf").read_bytes()
    if QFontDatabase.addApplicationFontFromData(data) < 0:
        raise RuntimeError(f"Qt cannot read {face}.ttf")
    _known.add(face)
