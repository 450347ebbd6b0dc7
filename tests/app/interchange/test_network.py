"""Many labs in numbers, and parts of what they know together."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.canonical import checksum
from app.domain.references import references
from app.interchange.network import Said, ThemeCount, narrowed, network_tables
from tests.helpers.bundles import bundle, entry
from tests.helpers.joint import OFFICE, joint, of_towns

if TYPE_CHECKING:
    from app.interchange.bundle import Bundle, Entry

TOWNS = ["Mölln", "Wittenberge", "Dießen am Ammersee", "Oestrich-Winkel", "Dippoldiswalde"]
DIE, WIT = "DIE-LA-0001", "WIT-LA-0001"


def entries(made: Bundle) -> dict[str, Entry]:
    return {it.code: it for found in made.entries.values() for it in found}


def links(made: Bundle) -> list[tuple[Any, ...]]:
    return [
        (link["thesis"], it.values["lab_id"], link["relation"], it.code)
        for it in made.entries["finding"]
        for link in it.values["thesis_links"]
    ]


def test_towns_stand_in_their_usual_order_and_the_office_last():
    towns = network_tables(joint()).towns
    assert [town.name for town in towns] == [*TOWNS, "Projektbüro"]
    assert [town.is_office for town in towns] == [False] * 5 + [True]


def test_every_record_is_counted_once():
    made, towns = joint(), network_tables(joint()).towns
    assert sum(sum(town.activities.values()) for town in towns) == made.counts["activity"] > 0
    assert sum(sum(town.modules.values()) for town in towns) == made.counts["knowledge_module"] > 0
    assert sum(town.findings for town in towns) == made.counts["finding"] > 0
    assert sum(town.interviews for town in towns) == made.counts["interview"] > 0
    assert sum(town.quotes for town in towns) == made.counts["quote"] > 0


def test_town_is_counted_by_relation_and_status():
    made = bundle(
        entry("lab", code=DIE, prefix="DIE", town="Dießen", state="BY", population=10596),
        entry("activity", 1, project_relation="before"),
        entry("activity", 2, project_relation="before"),
        entry("activity", 3, project_relation=None),
        entry("knowledge_module", 1, status="published"),
    )
    (town,) = network_tables(made).towns
    assert town.activities == {"before": 2, "": 1}
    assert town.modules == {"published": 1}
    assert (town.state, town.population, town.findings) == ("BY", 10596, 0)


def test_lab_without_a_record_is_known_by_its_code():
    (town,) = network_tables(bundle(entry("finding", lab_id="XYZ-LA-0001"))).towns
    assert (town.code, town.prefix, town.name) == ("XYZ-LA-0001", "XYZ", "XYZ-LA-0001")


def test_office_that_did_nothing_itself_is_no_town():
    office = entry("lab", code=OFFICE, network_role="office", prefix="PB", town="Projektbüro", lab_id=OFFICE)
    theme = entry("theme", code="PB-TM-0001", theme_code="vacancy", lab_id=OFFICE)
    assert network_tables(bundle(office, theme)).towns == ()


def test_each_link_to_a_thesis_stands_in_its_cell():
    rows = network_tables(joint()).theses
    found = [
        (row.code, lab, said.relation, code)
        for row in rows
        for lab, all_said in row.said.items()
        for said in all_said
        for code in said.codes
    ]
    assert sorted(found) == sorted(links(joint()))
    assert [row.number for row in rows] == [f"T{number}" for number in range(1, 10)]


def test_relations_stand_in_their_usual_order_and_are_summed():
    def link(relation: str) -> dict[str, Any]:
        return {"thesis": "PB-TS-0001", "relation": relation, "note": None}

    made = bundle(
        entry("finding", 1, thesis_links=(link("open"), link("supports"))),
        entry("finding", 2, thesis_links=(link("supports"),)),
    )
    (row,) = network_tables(made).theses
    one, two = "DIE-EK-0001", "DIE-EK-0002"
    assert row.said == {DIE: (Said("supports", 2, (one, two)), Said("open", 1, (one,)))}
    assert (row.number, row.total("supports"), row.total("contradicts")) == ("PB-TS-0001", 2, 0)


def test_theme_counts_what_its_second_level_has_and_each_record_once():
    upper = entry("theme", 1, theme_code="vacancy")
    lower = entry("theme", 2, theme_code="reuse", parent=upper.code)
    made = bundle(
        upper,
        lower,
        entry("activity", 1, themes=("reuse", "vacancy")),
        entry("activity", 2, themes=("reuse",)),
        entry("finding", 1, themes=("vacancy",)),
        entry("quote", 1, themes=("vacancy",)),
        entry("finding", 2, themes=("unheard",)),
    )
    rows = network_tables(made).themes
    assert [(row.key, row.parent) for row in rows] == [("vacancy", ""), ("reuse", "vacancy"), ("unheard", "")]
    assert rows[0].counts == {DIE: ThemeCount(activities=2, findings=1)}
    assert rows[1].total == ThemeCount(activities=2)
    assert [row.label for row in rows] == ["Leerstand", "reuse", "unheard"]


@pytest.mark.parametrize(
    "choice",
    [
        {"themes": frozenset({"vacancy"})},
        {"labs": frozenset({DIE})},
        {"themes": frozenset({"participation"}), "labs": frozenset({DIE, WIT})},
    ],
    ids=["theme", "lab", "both"],
)
def test_everything_in_a_part_can_be_followed(choice: dict[str, frozenset[str]]):
    whole, part = entries(joint()), entries(narrowed(joint(), **choice))
    led = {code for it in part.values() for code in references(it.kind, dict(it.values))}
    assert led & whole.keys() <= part.keys()
    assert len(part) < len(whole)
    for it in part.values():
        assert it.checksum == checksum(it.values)


def test_theme_brings_its_second_level_along():
    part = narrowed(joint(), themes=frozenset({"vacancy"}))
    wanted = {"vacancy", "building_reuse"}
    touching = {
        it.code
        for kind in ("activity", "finding", "knowledge_module", "quote")
        for it in joint().entries[kind]
        if wanted & {*it.values["themes"]}
    }
    assert touching <= entries(part).keys()
    assert any({*it.values["themes"]} & wanted == {"building_reuse"} for it in part.entries["activity"])


def test_what_has_nothing_to_do_with_the_theme_stays_away():
    part = narrowed(joint(), themes=frozenset({"esports"}))
    rests = {code for it in part.entries["knowledge_module"] for code in it.values["finding_refs"]}
    for finding in part.entries["finding"]:
        assert "esports" in finding.values["themes"] or finding.code in rests
    assert 0 < part.counts["knowledge_module"] < joint().counts["knowledge_module"]


def test_only_the_chosen_labs_and_the_sender_stay():
    part = narrowed(joint(), labs=frozenset({DIE}))
    assert [it.code for it in part.entries["lab"]] == [DIE, OFFICE]
    assert {it.values["lab_id"] for it in part.entries["activity"]} == {DIE}
    assert part.counts["activity"] == sum(it.values["lab_id"] == DIE for it in joint().entries["activity"])
    assert [town.code for town in network_tables(part).towns] == [DIE]


def test_module_outside_is_no_longer_named():
    def related(*codes: str) -> tuple[dict[str, Any], ...]:
        return tuple({"module": code, "relation": "see_also"} for code in codes)

    near, far = "DIE-WB-0002", "DIE-WB-0003"
    made = bundle(
        entry("knowledge_module", 1, themes=("vacancy",), related_modules=related(near, far)),
        entry("knowledge_module", 2, themes=("vacancy",)),
        entry("knowledge_module", 3, themes=("new_work",)),
    )
    part = narrowed(made, themes=frozenset({"vacancy"})).entries["knowledge_module"]
    assert [it.values["code"] for it in part] == ["DIE-WB-0001", near]
    assert part[0].values["related_modules"] == related(near)


def test_nothing_chosen_is_everything():
    assert narrowed(joint()) is joint()


def test_work_grows_with_the_entries_only():
    def cost(made: Bundle) -> float:
        started = time.process_time()
        network_tables(made)
        narrowed(made, themes=frozenset({"vacancy"}))
        return time.process_time() - started

    small, large = of_towns(200), of_towns(2000)
    cost(small)
    assert min(cost(large) for _ in range(3)) < 25 * min(cost(small) for _ in range(3))
