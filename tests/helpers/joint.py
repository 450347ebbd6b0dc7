"""What the five sample labs and their office deliver, as one bundle; and networks of many towns."""

from __future__ import annotations

import dataclasses
import functools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.services.samples import LABS
from app.services.selection import Selection
from tests.helpers.books import sample_copy
from tests.helpers.bundles import bundle, entry
from tests.helpers.offices import office_copy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.interchange.bundle import Bundle, Entry
    from app.services.book import LabBook

OFFICE = "PB-LA-0001"


@functools.cache
def joint() -> Bundle:
    """Return everything that leaves the sample labs; shared vocabulary stands in it once."""
    bundles = list(_bundles())
    office = bundles[-1]
    entries = {kind: _once(it.entries[kind] for it in bundles) for kind in office.entries}
    themes = {key: label for it in bundles for key, label in it.terms["themes"].items()}
    return dataclasses.replace(office, entries=entries, terms={"themes": themes}, sample=True)


def _once(parts: Iterator[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    return tuple({it.code: it for part in parts for it in part}.values())


def _bundles() -> Iterator[Bundle]:
    for prefix in LABS:
        yield _bundle(sample_copy(prefix, _folder()))
    yield _bundle(office_copy(_folder()))


def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="joint-", dir=Path.home()))


def _bundle(book: LabBook) -> Bundle:
    with book.reading() as connection:
        made = Selection(book, connection).bundle()
    book.close()
    return made


def of_towns(count: int) -> Bundle:
    """Return a network of invented towns with three records each that all speak to T1 and to one theme."""
    made = [it for number in range(1, count + 1) for it in _town(number)]
    thesis = entry("thesis", code="PB-TS-0001", thesis_code="T1", statement="Eine These.", lab_id=OFFICE)
    office = entry(
        "lab",
        code=OFFICE,
        uid="office",
        prefix="PB",
        town="Projektbüro",
        network_role="office",
        lab_id=OFFICE,
    )
    theme = entry("theme", code="PB-TM-0001", theme_code="vacancy", label="Leerstand", lab_id=OFFICE)
    return bundle(*made, office, thesis, theme, lab_uid="office", prefix="PB", town="Projektbüro")


def _town(number: int) -> Iterator[Entry]:
    lab = f"T{number}-LA-0001"
    names: dict[str, Any] = {"lab_id": lab, "themes": ("vacancy",)}
    yield entry(
        "lab", number, code=lab, lab_id=lab, prefix=f"T{number}", town=f"Neustadt {number:04}", state="BB"
    )
    yield entry("activity", number, code=f"T{number}-AK-0001", project_relation="during", **names)
    links = ({"thesis": "PB-TS-0001", "relation": "supports", "note": None},)
    yield entry("finding", number, code=f"T{number}-EK-0001", thesis_links=links, **names)
    yield entry("knowledge_module", number, code=f"T{number}-WB-0001", **names)
