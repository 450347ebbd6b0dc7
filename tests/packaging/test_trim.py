"""What goes into the bundle, on both systems."""

from __future__ import annotations

import re
import sys

import pytest

from tests.architecture.source import ROOT

QT = "PySide6/Qt/"


@pytest.mark.parametrize(
    ("target", "needed"),
    [
        (f"{QT}lib/libQt6Core.so.6", True),
        (f"{QT}lib/libQt6Network.so.6", False),
        (f"{QT}lib/libicudata.so.73", True),
        (f"{QT}plugins/platforms/libqxcb.so", True),
        (f"{QT}plugins/platforms/libqvnc.so", False),
        (f"{QT}plugins/tls/libqopensslbackend.so", False),
        (f"{QT}translations/qtbase_de.qm", True),
        (f"{QT}translations/qtbase_fr.qm", False),
        (r"PySide6\Qt6Widgets.dll", True),
        (r"PySide6\Qt6Qml.dll", False),
        (r"PySide6\pyside6.abi3.dll", True),
        (r"PySide6\qml\QtQuick\qtquick2plugin.dll", False),
        (r"PySide6\opengl32sw.dll", False),
        (r"PySide6\plugins\platforms\qwindows.dll", True),
        (r"PySide6\plugins\styles\qmodernwindowsstyle.dll", False),
        ("docx/templates/default-header.xml", True),
        ("docx/templates/default.docx", False),
        ("pillow.libs/libjpeg-6dc8d115.so.62.4.0", True),
        ("pillow.libs/libavif-c6062d5f.so.16.4.2", False),
    ],
)
def test_a_file_of_a_library(script, target, needed):
    assert script("trim").is_needed(target, f"{sys.prefix}/{target}", "BINARY") is needed


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("/usr/lib/x86_64-linux-gnu/libsqlite3.so.0", False),
        ("/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", True),
        ("/usr/lib/python3.11/lib-dynload/_sqlite3.cpython-311-x86_64-linux-gnu.so", True),
    ],
)
def test_the_distribution_keeps_what_it_mends(script, monkeypatch, source, needed):
    monkeypatch.setattr(sys, "platform", "linux")
    assert script("trim").is_needed(source.rpartition("/")[2], source, "BINARY") is needed


def test_a_link_goes_with_what_it_leads_to(script):
    assert not script("trim").is_needed("libQt6Network.so.6", f"{QT}lib/libQt6Network.so.6", "SYMLINK")
    assert script("trim").is_needed("libQt6Core.so.6", f"{QT}lib/libQt6Core.so.6", "SYMLINK")


def test_the_bundle_is_built_of_the_versions_that_were_tested():
    pins = {name: _pins(f"requirements{name}.lock") for name in ("", "-dev", "-bundle")}
    assert pins[""].items() <= pins["-bundle"].items()
    assert pins[""].items() <= pins["-dev"].items()


def _pins(name):
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
