"""What ships is listed whole, in a form that others can read, and under licences that were looked at."""

from __future__ import annotations

import json
from email.message import Message
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from app.version import version
from tests.architecture.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EPOCH = "1669123920"


@pytest.fixture
def distributions(script):
    return script("distributions")


@pytest.fixture
def sbom(script, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return script("sbom")


@pytest.fixture
def rules(script):
    return script("licence_rules")


def listed(sbom) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(sbom.text(sbom.components()))
    return read


class Brought:
    """A distribution that says a licence in some way."""

    requires: ClassVar[list[str]] = []
    files = ()

    def __init__(self, **said: str) -> None:
        self.metadata = Message()
        for name, value in said.items():
            self.metadata[name.replace("_", "-")] = value


# What ships


def test_a_pin_has_its_version_and_the_sums_of_its_archives(distributions):
    pins = distributions.pins()
    assert "setuptools" in pins
    assert all(pin.hashes and all(len(sum_) == 64 for sum_ in pin.hashes) for pin in pins.values())


def test_a_pin_for_one_system_only_is_read_too(distributions, tmp_path):
    lock = tmp_path / "some.lock"
    lock.write_text(
        f"Some_Name==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{'a' * 64}\nother==2.0\n"
    )
    assert distributions.pins(lock) == {
        "some-name": ("some-name", "1.0", ("a" * 64,)),
        "other": ("other", "2.0", ()),
    }


def test_tools_of_the_build_do_not_ship(distributions):
    assert set(distributions.pins()) - set(distributions.shipped()) == {"setuptools"}


def test_what_is_needed_by_what_is_needed_ships(distributions):
    assert list(distributions.shipped(["alembic"])) == [
        "alembic", "mako", "markupsafe", "sqlalchemy", "typing-extensions",
    ]  # fmt: skip


def test_an_environment_that_differs_from_the_lock_stops(script, distributions):
    components = script("components")
    name, dist = next(iter(distributions.shipped(["orjson"]).items()))
    with pytest.raises(SystemExit, match="make dev"):
        components.of_distribution(name, dist, {name: distributions.Pin(name, "0.0.1", ())})


# The list


def test_the_list_follows_the_official_schema(sbom):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom.text(sbom.components())) is None


def test_the_same_input_gives_the_same_bytes(sbom, monkeypatch):
    first = sbom.text(sbom.components())
    assert sbom.text(sbom.components()) == first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert sbom.text(sbom.components()) != first


def test_without_a_stated_time_none_is_named(sbom, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert "timestamp" not in listed(sbom)["metadata"]


def test_program_python_qt_and_libraries_are_named(sbom, distributions):
    found = listed(sbom)
    assert found["metadata"]["component"]["version"] == version()
    assert found["metadata"]["timestamp"] == "2022-11-22T13:32:00+00:00"
    names = {component["name"] for component in found["components"]}
    assert names >= {"Python", "Qt", "SQLite", "libxml2", *distributions.shipped()}
    orjson = next(component for component in found["components"] if component["name"] == "orjson")
    assert orjson["purl"] == f"pkg:pypi/orjson@{orjson['version']}"
    assert orjson["licenses"] == [{"expression": "MPL-2.0 AND (Apache-2.0 OR MIT)"}]
    assert orjson["externalReferences"][0]["hashes"]
    assert any(part["purl"].startswith("pkg:cargo/") for part in orjson["components"])


def test_every_component_hangs_on_the_program(sbom):
    needs = {entry["ref"]: entry["dependsOn"] for entry in listed(sbom)["dependencies"]}
    reached, waiting = set(), ["Laborbuch"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += set(needs[name]) - reached
    assert reached == set(needs)


def test_the_file_is_named_after_the_version(sbom, tmp_path: Path, capsys):
    sbom.main(tmp_path / "dist")
    file = tmp_path / "dist" / f"Laborbuch-{version()}.cdx.json"
    assert capsys.readouterr().out.strip() == str(file)
    assert json.loads(file.read_text("utf-8"))["bomFormat"] == "CycloneDX"


# Licences


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ({"License_Expression": "mit"}, "MIT"),
        ({"License": "BSD-3-Clause"}, "BSD-3-Clause"),
        ({"License": "BSD, Public Domain"}, "BSD-2-Clause AND LicenseRef-Public-Domain"),
        ({"License": "do what you like"}, "unbekannt"),
        ({}, "unbekannt"),
    ],
)
def test_a_licence_is_an_expression_or_unknown(distributions, said, licence):
    assert distributions.licence(Brought(**said)) == licence


def test_texts_of_licences_are_found(distributions):
    found = distributions.shipped(["lxml"])["lxml"]
    assert {text.name for text in distributions.texts(found)} == {"LICENSE.txt", "LICENSES.txt"}
    assert all(text.is_file() for text in distributions.texts(found))


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("MIT AND (GPL-3.0-only OR (ISC AND Zlib))", True),
        ("(MIT OR GPL-3.0-only) AND GPL-2.0-only", False),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("MIT WITH LLVM-exception", False),
        ("GPL-2.0-or-later WITH Bootloader-exception", True),
        ("GPL-2.0-or-later", False),
        ("LGPL-3.0-only", False),
        ("AGPL-3.0-only OR", False),
        ("MIT)", False),
        ("unbekannt", False),
        ("", False),
    ],
)
def test_an_expression_is_judged_as_a_whole(rules, licence, allowed):
    assert bool(rules.reason(licence, "some")) is allowed


@pytest.mark.parametrize("name", ["Qt", "pyside6-essentials", "shiboken6"])
def test_the_lgpl_is_allowed_to_qt_by_name_and_with_the_reason(rules, name):
    assert "dynamisch" in rules.reason("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", name)


def test_all_that_ships_is_allowed(rules, capsys):
    assert rules.main() == 0
    assert "sqlalchemy" in capsys.readouterr().out
    assert rules.main("--quiet") == 0
    assert capsys.readouterr().out == ""


def test_a_forbidden_part_of_a_library_is_named(rules, monkeypatch, capsys):
    make = rules.Component
    parts = (make("hidden", "1", "AGPL-3.0-only"), make("absent", "1", "AGPL-3.0-only", optional=True))
    monkeypatch.setattr(rules, "components", lambda: [make("fine", "1", "MIT", parts=parts)])
    assert rules.main("--quiet") == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("fine: hidden")
    assert line.endswith("NICHT ERLAUBT")


def test_lint_checks_licences():
    assert "packaging/licence_rules.py --quiet" in (ROOT / "Makefile").read_text("utf-8")
