"""The file around the cells: whether it is a workbook, and whether a parser may see it.

Everything that cells are made of is inflated here, once and within limits, and checked against its sum. The
parser gets a plain archive of exactly that, so that it can find nothing else in the file than was checked.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NoReturn

from app.errors import RefusedFileError
from exporters.containers import BEGINNING_LENGTH, Container, Sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    Parts = dict[str, bytes]

MOST_BYTES = 500 * 1024 * 1024

EMPTY = "„{name}“ ist leer. Lassen Sie sich die Arbeitsmappe noch einmal schicken."
PROTECTED = (
    "„{name}“ ist mit einem Kennwort geschützt. Öffnen Sie die Arbeitsmappe, heben Sie den Schutz auf, und "
    "speichern Sie sie, bevor Sie sie übernehmen."
)
OLD_FORMAT = (
    "„{name}“ ist im alten Excel-Format (.xls) gespeichert. Speichern Sie die Datei als Excel-Arbeitsmappe "
    "(.xlsx), und übernehmen Sie diese."
)
OTHER_FORMAT = (
    "„{name}“ ist in einem anderen Format als .xlsx gespeichert. Speichern Sie die Datei als "
    "Excel-Arbeitsmappe (.xlsx), und übernehmen Sie diese."
)
STRICT = (
    "„{name}“ ist als „Strict Open XML-Arbeitsmappe“ gespeichert. Speichern Sie die Datei als "
    "Excel-Arbeitsmappe (.xlsx), und übernehmen Sie diese."
)
NO_WORKBOOK = (
    "„{name}“ ist keine Excel-Arbeitsmappe. Wählen Sie die Datei, die das Laborbuch geschrieben hat (.xlsx)."
)
DAMAGED = "„{name}“ ist beschädigt. Lassen Sie sich die Arbeitsmappe noch einmal schicken."
TOO_LARGE = (
    "„{name}“ ist zu groß (ausgepackt {size}). Prüfen Sie, ob die Datei wirklich aus dem Laborbuch stammt."
)
ODD = (
    "„{name}“ ist anders aufgebaut als eine Arbeitsmappe ({why}) und wurde nicht geöffnet. Öffnen Sie sie "
    "in Excel oder LibreOffice, speichern Sie sie neu, und übernehmen Sie die neue Datei."
)

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
OF_THE_WHOLE = ("[Content_Types].xml", "_rels/.rels")
_NO_CELLS = ("xl/tables/", "xl/theme/", "xl/drawings/", "xl/charts/", "xl/worksheets/_rels/", "xl/media/")
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_SENTENCES = Sentences(EMPTY, PROTECTED, OLD_FORMAT, NO_WORKBOOK, DAMAGED, TOO_LARGE, ODD)


def parts_of(data: bytes, name: str) -> Parts:
    """Return the parts that the cells are made of, by their names. Raises RefusedFileError."""
    container = Container(data, name, _SENTENCES, MOST_BYTES)
    _refuse_without_workbook(container)
    return _inflated(container)


def packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Return an archive of the parts. Nothing is deflated: it is read at once and thrown away."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part), content)
    file.seek(0)
    return file


def refuse_size(name: str, size: int) -> NoReturn:
    """Refuse a file that is larger than any workbook of ours."""
    raise RefusedFileError(TOO_LARGE.format(name=name, size=f"{size // 1024**2:,} MB".replace(",", ".")))


def _refuse_without_workbook(container: Container) -> None:
    names = container.names
    if WORKBOOK in names:
        return
    other = "xl/workbook.bin" in names or "content.xml" in names
    raise container.refusal(OTHER_FORMAT if other else NO_WORKBOOK)


def _inflated(container: Container) -> Parts:
    parts: Parts = {}
    for entry in container.entries:
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        if _holds_cells(entry.filename):
            parts[entry.filename] = container.whole(entry)
        else:
            container.beginning(entry)
    if _STRICT in parts[WORKBOOK][:BEGINNING_LENGTH]:
        raise container.refusal(STRICT)
    return parts


def _holds_cells(part: str) -> bool:
    return part in OF_THE_WHOLE or (part.startswith("xl/") and not part.startswith(_NO_CELLS))
