"""The program as people meet it. Qt is loaded by the fixtures only: the command line's tests run without."""

from __future__ import annotations

import gc

import pytest

from tests.helpers.books import clock


@pytest.fixture(scope="session")
def qapp(qapp):
    """Return Qt's application with the program's own typefaces: text must fit as people see it."""
    from ui.theme import fonts, indicators, look

    fonts.register_first()
    fonts.register_rest()
    for name in ("light", "dark", "contrast"):
        indicators.draw(look.own("light")._replace(name=name))
    return qapp


@pytest.fixture
def settings(tmp_path):
    """Return settings of a person who has changed none."""
    from app.settings import Settings

    return Settings(tmp_path / "einstellungen.json")


@pytest.fixture
def light(qapp):
    """Put the program's light look in force, and what was there before afterwards."""
    from ui.theme import look
    from ui.theme.switch import nothing_collected, wear

    def change(name="light"):
        gc.collect()  # widgets of earlier tests, before Qt walks through all there are
        look.use(look.own(name))
        wear(qapp)

    before = look.current(), qapp.palette(), qapp.font(), qapp.styleSheet()
    change()
    yield change
    gc.collect()
    look.use(before[0])
    with nothing_collected():
        qapp.setPalette(before[1])
        qapp.setFont(before[2])
        qapp.setStyleSheet(before[3])


@pytest.fixture
def complaints(monkeypatch):
    """Return the sentences that people would have read in a dialog."""
    heard = []
    monkeypatch.setattr("ui.program._complain", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def program(qapp, qtbot, settings, tmp_path, light, complaints, monkeypatch):
    """Return the program with its window, as yet unseen. Its samples lie where the test is."""
    from ui import paths
    from ui.program import Program

    monkeypatch.setattr(paths, "samples_folder", lambda: tmp_path / "Beispiele")
    program = Program(qapp, settings, clock=clock)
    crashes: list[BaseException] = []
    monkeypatch.setattr(program.crash, "take", crashes.append)
    qtbot.addWidget(program.window)
    yield program
    program.window.close()
    program.tasks.close()
    program.looks.deleteLater()
    assert crashes == []


@pytest.fixture
def see(qtbot):
    """Show the program and wait until nothing is under way any more."""

    def show(program, path=None, *, sample=False):
        with qtbot.waitSignal(program.window.painted):
            program.show(path, sample=sample)
        if path or sample:
            qtbot.waitUntil(
                lambda: program.window.frame.pages.page is not None or not program.window.lab_open
            )
        qtbot.waitUntil(lambda: not program.tasks.running)
        return program.window

    return show


@pytest.fixture
def run(capsys):
    """Call a command of the office, with its answer."""
    from tests.helpers.commands import Caller

    return Caller(capsys)


@pytest.fixture
def office(tmp_path):
    """Return where an office's file may lie; there is none."""
    return tmp_path / "buero.laborbuch"
