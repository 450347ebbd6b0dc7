"""The Windows Installer package: for the whole machine, silent, for group policy and distribution tools.

Made with wixl, which knows a part of WiX. Numbers follow from names: a component keeps its number through all
versions, and the product gets a new one with each version.
"""

from __future__ import annotations

import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

# Never change it: by this number Windows knows that a package is a newer Laborbuch.
UPGRADE_CODE = uuid.UUID("6f1d7c52-9a0e-4d0b-8f0e-2f6b1c3f7a41")
KEY = r"Software\Laborbuch"
CLASSES = r"Software\Classes"
PROGRAM = "laborbuch.exe"
REMEMBERED = "INSTALLDIR"
OLDER = "Auf diesem Computer ist schon eine neuere Fassung von Laborbuch installiert."


def msi(stage: Path, target: Path, version: str) -> None:
    """Make the package from a staged folder."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "laborbuch.wxs")
        Xml.ElementTree(document(stage, version)).write(source, "utf-8", xml_declaration=True)
        command = ["wixl", "--arch", "x64", "--output", str(target.resolve()), str(source)]
        subprocess.run(command, check=True, cwd=stage, env=stamp.environment())


def number(name: str) -> str:
    return str(uuid.uuid5(UPGRADE_CODE, name)).upper()


def document(stage: Path, version: str) -> Xml.Element:
    """Return what wixl reads."""
    root = Xml.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = Xml.SubElement(
        root, "Product", Id=number(version), UpgradeCode=str(UPGRADE_CODE).upper(), Name=stamp.NAME,
        Version=f"{version}.0", Language="1031", Codepage="1252", Manufacturer=stamp.NAME,
    )  # fmt: skip
    Xml.SubElement(
        product, "Package", Id=number(f"package {version} {stamp.build()}"), InstallerVersion="500",
        Compressed="yes", InstallScope="perMachine", Description=f"{stamp.NAME} {version}", Languages="1031",
        Manufacturer=stamp.NAME,
    )  # fmt: skip
    Xml.SubElement(product, "MajorUpgrade", DowngradeErrorMessage=OLDER)
    Xml.SubElement(product, "Media", Id="1", Cabinet="laborbuch.cab", EmbedCab="yes")
    _properties(product)
    _show_folder(product)
    names = list(_folders(product, stage))
    feature = Xml.SubElement(product, "Feature", Id="Complete", Title=stamp.NAME, Level="1")
    for name in names:
        Xml.SubElement(feature, "ComponentRef", Id=name)
    return root


def _properties(product: Xml.Element) -> None:
    """Set what Windows shows, and look up where an earlier version was installed: it stays there.

    ALLUSERS=1 comes from the package's ``InstallScope``. REINSTALLMODE keeps an upgrade whole: wixl notes no
    versions of files, and Windows would spare a library that has one, just before the old product takes it.
    """
    values = {"ARPPRODUCTICON": "sign.ico", "ARPNOMODIFY": "1", "REINSTALLMODE": "amus"}
    for name, value in values.items():
        Xml.SubElement(product, "Property", Id=name, Value=value)
    remembered = Xml.SubElement(product, "Property", Id=REMEMBERED)
    Xml.SubElement(
        remembered, "RegistrySearch", Id="EarlierFolder", Root="HKLM", Key=KEY, Name="InstallDir", Type="raw",
        Win64="yes",
    )  # fmt: skip


def _show_folder(product: Xml.Element) -> None:
    """Let "Apps und Features" and inventories say where it is installed."""
    Xml.SubElement(
        product, "CustomAction", Id="ShowFolder", Property="ARPINSTALLLOCATION", Value=f"[{REMEMBERED}]"
    )
    sequence = Xml.SubElement(product, "InstallExecuteSequence")
    Xml.SubElement(sequence, "Custom", Action="ShowFolder", After="CostFinalize")


def _folders(product: Xml.Element, stage: Path) -> Iterator[str]:
    """Lay out folders and files; yields the names of all components."""
    Xml.SubElement(product, "Icon", Id="sign.ico", SourceFile="laborbuch.ico")
    top = Xml.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = Xml.SubElement(top, "Directory", Id="ProgramFiles64Folder")
    home = Xml.SubElement(programs, "Directory", Id=REMEMBERED, Name=stamp.NAME)
    menu = Xml.SubElement(top, "Directory", Id="ProgramMenuFolder")
    yield _registered(home)
    yield _in_start_menu(menu)
    yield from _files(home, stage, Path())


def _component(parent: Xml.Element, name: str) -> Xml.Element:
    return Xml.SubElement(parent, "Component", Id=name, Guid=number(name), Win64="yes")


def _files(parent: Xml.Element, stage: Path, folder: Path) -> Iterator[str]:
    for place in sorted((stage / folder).iterdir()):
        inside = folder / place.name
        name = f"_{number(inside.as_posix()).replace('-', '')}"
        if place.is_dir():
            made = Xml.SubElement(parent, "Directory", Id=f"D{name}", Name=place.name)
            yield from _files(made, stage, inside)
        else:
            component = _component(parent, f"C{name}")
            Xml.SubElement(
                component, "File", Id=f"F{name}", Name=place.name, Source=inside.as_posix(), KeyPath="yes"
            )
            yield f"C{name}"


def _registered(home: Xml.Element) -> str:
    """Where it is, and that it opens lab files: plain entries, so that nothing is repaired when it opens."""
    component = _component(home, "Registered")
    opens = f'"[{REMEMBERED}]{PROGRAM}" --open "%1"'
    entries = [
        (KEY, "InstallDir", f"[{REMEMBERED}]"),
        (rf"{CLASSES}\.laborbuch", "", stamp.NAME),
        (rf"{CLASSES}\{stamp.NAME}", "", stamp.NAME),
        (rf"{CLASSES}\{stamp.NAME}\DefaultIcon", "", f"[{REMEMBERED}]{PROGRAM},0"),
        (rf"{CLASSES}\{stamp.NAME}\shell\open\command", "", opens),
    ]
    for index, (key, name, value) in enumerate(entries):
        named = {"Name": name} if name else {}
        first = {"KeyPath": "yes"} if not index else {}
        Xml.SubElement(
            component, "RegistryValue", Id=f"R{index}", Root="HKLM", Key=key, Type="string", Value=value,
            **named, **first,
        )  # fmt: skip
    return "Registered"


def _in_start_menu(menu: Xml.Element) -> str:
    component = _component(menu, "StartMenu")
    Xml.SubElement(
        component, "Shortcut", Id="StartMenuEntry", Name=stamp.NAME, Target=f"[{REMEMBERED}]{PROGRAM}",
        WorkingDirectory=REMEMBERED, Icon="sign.ico",
    )  # fmt: skip
    Xml.SubElement(
        component, "RegistryValue", Id="RStart", Root="HKLM", Key=KEY, Name="StartMenu", Type="integer",
        Value="1", KeyPath="yes",
    )  # fmt: skip
    return "StartMenu"
