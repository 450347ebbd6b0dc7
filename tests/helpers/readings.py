"""Workbooks for the reader: bundles with everything in them, and what somebody makes of them by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from app.domain.canonical import digest
from app.domain.catalogue import KINDS
from app.interchange.build import Exit, entries
from app.interchange.bundle import Below, Bundle, Tombstone
from app.services.selection import Selection
from exporters.excel import read
from tests.helpers.books import sample_copy
from tests.helpers.bundles import LAB, bundle, entry
from tests.helpers.filled import filled
from tests.helpers.workbooks import cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from app.interchange.arrival import Arrival, Item
    from app.interchange.bundle import Entry

TRAVELLING = [name for name, kind in KINDS.items() if kind.in_package]
LONG = "Wärme " * 6_667
_STONE = "EK000000-0000-4000-8000-000000000009"
TERMS = {"themes": {"new_work": "New Work", "vacancy": "Leerstand", "L-DIE-see": "Arbeiten; am See"}}


def built(kind: str, small_group: int = 1, **values: Any) -> Entry:
    """Return a record with every field set, on its way out as the program builds it."""
    uid = f"{KINDS[kind].letters}000000-0000-4000-8000-000000000001"
    record = filled(KINDS[kind], uid, **values)
    way = Exit(lambda _: LAB, small_count=5, small_group=small_group)
    (out,) = entries(KINDS[kind], [record], way, {uid: ("Titel",)})
    return out


def filled_bundle(**more: Any) -> Bundle:
    """Return a bundle with a record of every kind with every field set."""
    return bundle(*(built(kind) for kind in TRAVELLING), **{"terms": TERMS} | more)


def demanding_bundle() -> Bundle:
    """Return a bundle with all that is hard to read back, besides what ``filled_bundle`` has."""
    risky = [
        "=1+1",
        "+49 8807",
        "-5 Grad",
        "@home",
        "'schon",
        "  eingerückt",
        "a\n\nb\tc",
        "00123",
        "ja",
        "1e5",
    ]
    found = [
        entry("activity", at, title=text, description=text, venue=text) for at, text in enumerate(risky, 1)
    ]
    starts = ["2022-06-21", "2022-06", "2022", "unknown", "1899", "1890-05", "1900-02-28", "1900-03-01"]
    found += [entry("activity", at, start=start) for at, start in enumerate(starts, 20)]
    periods = ["2022-05/2022-06", "2022-05-01/", "/2022", "unknown/2022", "1850/1899-12"]
    found += [entry("activity", at, survey_period=period) for at, period in enumerate(periods, 40)]
    numbers: list[Any] = [0, 7, 10**15, Below(5)]
    found += [entry("activity", at, participants_count=number) for at, number in enumerate(numbers, 50)]
    exact = ["0", "0.1", "-3.75", "12500", "1234567890.12345", "0.1234567890123456789", "1E+20"]
    found.append(entry("activity", 60, figures=tuple(_figure(Decimal(it)) for it in exact)))
    found.append(entry("activity", 61, figures=(_figure(Below(5)), _figure(None), _figure(Decimal(0)))))
    found.append(entry("activity", 62, themes=("L-DIE-see", "new_work", "gone"), theses=("T7", "L-DIE-T1")))
    found.append(
        entry("activity", 63, shared_labs=("WIT", "ABC"), open_ended=False, cost_actual=Decimal("0.05"))
    )
    found.append(
        entry("activity", 64, description=LONG, results="Zeile\n" * 300, partners=(_partner(LONG),) * 2)
    )
    found.append(entry("theme", synonyms=({"word": "Büro; geteilt"}, {"word": "Gemeinschaftsbüro"})))
    found += [
        built("interview", small_group=3, sensitive_context=False),
        entry("lab", uid=bundle().lab_uid, lab_id=LAB),
    ]
    found.append(entry("thesis", code="PB-TS-0001", lab_id="PB-LA-0001", thesis_code="T7"))
    stone = Tombstone(
        "finding", "EK000000-0000-4000-8000-000000000009", "DIE-EK-0009", "2022-11-01T00:00:00Z"
    )
    return bundle(*found, terms=TERMS, tombstones=(stone,))


def _figure(value: Any) -> dict[str, Any]:
    row = KINDS["activity"].by_id["figures"].row
    assert row
    empty = {field.id: field.empty for field in KINDS["activity"].by_id["figures"].columns}
    return empty | {"label": "Anteil", "value": value}


def _partner(note: str) -> dict[str, Any]:
    return {"organisation": "WFL", "role": None, "role_note": note}


def activity(number: int) -> Entry:
    """An activity with something in every kind of cell."""
    partners = ({"organisation": "WFL", "role": "research", "role_note": None},)
    return entry(
        "activity", number, title="Auftakt", start="2022-06", start_time="19:00", open_ended=True,
        mode="on_site", themes=("new_work",), target_groups=("youth",), participants_count=440,
        visits=Below(5), survey_period="2022-05/2022-06", effort_hours=Decimal(8), cost_actual=Decimal(120),
        partners=partners, figures=(_figure(Decimal(35)),),
    )  # fmt: skip


def sample_bundle(prefix: str, folder: Path) -> Bundle:
    """Return what a sample lab delivers."""
    book = sample_copy(prefix, folder)
    with book.reading() as connection:
        found = Selection(book, connection).bundle()
    book.close()
    return found


def edited(path: Path, edit: Callable[[Workbook], Any]) -> Arrival:
    """Let somebody edit a workbook by hand, and read it."""
    book = load_workbook(path)
    edit(book)
    book.save(path)
    return read(path, path.name)


def all_items(arrival: Arrival) -> Iterator[Item]:
    """Yield the records of every kind."""
    for items in arrival.items.values():
        yield from items


def misread(arrival: Arrival) -> list[str]:
    """Return the codes of the records that do not say what was written."""
    return [it.code for it in all_items(arrival) if it.edited or it.unread or digest(it.state) != it.checksum]


def sums(bundle_: Bundle) -> dict[str, str]:
    """Return the checksums of a bundle's records by uid."""
    return {it.uid: it.checksum for entries_ in bundle_.entries.values() for it in entries_}


def put(value: Any, title: str, row: int = 2, sheet: str = "Aktivitäten") -> Callable[[Workbook], None]:
    """Type something into a cell."""

    def edit(book: Workbook) -> None:
        cell(book[sheet], title, row).value = value

    return edit


def of_code(arrival: Arrival, code: str) -> Item:
    (found,) = (item for item in all_items(arrival) if item.code == code)
    return found


def first(arrival: Arrival) -> Item:
    return of_code(arrival, "DIE-AK-0001")
