"""The packages, as far as they can be made and read without the tools of a distributor.

What happens when they are installed, ``make packages-test`` shows.
"""

from __future__ import annotations

import re
import zipfile

import pytest

from app.version import SUFFIX
from tests.architecture.source import ROOT
from ui import cli

FILES = ("laborbuch.exe", "laborbuch.ico", "_internal/base library.zip", "LIZENZEN/Laborbuch.txt")


@pytest.fixture
def stage(tmp_path):
    folder = tmp_path / "stage"
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def document(script, stage, version):
    root = script("msi").document(stage, version)
    return {kind: list(root.iter(kind)) for kind in {element.tag for element in root.iter()}}


def test_msi_holds_every_file_in_a_component_of_its_own(script, stage):
    found = document(script, stage, "1.2.3")
    assert sorted(file.get("Source") for file in found["File"]) == sorted(FILES)
    assert len({one.get("Guid") for one in found["Component"]}) == len(FILES) + 2
    assert {one.get("Id") for one in found["Component"]} == {one.get("Id") for one in found["ComponentRef"]}


def test_msi_of_a_new_version_is_a_new_product_of_the_same_family(script, stage):
    old, new = (document(script, stage, version) for version in ("1.2.3", "1.2.4"))
    assert old["Product"][0].get("Id") != new["Product"][0].get("Id")
    assert old["Product"][0].get("UpgradeCode") == new["Product"][0].get("UpgradeCode")
    assert [one.get("Guid") for one in old["Component"]] == [one.get("Guid") for one in new["Component"]]


def test_the_family_of_products_never_changes(script):
    assert str(script("msi").UPGRADE_CODE) == "6f1d7c52-9a0e-4d0b-8f0e-2f6b1c3f7a41"


def test_msi_is_for_the_machine_and_remembers_its_folder(script, stage):
    found = document(script, stage, "1.2.3")
    assert found["Package"][0].get("InstallScope") == "perMachine"
    search = found["RegistrySearch"][0]
    written = {(one.get("Key"), one.get("Name")) for one in found["RegistryValue"]}
    assert (search.get("Key"), search.get("Name")) in written


def test_nsis_removes_each_file_that_it_installs_and_nothing_by_a_pattern(script, stage):
    nsis = script("nsis")
    installed = {line for line in nsis._installed(stage) if line.startswith("File ")}
    removed = list(nsis._removed(stage))
    assert len(installed) == len(FILES)
    assert [line for line in removed if line.startswith("Delete")] == [
        r'Delete "$INSTDIR\LIZENZEN\Laborbuch.txt"',
        r'Delete "$INSTDIR\_internal\base library.zip"',
        r'Delete "$INSTDIR\laborbuch.ico"',
    ]
    assert not re.search(r"RMDir /r|\*\.", nsis.SCRIPT.read_text("utf-8") + "".join(removed))


def test_portable_archive_gives_the_same_bytes(script, stage, tmp_path):
    packages = script("packages")
    for name in ("eins", "zwei"):
        packages.portable(stage, tmp_path / name, "1.2.3")
    assert (tmp_path / "eins").read_bytes() == (tmp_path / "zwei").read_bytes()
    with zipfile.ZipFile(tmp_path / "eins") as archive:
        assert archive.namelist() == sorted(f"Laborbuch-1.2.3/{name}" for name in FILES)


def test_a_folder_of_another_version_is_not_packed(script, stage):
    packages = script("packages")
    with pytest.raises(SystemExit, match=r"ist nicht Laborbuch 1\.2\.3"):
        packages.checked(stage, "1.2.3")
    (stage / "_internal" / "laborbuch-1.2.3.dist-info").mkdir()
    assert packages.checked(stage, "1.2.3") == stage


def test_every_system_opens_lab_files_with_the_programs_own_option():
    texts = [
        ROOT / "packaging" / name for name in ("linux/laborbuch.desktop", "windows/laborbuch.nsi", "msi.py")
    ]
    assert cli._parser().parse_args(["--open", f"a{SUFFIX}"]).open.name == f"a{SUFFIX}"
    assert all("--open" in text.read_text("utf-8") for text in texts)
    assert f'pattern="*{SUFFIX}"' in (ROOT / "packaging/linux/laborbuch.xml").read_text("utf-8")
