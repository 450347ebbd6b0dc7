"""The papers for IT say nothing that a machine can tell to be untrue: links, commands, folders, numbers."""

from __future__ import annotations

import argparse
import re
import tomllib
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from app.domain.settings import LAB_SETTINGS
from app.logs import _KEPT_BYTES
from app.services.safeguards import _KEPT
from app.settings import SETTINGS
from app.storage.engine import _PRAGMAS
from tests.architecture.source import ROOT, modules
from ui import cli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IT = ROOT / "docs" / "it"
PAPERS = sorted(IT.glob("*.md"))
HANDBOOK, PRIVACY, BSI, NEWS = (
    (IT / f"{name}.md").read_text("utf-8") for name in ("handbuch", "datenschutz", "bsi", "versionshinweise")
)

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
STATES = ("erfüllt", "teilweise", "nicht erfüllt", "Aufgabe der IT")
REQUIRED = {
    *(f"APP.6.A{number}" for number in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13)),
    *(f"APP.7.A{number}" for number in range(1, 10)),
    *(f"CON.3.A{number}" for number in (4, 5, 14, 15)),
    *("CON.6.A1", "CON.6.A12", "APP.1.1.A2", "APP.1.1.A9", "SYS.2.1.A33"),
}


def texts() -> Iterator[tuple[Path, str]]:
    return ((paper, paper.read_text("utf-8")) for paper in PAPERS)


def spans() -> list[str]:
    """Return what the papers set as code, line by line."""
    found = chain.from_iterable(CODE.findall(text) for _, text in texts())
    return [line for pair in found for part in pair for line in part.splitlines() if line]


def links() -> list[tuple[Path, str]]:
    return [
        (paper, link)
        for paper, text in [*texts(), readme()]
        for link in LINK.findall(text)
        if ":" not in link
    ]


def readme() -> tuple[Path, str]:
    return ROOT / "README.md", (ROOT / "README.md").read_text("utf-8")


