"""A finished file taken apart into texts that can be compared line by line."""

from __future__ import annotations

import hashlib
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from app.formats import FORMATS
from app.version import version
from tests.helpers.bundles import bundle, entry
from tests.helpers.papers import everything
from ui.compose import FileWriters

if TYPE_CHECKING:
    from pathlib import Path

KEPT = ("word", "opendocument", "excel", "web", "markdown", "json")
_XML = (".xml", ".rels")
# Where the program says who it is. Nothing else differs between two runs.
_VOLATILE = (re.compile(re.escape(version())),)
# Parts that are taken from the template as they are: their sum is enough.
_WHOLE = re.compile(r"theme\d*\.xml|fontTable\.xml|webSettings\.xml")
_LONGEST = 80_000  # what is longer, such as the legend of a workbook, nobody reads as a difference
_LONG = re.compile(r"[A-Za-z0-9+/=x]{200,}")


_ENTRIES = (
    entry(
        "activity", title="Größe & <Markt>", activity_type="workshop", start="2022-05", participants_count=23
    ),
    entry("finding", statement="=1+1 ist keine Formel", themes=("new_work",)),
    entry("knowledge_module", title="Pop-up 🙂", summary="Zeile\nund noch eine"),
)


def write(key: str, folder: Path) -> Path:
    """Write a file of a format that holds everything the format can."""
    file = folder / f"reference{FORMATS[key].ending}"
    if key == "excel":
        FileWriters().excel(bundle(*_ENTRIES), file)
    else:
        FileWriters().paper(key, everything(), file)
    return file


def parts(file: Path) -> dict[str, str]:
    """Return the parts of a file by name, each as text; pictures and the like by their sum."""
    if not zipfile.is_zipfile(file):
        return {file.name: _shortened(file.read_text("utf-8"))}
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        return {"parts": "\n".join(names), **{name: _text(name, archive.read(name)) for name in names}}


def _text(name: str, data: bytes) -> str:
    if not name.endswith(_XML) or _WHOLE.search(name):
        return f"sha256 {hashlib.sha256(data).hexdigest()}"
    root = etree.fromstring(data)
    etree.indent(root)
    text = _shortened(etree.tostring(root, encoding="unicode"))
    return text if len(text) < _LONGEST else f"sha256 {hashlib.sha256(data).hexdigest()}"


def _shortened(text: str) -> str:
    """Pictures within a text, and words of thousands of letters, are as good as their sum."""
    for pattern in _VOLATILE:
        text = pattern.sub("VERSION", text)
    return _LONG.sub(lambda found: f"sha256 {hashlib.sha256(found[0].encode()).hexdigest()}", text)
