"""Collected only in the run that hides Qt (see Makefile), hence no ``test_`` in the file's name."""

from __future__ import annotations

import importlib

import pytest

from tests.architecture.source import modules, short

# Alembic runs its scripts itself, in a context of its own.
IMPORTABLE = [path for path in modules("app", "exporters", "resources") if "migrations" not in path.parts]
QT_FREE = [short(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in IMPORTABLE]


@pytest.mark.parametrize("name", ["PySide6", "PySide6.QtCore", "shiboken6"])
def test_qt_is_hidden(name: str) -> None:
    with pytest.raises(ModuleNotFoundError, match="hidden"):
        importlib.import_module(name)


@pytest.mark.parametrize("name", [*QT_FREE, "ui.cli", "ui.compose"])
def test_imports_without_qt(name: str) -> None:
    importlib.import_module(name)
