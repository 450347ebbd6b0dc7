"""What ``merge`` says of deliveries in parts, of withdrawn consents, and of what it leaves open."""

from __future__ import annotations

from argparse import Namespace

import pytest
from python_calamine import CalamineWorkbook

from tests.helpers.in_parts import delivery_in_parts
from ui import cli, merge_command

BOTH = "Zu dieser Lieferung gehören noch Teil 2 und Teil 3. Übernehmen Sie auch diese Dateien."


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    text, *pictures = delivery_in_parts(tmp_path_factory.mktemp("town"))
    assert len(pictures) == 2
    return text, *pictures


def texts(file):
    return [message["text"] for message in file["messages"]]


def test_text_alone_says_what_is_still_to_come(run, office, parts):
    status, answer, err = run("merge", office, parts[0])
    (file,) = answer["files"]
    assert (status, file["status"], file["part"], file["parts"]) == (1, "applied", 1, 3)
    assert (file["missing_parts"], texts(file)) == ([2, 3], [BOTH])
    assert f"{parts[0].name}: Teil 1 von 3, übernommen, 44 neu\n  {BOTH}" in err


def test_pictures_that_come_later_are_no_news_of_nothing(run, office, parts):
    run("merge", office, parts[0])
    status, answer, err = run("merge", office, parts[2])
    (file,) = answer["files"]
    assert (status, file["status"], file["pictures"], file["missing_parts"]) == (1, "applied", 1, [2])
    assert f"{parts[2].name}: Teil 3 von 3, übernommen, 1 Bild\n" in err
    assert texts(file) == ["Zu dieser Lieferung gehört noch Teil 2. Übernehmen Sie auch diese Datei."]
    assert run("merge", office, parts[1])[:1] == (0,)
    again = run("merge", office, parts[2])[1]["files"][0]
    assert (again["status"], again["pictures"], again["messages"]) == ("unchanged", 0, [])


def test_pictures_alone_say_that_they_wait_for_their_text(run, office, parts):
    status, answer, _ = run("merge", office, parts[1])
    (file,) = answer["files"]
    assert (status, file["status"], file["pictures"]) == (1, "applied", 1)
    assert texts(file)[0].endswith("Die Bilder sind erst zu sehen, wenn Teil 1 mit den Texten da ist.")


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_all_parts_at_once_lack_nothing_whatever_their_order(run, office, parts, more):
    status, answer, err = run("merge", office, *parts[::-1], *more)
    assert status == 0
    assert {file["status"] for file in answer["files"]} == {"applied"}
    assert [file["part"] for file in answer["files"]] == [3, 2, 1]
    assert [file["missing_parts"] for file in answer["files"]] == [[], [], []]
    assert ("Probelauf" in err) is bool(more)


def test_the_report_names_the_part_and_what_is_missing(run, office, parts, tmp_path):
    run("merge", office, *parts[:2], "--report", tmp_path / "bericht.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "bericht.xlsx")
    head, *rows = book.get_sheet_by_name("Übersicht").to_python()[2:]
    column = head.index("Teil")
    assert [row[column] for row in rows] == ["Teil 1 von 3", "Teil 2 von 3"]
    hints = [[*map(str, row)] for row in book.get_sheet_by_name("Hinweise").to_python()[3:]]
    assert [(row[0], row[-1][:38]) for row in hints] == [
        (parts[1].name, "Zu dieser Lieferung gehört noch Teil 3")
    ]


def test_the_help_says_what_prefer_does_not_decide(capsys):
    with pytest.raises(SystemExit):
        cli.main(["merge", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "wo viel gelöscht wird oder ältere Stände kommen, muss trotzdem jemand zustimmen" in said


@pytest.mark.parametrize(
    ("prefer", "conflicts", "said"),
    [
        ("incoming", 3, ["ältere Stände bringt: 3 Fragen bleiben offen"]),
        ("ours", 1, ["ältere Stände bringt: Eine Frage bleibt offen"]),
        ("incoming", 0, []),
        (None, 3, []),
    ],
)
def test_what_prefer_left_open_is_told(prefer, conflicts, said):
    warnings = list(merge_command._left_open(Namespace(prefer=prefer), [{"conflicts": conflicts}]))
    assert len(warnings) == len(said)
    assert all(part in warning for part, warning in zip(said, warnings, strict=True))
