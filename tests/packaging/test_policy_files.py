"""What IT gets for policies: as declared, sound for group policy, and understood by the program."""

from __future__ import annotations

import re
import runpy
import sys
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from app.policy import ini, registry
from app.policy.checking import check
from app.policy.registry import ROOT as KEY
from app.policy.rows import LOCKABLE, ROWS
from app.setting import Kind
from tests.architecture.source import ROOT
from tests.helpers.policies import FakeRegistry

if TYPE_CHECKING:
    from pathlib import Path

MAKER = runpy.run_path(str(ROOT / "packaging" / "make_policy.py"))
DOCS = (ROOT / MAKER["TABLE"]).read_text("utf-8")
FILES: dict[str, str] = MAKER["files"](DOCS)
NS = {"p": MAKER["NAMESPACE"]}


def tree(place: str) -> Any:
    return etree.fromstring(FILES[MAKER[place]].encode())


DEFINITIONS, RESOURCES = tree("ADMX"), tree("ADML")


def found(root: Any, path: str) -> list[Any]:
    return root.xpath(path, namespaces=NS)


@pytest.mark.parametrize("place", FILES)
def test_the_files_are_as_declared(place: str) -> None:
    assert (ROOT / place).read_text("utf-8") == FILES[place], "make_policy.py schreibt sie neu"


@pytest.mark.parametrize("root", [DEFINITIONS, RESOURCES], ids=["admx", "adml"])
def test_they_are_built_as_group_policy_asks(root: Any) -> None:
    schema = etree.XMLSchema(file=ROOT / "tests" / "packaging" / "policy" / "admx.xsd")
    schema.assertValid(root)


def test_every_policy_appears_once_and_says_what_it_does() -> None:
    assert found(DEFINITIONS, "//p:policy/@name") == list(ROWS)
    texts = {string.get("id"): string.text for string in found(RESOURCES, "//p:string")}
    for key, row in ROWS.items():
        assert texts[key] == row.setting.label
        assert row.setting.policy in texts[f"{key}_explain"]


def test_every_word_and_every_question_is_there_and_none_too_many() -> None:
    asked = set(re.findall(r"\$\((\w+)\.(\w+)\)", FILES[MAKER["ADMX"]]))
    strings = {("string", id_) for id_ in found(RESOURCES, "//p:string/@id")}
    questions = {("presentation", id_) for id_ in found(RESOURCES, "//p:presentation/@id")}
    assert asked == strings | questions
    assert len(found(RESOURCES, "//p:string")) == len(strings)


def test_every_element_is_asked_for_in_its_own_policy() -> None:
    for policy in found(DEFINITIONS, "//p:policy[p:elements]"):
        name = policy.get("name")
        elements = found(policy, "p:elements/*/@id")
        assert found(RESOURCES, f"//p:presentation[@id='{name}']/*/@refId") == elements
        assert len(set(elements)) == len(elements)


def test_categories_and_support_are_declared() -> None:
    categories = set(found(DEFINITIONS, "//p:category/@name"))
    assert set(found(DEFINITIONS, "//p:parentCategory/@ref")) <= categories
    assert set(found(DEFINITIONS, "//p:policy/p:supportedOn/@ref")) == set(
        found(DEFINITIONS, "//p:definition/@name")
    )


def written(policy: Any) -> dict[str, dict[str, Any]]:
    """Return what Windows writes when a policy is enabled with its first answers."""
    values: dict[str, dict[str, Any]] = {}
    answers = {"text": "", "multiText": ["Projektbüro"], "decimal": 7, "boolean": 1}
    for element in found(policy, "p:elements/*"):
        key = element.get("key", policy.get("key"))
        values.setdefault(key, {})[element.get("valueName")] = answers[etree.QName(element).localname]
    if policy.get("valueName"):
        (on,) = found(policy, "p:enabledValue/p:decimal/@value")
        values[policy.get("key")] = {policy.get("valueName"): int(on)}
    return values


@pytest.mark.parametrize("policy", found(DEFINITIONS, "//p:policy"), ids=list(ROWS))
def test_the_program_reads_what_group_policy_writes(policy: Any) -> None:
    setting = ROWS[policy.get("name")].setting
    read = registry.read(FakeRegistry(HKLM=written(policy)), "HKLM")
    expected = {
        Kind.FOLDER: "",
        Kind.FILE: "",
        Kind.LINES: "Projektbüro",
        Kind.TICK: True,
        Kind.NUMBER: 7,
        Kind.CHOICES: list(dict(setting.choices)),
        Kind.KEYS: list(LOCKABLE),
    }
    assert list(read.stated) == [setting.key]
    assert read.value(setting) == expected[setting.kind]
    assert check(read).unknown == check(read).wrong == ()
    assert policy.get("key") == KEY


def test_the_sample_file_can_be_used_as_it_is_and_with_every_line(tmp_path: Path) -> None:
    file = tmp_path / "richtlinie.ini"
    sample = FILES[MAKER["INI"]]
    file.write_text(sample, "utf-8")
    assert ini.read(file) == ({}, ())
    file.write_text(re.sub("^;(?=[a-z])", "", sample, flags=re.MULTILINE), "utf-8")
    policy = ini.read(file)
    assert list(policy.stated) == list(ROWS)
    folders = {key for key, row in ROWS.items() if row.setting.kind in (Kind.FOLDER, Kind.FILE)}
    wrong = {key for key, row in ROWS.items() if policy.complaint(row.setting)}
    assert wrong <= (set() if sys.platform == "win32" else folders)  # the examples are of Windows
    assert check(policy).unknown == ()


def test_the_table_names_every_key() -> None:
    assert re.findall(r"^\| `(\w+)` \|", FILES[MAKER["TABLE"]], re.MULTILINE) == list(ROWS)
