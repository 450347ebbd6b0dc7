"""Every run has a home of its own, no screen, and says in German what it left out."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

    Report = pytest.TestReport | pytest.CollectReport

OFFICE_TOOLS = ("soffice", "pdftoppm")

_home = Path(tempfile.mkdtemp(prefix="laborbuch-tests-"))


def _settle_in(home: Path) -> None:
    """Must run before anything looks up a home folder, hence at import."""
    folders = {"XDG_RUNTIME_DIR": home / "runtime"}
    folders |= dict.fromkeys(("HOME", "USERPROFILE"), home)
    folders |= dict.fromkeys(("XDG_CONFIG_HOME", "APPDATA"), home / "config")
    folders |= dict.fromkeys(("XDG_DATA_HOME", "LOCALAPPDATA"), home / "data")
    folders |= {"XDG_STATE_HOME": home / "state", "XDG_CACHE_HOME": home / "cache"}
    for name, folder in folders.items():
        folder.mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(folder)
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_API": "pyside6"}


_settle_in(_home)


# Cycles with widgets in them are freed between tests, on this thread: freed on a worker's, they crash Qt.
gc.disable()
_ENOUGH = 20_000  # objects


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    if gc.get_count()[0] > _ENOUGH:
        gc.collect()


def pytest_configure() -> None:
    """What the IT of this computer decided is not what is tested."""
    from app.policy import NO_POLICY, sources

    sources.read = lambda: NO_POLICY


def pytest_unconfigure() -> None:
    shutil.rmtree(_home, ignore_errors=True)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("libreoffice") and not all(map(shutil.which, OFFICE_TOOLS)):
        pytest.skip("LibreOffice oder poppler-utils fehlt")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Report, Report]:
    return _no_excuses((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Report, Report]:
    return _no_excuses((yield))


def _no_excuses(report: Report) -> Report:
    """On the build server everything is there, so a skipped test is a failed one."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("LABORBUCH_NO_SKIP") == "1":
        report.outcome = "failed"
        report.longrepr = f"Nicht gelaufen: {_reason(report)}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section(f"Nicht gelaufene Tests: {len(skipped)}")
    for report in skipped:
        terminalreporter.write_line(f"{report.nodeid}: {_reason(report)}")


def _reason(report: Report) -> str:
    said = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
    return str(said).removeprefix("Skipped: ")
