"""Lab workbooks for the measurement: as many as one asks for, all of the same size and none alike."""

from __future__ import annotations

import dataclasses
import random
from functools import cache
from typing import TYPE_CHECKING, Any

from app.domain.canonical import checksum
from app.domain.catalogue import KINDS as DECLARED
from exporters import excel
from exporters.excel.layout import leaving
from tests.bench.excel_data import THEMES, activity, finding, text
from tests.helpers.bundles import bundle, entry

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.fields import Field
    from app.interchange.bundle import Bundle, Entry

KINDS = ("activity", "finding", "source", "knowledge_module", "quote", "interview")


def workbooks(folder: Path, labs: int, records: int) -> list[Path]:
    """Write a workbook per lab with about ``records`` records of six kinds, and return the files."""
    template = template_of(records // len(KINDS))
    files = []
    for number in range(labs):
        target = folder / f"{number:04}_Laborbuch.xlsx"
        excel.write(of_lab(template, number), target)
        files.append(target)
    return files


def template_of(each: int) -> Bundle:
    rnd = random.Random(11)
    made = [
        *(activity(rnd, number) for number in range(1, each + 1)),
        *(finding(rnd, number) for number in range(1, each + 1)),
        *(_plain(rnd, kind, number) for kind in KINDS[2:] for number in range(1, each + 1)),
    ]
    return bundle(entry("lab", 1, prefix="AAA", town="Stadt"), *made, terms={"themes": THEMES})


def _plain(rnd: random.Random, kind: str, number: int) -> Entry:
    title = {"source": "title", "knowledge_module": "title", "quote": "text", "interview": "pseudonym"}[kind]
    more: dict[str, Any] = {title: text(rnd, 80)}
    if kind == "knowledge_module":
        long = ("summary", "initial_situation", "challenge", "approach", "results", "lessons_learned")
        more |= {id_: text(rnd, 300) for id_ in long} | {"themes": tuple(rnd.sample(sorted(THEMES), 3))}
    if kind == "source":
        more |= {"publisher": text(rnd, 30), "url": f"https://beispiel.example/{number}", "date": "2022-05"}
    return entry(kind, number, **more)


def of_lab(template: Bundle, number: int) -> Bundle:
    """Return the template as the delivery of another lab."""
    prefix = "".join(chr(65 + number // 26**place % 26) for place in (2, 1, 0))
    code = f"{prefix}-LA-0001"
    uid = f"{number:08d}-0000-4000-8000-000000000000"
    entries = {
        kind: tuple(_moved(it, prefix, uid) for it in found) for kind, found in template.entries.items()
    }
    return dataclasses.replace(template, prefix=prefix, town=f"Stadt {code}", lab_uid=uid, entries=entries)


def _moved(entry_: Entry, prefix: str, lab_uid: str) -> Entry:
    values = dict(entry_.values)
    own = lab_uid if entry_.kind == "lab" else f"{values['uid'][:2]}{lab_uid[2:8]}{values['uid'][8:]}"
    values |= {"uid": own, "code": prefix + values["code"][3:], "lab_id": f"{prefix}-LA-0001"}
    if entry_.kind == "lab":
        values |= {"prefix": prefix, "town": f"Stadt {prefix}"}
    for list_ in leaving_lists(entry_.kind):
        values[list_.id] = tuple(_row_of(list_, row, prefix) for row in values.get(list_.id, ()))
    return dataclasses.replace(entry_, values=values, checksum=checksum(values))


@cache
def leaving_lists(kind: str) -> tuple[Field, ...]:
    """Return the lists of a kind that have a sheet."""
    return tuple(field for field in DECLARED[kind].fields if field.sheet and field.privacy.leaves_town)


def _row_of(list_: Field, row: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Rows have all their columns, as a real lab writes them. References lead within the lab or to theses."""
    whole = {part.id: row.get(part.id, part.empty) for part in leaving(list_)}
    if whole.get("target"):
        whole["target"] = prefix + row["target"][3:]
    if "thesis" in whole:
        whole["thesis"] = "PB-TS-0001"
    return whole
