"""Checksums that other tools read, and signatures by a command of the house."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys

import pytest

MARK = f"\"{sys.executable}\" -c \"import sys; open(sys.argv[1], 'a').write('signed')\" {{file}}"


@pytest.fixture
def signing(script, monkeypatch):
    signing = script("signing")
    monkeypatch.delenv(signing.PROGRAMS, raising=False)
    monkeypatch.delenv(signing.SUMS, raising=False)
    return signing


@pytest.fixture
def checksums(script, signing):
    return script("checksums")


@pytest.fixture
def dist(tmp_path):
    folder = tmp_path / "dist with blanks"
    folder.mkdir()
    for name in ("b.msi", "a.zip", "SHA256SUMS.asc"):
        (folder / name).write_text(name)
    return folder


def test_every_package_has_its_sum(checksums, dist):
    checksums.main(dist)
    checksums.main(dist)  # neither the list nor its signature is listed
    said = (dist / "SHA256SUMS").read_text()
    assert said == "".join(
        f"{hashlib.sha256(name.encode()).hexdigest()}  {name}\n" for name in ("a.zip", "b.msi")
    )


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum fehlt")
def test_the_usual_tool_reads_the_list(checksums, dist):
    checksums.main(dist)
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=dist, check=False, capture_output=True).returncode == 0
    (dist / "a.zip").write_text("changed")
    assert subprocess.run(check, cwd=dist, check=False, capture_output=True).returncode == 1


def test_without_a_command_nothing_is_signed_and_said(signing, dist, capsys):
    assert signing.sign([dist / "b.msi"]) == 0
    assert capsys.readouterr().out == "Nicht signiert: LABORBUCH_SIGN ist nicht gesetzt.\n"
    assert (dist / "b.msi").read_text() == "b.msi"


def test_a_command_signs_what_windows_loads(signing, dist, monkeypatch):
    monkeypatch.setenv(signing.PROGRAMS, MARK)
    (dist / "inside").mkdir()
    (dist / "inside" / "Qt.DLL").write_text("")
    assert signing.sign_programs(dist) == 2
    assert (dist / "inside" / "Qt.DLL").read_text() == "signed"
    assert (dist / "a.zip").read_text() == "a.zip"


def test_folders_and_files_are_signed_by_hand(signing, dist, monkeypatch, capsys):
    monkeypatch.setenv(signing.PROGRAMS, MARK)
    signing.main(str(dist), str(dist / "a.zip"))
    assert all((dist / name).read_text() == f"{name}signed" for name in ("a.zip", "b.msi"))
    assert capsys.readouterr().out.splitlines() == [f"{dist}: 1 signiert", f"{dist / 'a.zip'}: 1 signiert"]


def test_the_list_has_a_command_of_its_own(checksums, signing, dist, monkeypatch):
    monkeypatch.setenv(signing.SUMS, MARK)
    checksums.main(dist)
    assert (dist / "SHA256SUMS").read_text().endswith("signed")


def test_a_command_that_fails_stops(signing, dist, monkeypatch):
    monkeypatch.setenv(signing.PROGRAMS, f'"{sys.executable}" -c "raise SystemExit(1)" {{file}}')
    with pytest.raises(SystemExit, match="misslungen"):
        signing.sign([dist / "b.msi"])


def test_a_command_without_a_place_for_the_file_stops(signing, dist, monkeypatch):
    monkeypatch.setenv(signing.PROGRAMS, "true")
    with pytest.raises(SystemExit, match=r"muss \{file\} enthalten"):
        signing.sign([dist / "b.msi"])


def test_windows_takes_the_command_as_typed(signing, dist, monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    assert signing.filled(r"C:\Tools\signtool.exe sign {file}", dist).endswith(f'sign "{dist}"')
