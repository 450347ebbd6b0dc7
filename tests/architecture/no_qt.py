"""A pytest plugin that makes Qt unimportable: ``-p tests.architecture.no_qt -p no:pytest-qt``."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

QT = {"PySide6", "shiboken6"}


class _HideQt(MetaPathFinder):
    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname.partition(".")[0] in QT:
            raise ModuleNotFoundError(f"{fullname} is hidden from this test run", name=fullname)


sys.meta_path.insert(0, _HideQt())


def pytest_addoption(parser: pytest.Parser) -> None:
    """Knows pytest-qt's settings in its stead, or the strict configuration refuses them."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "belongs to pytest-qt, which is switched off in this run")
