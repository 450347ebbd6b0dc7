"""One declaration and one migration are all it takes to add a field.

Done for real: in a copy of the program two optional fields are declared and a revision is added. Then a
lab file of the present program is opened with that copy, and the fields are looked for wherever a field
has to be.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.services.checking import check_file
from app.storage.schema import REVISIONS
from tests.helpers.books import sample_copy

ROOMS = ("app", "ui", "exporters", "resources")
PROGRAM = Path.cwd()

WEATHER = """    weather: str | None = declare.line("Wetter", PLACE_AND_MODE,
        "Ob es geregnet hat, erklärt manche Zahl.",
        PUBLIC, word=Place.ACTIVITY_ANNEX, max=20)
"""
MOTTO = """    motto: str | None = declare.line("Wahlspruch", RESULTS,
        "Ein Satz, den alle behalten haben.",
        PUBLIC, word=Place.RESULTS, max=60)
"""
LAST, NEXT = REVISIONS[-1], f"{len(REVISIONS) + 1:04}"
REVISION = f'''"""Weather and motto."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{LAST}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activity", sa.Column("weather", sa.Text()))
    op.add_column("knowledge_module", sa.Column("motto", sa.Text()))
'''


def insert_before(path: Path, line: str, declaration: str) -> None:
    source = path.read_text("utf-8")
    assert source.count(line) == 1
    path.write_text(source.replace(line, declaration + line), "utf-8")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Return a copy of the program with two more fields."""
    house = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(PROGRAM / room, house / room, ignore=shutil.ignore_patterns("__pycache__"))
    records = house / "app" / "domain" / "records"
    insert_before(records / "activity.py", "    mode: str | None = declare", WEATHER)
    insert_before(records / "knowledge_module.py", "    results: str | None = declare", MOTTO)
    storage = house / "app" / "storage"
    (storage / "migrations" / "versions" / f"rev_{NEXT}_weather.py").write_text(REVISION, "utf-8")
    schema = storage / "schema.py"
    more = schema.read_text("utf-8").replace(f'"{LAST}")', f'"{LAST}", "{NEXT}")')
    schema.write_text(more, "utf-8")
    return house


@pytest.fixture(scope="module")
def seen(house, tmp_path_factory):
    """Return what the changed program shows of the fields; it runs in a process of its own."""
    folder = tmp_path_factory.mktemp("seen")
    book = sample_copy("DIE", folder)
    book.close()
    before = check_file(book.path).content_hash
    paths = os.pathsep.join(map(str, (house, PROGRAM)))
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.added_field", str(book.path), str(folder)],
        env=os.environ | {"PYTHONPATH": paths},
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) | {"hash_before": before}


def test_it_ran_in_the_changed_program(seen, house):
    assert Path(seen["program"]).is_relative_to(house)


def test_an_old_lab_file_is_migrated_and_says_the_same(seen):
    assert seen["hash_after_opening"] == seen["hash_before"]


def test_it_is_stored(seen):
    assert seen["stored"] == "Regen"


def test_it_is_checked(seen):
    assert seen["problems"] == [["R-ALL-02", "weather"]]


def test_it_is_compared(seen):
    assert seen["differences"] == ["weather"]


def test_it_stands_in_the_form(seen):
    assert seen["form_label"] == "Wetter"
    assert seen["typed_and_stored"] == "Sonne"


def test_it_can_be_a_column_of_the_table(seen):
    assert seen["table"] == ["Wetter", "Sonne"]


def test_it_stands_in_the_workbook(seen):
    assert seen["excel"] == "Sonne"


def test_it_stands_in_the_word_documents(seen):
    assert seen["annex"]
    assert seen["module"]
