"""Advisories in OSV format, invented: which of them speak of what we pin."""

from __future__ import annotations

import json
import zipfile

import pytest

PYPI = "PyPI"


@pytest.fixture
def advisories(script):
    return script("advisories")


def span(*events: tuple[str, str], kind: str = "ECOSYSTEM") -> dict:
    return {"type": kind, "events": [{name: version} for name, version in events]}


def advisory(number: str = "PYSEC-2022-1", name: str = "example", ecosystem: str = PYPI, **affected) -> dict:
    package = {"ecosystem": ecosystem, "name": name}
    return {"id": number, "modified": "2022-11-22T10:00:00Z", "affected": [{"package": package, **affected}]}


ALL = span(("introduced", "0"))


@pytest.fixture
def lock(tmp_path):
    file = tmp_path / "some.lock"
    file.write_text(f"ex-ample==1.5 \\\n    --hash=sha256:{'a' * 64}\nexample==2.0.0\n")
    return file


@pytest.fixture
def run(advisories, tmp_path, lock):
    """Return what looks into a database of these advisories."""

    def run(*known: dict, more: tuple[str, ...] = ()) -> int:
        folder = tmp_path / "database"
        folder.mkdir(exist_ok=True)
        for one in known:
            (folder / f"{one['id']}.json").write_text(json.dumps(one))
        status: int = advisories.main([str(folder), "--lock", str(lock), *more])
        return status

    return run


@pytest.mark.parametrize(
    ("version", "events", "affected"),
    [
        ("1.0", [("introduced", "0")], True),
        ("1.0", [("introduced", "1.0"), ("fixed", "1.1")], True),
        ("1.0.9", [("introduced", "1.0"), ("fixed", "1.1")], True),
        ("1.1", [("introduced", "1.0"), ("fixed", "1.1")], False),
        ("1.1rc1", [("introduced", "1.0"), ("fixed", "1.1")], True),
        ("1.10", [("introduced", "1.0"), ("fixed", "1.9")], False),
        ("1.1", [("introduced", "1.0"), ("last_affected", "1.1")], True),
        ("1.1.post1", [("introduced", "1.0"), ("last_affected", "1.1")], False),
        ("0.9", [("introduced", "1.0")], False),
        ("0.dev1", [("introduced", "0"), ("fixed", "0.1")], True),
        ("2.1", [("introduced", "0"), ("fixed", "1.1"), ("introduced", "2.0"), ("fixed", "2.2")], True),
        ("1.5", [("introduced", "2.0"), ("fixed", "2.2"), ("introduced", "0"), ("fixed", "1.1")], False),
        ("1!0.1", [("introduced", "0"), ("fixed", "9")], False),
        ("1.0", [("introduced", "what?")], True),
    ],
)
def test_a_range_says_which_versions_are_affected(advisories, version, events, affected):
    assert advisories.is_affected(version, {"ranges": [span(*events)]}) is affected


def test_a_listed_version_is_affected_however_it_is_written(advisories):
    assert advisories.is_affected("1.0", {"versions": ["ancient?", "1.0.0"]})
    assert not advisories.is_affected("1.0", {"versions": ["ancient?", "1.1"]})


def test_ranges_of_commits_say_nothing_of_releases(advisories):
    assert not advisories.is_affected("1.0", {"ranges": [span(("introduced", "0"), kind="GIT")]})


def test_what_is_found_is_told_with_its_other_names(run, capsys):
    known = advisory(ranges=[ALL]) | {"aliases": ["CVE-2022-1"], "summary": "Reads what it should not"}
    assert run(known) == 1
    said = capsys.readouterr().out
    assert "example 2.0.0: PYSEC-2022-1 (CVE-2022-1) Reads what it should not" in said
    assert "2 Bibliotheken, 1 Meldungen, die jüngste vom 2022-11-22: 1 Treffer" in said


@pytest.mark.parametrize(
    "known",
    [
        advisory(name="something-else", ranges=[ALL]),
        advisory(ecosystem="npm", ranges=[ALL]),
        advisory(ranges=[span(("introduced", "0"), ("fixed", "2.0.0"))]),
    ],
)
def test_what_speaks_of_others_is_no_finding(run, known, capsys):
    assert run(known) == 0
    assert "0 Treffer" in capsys.readouterr().out


def test_names_are_compared_as_the_index_does(run, capsys):
    assert run(advisory(name="Ex_Ample", ranges=[ALL])) == 1
    assert "ex-ample 1.5" in capsys.readouterr().out


@pytest.mark.parametrize("accepted", ["PYSEC-2022-1", "CVE-2022-1"])
def test_what_somebody_judged_is_left_out(run, accepted):
    known = advisory(ranges=[ALL]) | {"aliases": ["CVE-2022-1"]}
    assert run(known, more=("--accept", accepted)) == 0
    assert run(known, more=("--accept", "CVE-2022-2")) == 1


def test_a_withdrawn_advisory_does_not_count(run):
    withdrawn = advisory(ranges=[ALL]) | {"withdrawn": "2022-11-22T11:00:00Z"}
    assert run(withdrawn, advisory("PYSEC-2022-2", ranges=[span(("introduced", "3"))])) == 0


def test_a_database_may_be_one_archive(advisories, tmp_path, lock):
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("PYSEC-2022-1.json", json.dumps(advisory(ranges=[ALL])))
        zipped.writestr("README", "no advisory")
    assert advisories.main([str(archive), "--lock", str(lock)]) == 1


def test_without_a_database_nothing_is_promised(advisories, tmp_path, capsys):
    assert advisories.main([str(tmp_path / "missing")]) == 2
    assert "lässt sich nicht als Datenbank lesen" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert advisories.main([str(tmp_path / "empty")]) == 2
    assert "keine Meldungen" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["broken.zip", "broken.json"])
def test_a_broken_database_is_none(advisories, tmp_path, name, capsys):
    (tmp_path / name).write_text("{")
    assert advisories.main([str(tmp_path if name.endswith("json") else tmp_path / name)]) == 2
    assert "lässt sich nicht als Datenbank lesen" in capsys.readouterr().err
