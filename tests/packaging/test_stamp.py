"""Version and build: one fact each, the same for the same commit."""

from __future__ import annotations

import re

import pytest

from app import version
from tests.architecture.source import ROOT


@pytest.fixture
def stamp(script):
    return script("stamp")


def test_the_version_is_the_same_inside_and_outside(stamp):
    assert stamp.version() == version.version()
    assert ".".join(map(str, stamp.numbers())) == f"{version.version()}.0"


def test_an_archive_knows_its_commit_without_git(stamp, monkeypatch, tmp_path):
    monkeypatch.delenv(stamp.EPOCH, raising=False)
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "commit.txt").write_text("21d1632 1669123920\n")
    monkeypatch.setattr(stamp, "ROOT", tmp_path)
    assert str(stamp.build()) == "2022-11-22, 21d1632"


def test_git_fills_the_commit_into_an_archive():
    assert (ROOT / "packaging" / "commit.txt").read_text("utf-8").startswith("$Format:")
    assert "packaging/commit.txt export-subst" in (ROOT / ".gitattributes").read_text("utf-8")


def test_what_is_known_of_the_source_may_be_overruled(stamp, monkeypatch):
    monkeypatch.setenv(stamp.EPOCH, "0")
    assert str(stamp.build()).startswith("1970-01-01, ")
    assert stamp.environment()[stamp.EPOCH] == "0"


def test_file_properties_name_version_and_build(stamp):
    said = stamp.windows_resource()
    strings = dict(re.findall(r"StringStruct\('(\w+)', '([^']*)'\)", said))
    assert strings["FileVersion"] == f"{version.version()}.0"
    assert strings["ProductVersion"] == f"{version.version()} ({stamp.build()})"
    compile(said, "version.txt", "eval")


def test_from_its_source_the_program_knows_no_build():
    assert version.named() == f"Laborbuch {version.version()}"


def test_a_packaged_program_tells_its_build(monkeypatch, tmp_path):
    (tmp_path / version.BUILD).write_text("2022-11-22, 21d1632\n")
    monkeypatch.setattr("importlib.resources.files", lambda _package: tmp_path)
    version.build.cache_clear()
    try:
        assert version.named() == f"Laborbuch {version.version()} (2022-11-22, 21d1632)"
    finally:
        version.build.cache_clear()
