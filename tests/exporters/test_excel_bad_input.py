"""Whatever stands in a text: the file is whole, and the text is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from exporters.excel import texts, write
from tests.helpers.bundles import bundle, entry
from tests.helpers.workbooks import calamine_rows, cell, faults, opened, rows, values

if TYPE_CHECKING:
    from pathlib import Path

NASTY = [
    "_x0041_x0042_",
    "<r>_x0041_</r>",
    "=1+1",
    "+49 8807 9294",
    "-5 Grad",
    "@home",
    "'schon gequotet",
    "=HYPERLINK(\"https://example.org\")",
    "https://example.org/?a=1&b=2",
    "00123",
    "1e5",
    "21.06.2022",
    "WAHR",
    "_x000D_",
    "a_x0041_b",
    "<r>&</r>",
    "<r></r>",
    "<b>fett</b> & „Zitat“",
    "]]>",
    "  vorn und hinten  ",
    "Absatz\n\nAbsatz\tTab",
    "😀👩‍🔬 \U0001d53b",
    "Prüfung als NFD: Pru\u0308fung",
    "\u00a0\u200b\u2028",
    "#NV",
    "a" * 32_767,
]  # fmt: skip
LONG = {
    "40,000 letters": "Wärme " * 6_667,
    "only emoji": "😀" * 40_000,
    "one letter, then emoji": "x" + "😀" * 40_000,
    "long paragraphs between short ones": "a\nb" + "Wort " * 9_000 + "\nc\n" + "😀" * 9_000,
    "300 line feeds": "Zeile\n" * 300,
    "like a formula": "=" * 70_000,
}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "DIE_Laborbuch.xlsx"


def whole(read: Any, path: Path, sheet: str, column: str) -> list[str]:
    """The texts of a column, put together again with what stands in Fortsetzungen."""
    there = read(path, sheet)
    rest: dict[tuple[Any, Any], str] = {}
    if texts.CONTINUED in "".join(str(row[column]) for row in there):
        for row in read(path, "Fortsetzungen"):
            assert (row["Blatt"], row["Spalte"]) == (sheet, column)
            key = row["Kennung"], row["Nr."] or None
            rest[key] = rest.get(key, "") + row["Text"]
    numbered = [(row["Kennung"], row.get("Nr.") or None, str(row[column])) for row in there]
    return [
        text.removesuffix(texts.CONTINUED) + rest.get((code, number), "") for code, number, text in numbered
    ]


@pytest.mark.parametrize("read", [rows, calamine_rows], ids=["openpyxl", "calamine"])
def test_nasty_texts_come_back_letter_by_letter(target: Path, read: Any) -> None:
    write(bundle(*(entry("activity", at, title=text) for at, text in enumerate(NASTY, 1))), target)
    assert [row["Titel"] for row in read(target, "Aktivitäten")] == NASTY


def test_nasty_texts_make_no_fault(target: Path) -> None:
    everywhere = [
        entry("activity", at, title=text, venue=text, description=text, partners=({"organisation": text},))
        for at, text in enumerate(NASTY, 1)
    ]
    terms = {"themes": {text: text for text in NASTY[:-1]}}
    write(
        bundle(*everywhere, entry("finding", themes=tuple(NASTY[:-1])), town="A & <B>", terms=terms), target
    )
    assert faults(target) == []


def test_what_looks_like_a_formula_stays_text_after_an_edit(target: Path) -> None:
    risky = [text for text in NASTY if text[0] in "=+-@'"]
    write(bundle(*(entry("activity", at, title=text) for at, text in enumerate(risky, 1))), target)
    for row in range(2, len(risky) + 2):
        there = cell(opened(target)["Aktivitäten"], "Titel", row)
        assert (there.data_type, there.number_format, there.quotePrefix) == ("s", "@", True)


def test_empty_text_cells_are_ready_for_text(target: Path) -> None:
    write(bundle(entry("lab")), target)
    sheet = opened(target)["Labore"]
    letters = cell(sheet, "AGS").column_letter
    assert sheet.column_dimensions[letters].number_format == "@"


@pytest.mark.parametrize(
    ("odd", "clean"),
    [
        ("Prü\x00f\x07ung", "Prüfung"),
        ("a\r\nb", "a\nb"),
        ("halb \ud83d", "halb �"),
        ("\ud83d\ude00", "😀"),
        ("\x00", None),
    ],
)
def test_impossible_characters_go_and_the_rest_stays(target: Path, odd: str, clean: str | None) -> None:
    write(bundle(entry("activity", 1, title=odd), town=odd + "Dießen", funding_note=odd), target)
    assert rows(target, "Aktivitäten")[0]["Titel"] == clean
    assert faults(target) == []


@pytest.mark.parametrize("read", [rows, calamine_rows], ids=["openpyxl", "calamine"])
@pytest.mark.parametrize("name", LONG)
def test_no_text_is_cut(target: Path, read: Any, name: str) -> None:
    texts_ = [LONG[name], "kurz", LONG[name] + " zwei"]
    write(bundle(*(entry("activity", at, description=text) for at, text in enumerate(texts_, 1))), target)
    assert whole(read, target, "Aktivitäten", "Beschreibung") == texts_
    assert all(texts.fits(str(text)) for sheet in values(target).values() for row in sheet for text in row)


def test_long_texts_of_child_rows_go_on_too(target: Path) -> None:
    steps = ({"title": "Anfangen", "text": LONG["40,000 letters"]}, {"text": LONG["only emoji"]})
    write(bundle(entry("knowledge_module", steps=steps)), target)
    assert whole(rows, target, "Bausteine Schritte", "Was zu tun ist") == [step["text"] for step in steps]
    assert faults(target) == []


def test_cell_says_where_the_text_goes_on(target: Path) -> None:
    write(bundle(entry("activity", description=LONG["40,000 letters"])), target)
    assert rows(target, "Aktivitäten")[0]["Beschreibung"].endswith("auf dem Blatt „Fortsetzungen“ weiter.]")


def test_without_long_texts_there_is_no_such_sheet(target: Path) -> None:
    write(bundle(entry("activity", description="a" * 32_767)), target)
    assert "Fortsetzungen" not in opened(target).sheetnames