def anchors(paper: Path) -> set[str]:
    """Return where links may lead to within a paper, as the usual readers of Markdown name it."""
    headings = re.findall(r"^#+ (.+)$", paper.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def rows(text: str) -> list[list[str]]:
    lines = (line for line in text.splitlines() if line.startswith("|") and not set(line) <= set("|-"))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


# Links


@pytest.mark.parametrize(("paper", "link"), links(), ids=lambda it: getattr(it, "name", it))
def test_every_link_leads_somewhere(paper: Path, link: str) -> None:
    place, _, anchor = link.partition("#")
    target = (paper.parent / place).resolve() if place else paper
    assert target.exists()
    assert not anchor or anchor in anchors(target)


def test_the_readme_leads_to_every_paper() -> None:
    linked = {(ROOT / link).resolve() for link in LINK.findall(readme()[1]) if ":" not in link}
    assert set(PAPERS) <= linked


# Commands


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = cli._parser()
    found = next(it.choices for it in parser._actions if isinstance(it, argparse._SubParsersAction))
    return {"": parser, **found}


def flags(parser: argparse.ArgumentParser) -> set[str]:
    return {flag for action in parser._actions for flag in action.option_strings}


def calls() -> list[tuple[str, list[str]]]:
    """Return the commands in the papers, each with its flags."""
    found = (
        re.match(r".*(?<![.\w])laborbuch(?:-cli)?(?:\.exe)?\"? +((?:-|[a-z])\S*.*)", line) for line in spans()
    )
    words = [match[1].split() for match in found if match]
    return [
        ("" if first.startswith("-") else first, [it for it in (first, *rest) if it.startswith("--")])
        for first, *rest in words
    ]


def test_the_papers_do_call_the_program() -> None:
    assert {name for name, _ in calls()} >= {"check", "export", "merge", "report", "demo"}


@pytest.mark.parametrize(("name", "given"), calls(), ids=str)
def test_every_command_exists_with_its_flags(name: str, given: list[str]) -> None:
    assert set(given) <= flags(commands()[name])


def test_every_command_is_in_the_handbook() -> None:
    assert set(commands()) - {""} <= {name for name, _ in calls()}


def test_the_ends_of_commands_are_those_of_the_program() -> None:
    table = HANDBOOK.partition("## Befehle")[2].partition("\n## ")[0]
    ends = {int(row[0]): row[1] for row in rows(table) if row[0].isdigit()}
    assert list(ends) == [cli.DONE, cli.TO_READ, cli.REFUSED, cli.FAULT]
    assert "abgelehnt" in ends[cli.REFUSED]


def test_every_target_of_make_exists() -> None:
    called = {word for line in spans() for word in re.findall(r"\bmake ([a-z-]+)", line)}
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert called
    assert called <= made


def test_every_script_exists() -> None:
    called = {name for line in spans() for name in re.findall(r"\bpython (\S+\.py)", line)}
    assert called
    assert all((ROOT / name).is_file() for name in called)


# Names


def source() -> str:
    files = [*modules("app", "ui", "packaging"), *(ROOT / "packaging").rglob("*.nsi")]
    return "\n".join(file.read_text("utf-8") for file in files)


def test_every_variable_of_the_environment_is_read() -> None:
    names = {name for line in spans() for name in re.findall(r"LABORBUCH_[A-Z_]+", line)}
    assert names == {"LABORBUCH_SIGN", "LABORBUCH_SIGN_SUMS"}
    assert all(f'"{name}"' in source() for name in names)


@pytest.mark.parametrize(
    "name",
    ["einstellungen.json", "laborbuch.log", "Beispiele", "_Sicherungen", ".laborbuch-", "richtlinie.ini"],
)
def test_folders_and_files_are_called_so(name: str) -> None:
    assert name in HANDBOOK
    assert name in source()


def test_every_key_of_a_setting_exists() -> None:
    said = {
        line
        for _, text in texts()
        for _, line in CODE.findall(text)
        if re.fullmatch("[a-z]+(_[a-z]+)+", line)
    }
    own = {"content_hash", "journal_mode", "secure_delete"}
    assert said - own <= {*SETTINGS, *LAB_SETTINGS}


def test_switches_of_the_installers_are_theirs() -> None:
    script = ROOT / "packaging" / "windows" / "laborbuch.nsi"
    if script.exists():
        said = script.read_text("utf-8")
        assert all(switch in said for switch in ("/allusers", "/currentuser", "/D=", "SetErrorLevel 5"))
        assert "INSTALLDIR" in (ROOT / "packaging" / "msi.py").read_text("utf-8")


# Numbers


def test_what_the_handbook_says_of_the_file_holds() -> None:
    said = [pragma.removeprefix("PRAGMA ") for pragma in _PRAGMAS]
    assert {"journal_mode=DELETE", "synchronous=FULL", "secure_delete=ON"} <= set(said)
    assert "`journal_mode=DELETE`" in HANDBOOK
    assert "`synchronous=FULL`" in HANDBOOK


def test_what_is_kept_is_as_much_as_said() -> None:
    assert (_KEPT, _KEPT_BYTES) == (10, 200_000)
    assert "die zehn neuesten" in HANDBOOK
    assert "200 KB" in HANDBOOK


def test_periods_are_those_that_the_program_proposes() -> None:
    table = {row[0]: row[1] for row in rows(PRIVACY.partition("## Fristen")[2].partition("\n## ")[0])}
    periods = {key: it for key, it in LAB_SETTINGS.items() if key.startswith("retention_")}
    assert {it.label: str(it.default) for it in periods.values()} == {
        label: period for label, period in table.items() if label != "Frist"
    }


def test_small_numbers_are_protected_from_where_said() -> None:
    assert f"Unter {LAB_SETTINGS['small_count_threshold'].default} Personen" in PRIVACY
    assert f"weniger als {LAB_SETTINGS['small_group_interviews'].default} weitergegebene" in PRIVACY


def test_the_papers_are_about_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"\n## {version}\n" in NEWS
    said = {number for _, text in texts() for number in re.findall(r"\b\d+\.\d+\.\d+\b", text)}
    assert said == {version}


# The list of requirements


def test_every_requirement_has_a_row_and_a_state() -> None:
    found = [row for row in rows(BSI) if re.match(r"(APP|CON|SYS)\.", row[0])]
    ids = [row[0] for row in found]
    assert len(ids) == len(set(ids))
    assert set(ids) >= REQUIRED
    assert [row[0] for row in found if not set(row) & set(STATES)] == []
