"""The scripts in packaging/ are no package: a package of that name would hide a library."""

from __future__ import annotations

import importlib
import sys

import pytest

from tests.architecture.source import ROOT


@pytest.fixture
def script(monkeypatch):
    """Return what loads a script by its name."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    before = set(sys.modules)
    yield importlib.import_module
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(ROOT / "packaging")):
            del sys.modules[name]
