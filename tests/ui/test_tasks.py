"""Work beside the window: results in its thread, one writer at a time, a sentence where people can help."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from app.errors import LaborbuchError
from ui.tasks import PATIENCE, Tasks
from ui.widgets.progress import ProgressStrip
from ui.windows.waiting import Waiting


class Told:
    def __init__(self):
        self.complaints = []
        self.crashes = []
        self.threads = []


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def tasks(qapp, told):
    tasks = Tasks(told.complaints.append, told.crashes.append)
    yield tasks
    tasks.close()


@pytest.fixture
def finish(qtbot, tasks):
    return lambda: qtbot.waitUntil(lambda: not tasks.running)


@pytest.fixture
def gate():
    """Hold a job until the test lets it go on; the test's end does so in any case."""
    event = threading.Event()
    yield event
    event.set()


def refuse(*_):
    raise LaborbuchError("Auf Laufwerk H: ist kein Platz mehr.")


def stumble(*_):
    raise ZeroDivisionError


def test_job_runs_beside_the_window_and_its_result_comes_into_it(tasks, finish, told):
    tasks.run(
        lambda *_: threading.get_ident(), lambda ident: told.threads.extend([ident, threading.get_ident()])
    )
    finish()
    worker, window = told.threads
    assert worker != window == threading.get_ident()


def test_writers_take_turns(tasks, finish, gate, told):
    tasks.run(lambda *_: (gate.wait(5), told.threads.append("first")))
    tasks.run(lambda *_: told.threads.append("second"))
    gate.set()
    finish()
    assert told.threads == ["first", "second"]


def test_reader_does_not_wait_for_a_writer(tasks, qtbot, finish, gate, told):
    tasks.run(lambda *_: gate.wait(5))
    tasks.run(lambda *_: "read", told.threads.append, writes=False)
    qtbot.waitUntil(lambda: told.threads == ["read"])
    gate.set()
    finish()


def test_progress_comes_into_the_window(tasks, finish, told):
    def job(progress, _cancelled):
        progress(1, 2, "Baustein 1")

    tasks.run(job, on_progress=lambda *said: told.threads.append((said, threading.get_ident())))
    finish()
    assert told.threads == [((1, 2, "Baustein 1"), threading.get_ident())]


def test_cancelled_job_stops_where_it_reports_and_nobody_hears_of_it(tasks, finish, gate, told):
    def job(progress, _cancelled):
        gate.wait(5)
        progress(1, 2, "zu spät")
        told.threads.append("went on")

    task = tasks.run(job, told.threads.append)
    task.cancel()
    gate.set()
    finish()
    assert (told.threads, told.complaints, told.crashes) == ([], [], [])


def test_job_may_ask_whether_it_was_cancelled(tasks, finish, gate, told):
    task = tasks.run(lambda _progress, cancelled: (gate.wait(5), cancelled())[1], told.threads.append)
    task.cancel()
    gate.set()
    finish()
    assert told.threads == [True]


def test_what_people_can_mend_is_said_in_a_sentence(tasks, finish, told):
    tasks.run(refuse)
    finish()
    assert [str(error) for error in told.complaints] == ["Auf Laufwerk H: ist kein Platz mehr."]
    assert told.crashes == []


def test_page_may_say_the_sentence_itself(tasks, finish, told):
    tasks.run(refuse, on_error=lambda error: told.threads.append(str(error)))
    finish()
    assert (told.threads, told.complaints) == (["Auf Laufwerk H: ist kein Platz mehr."], [])


def test_fault_of_the_program_goes_to_the_crash_dialog(tasks, finish, told):
    tasks.run(stumble, on_error=told.threads.append)
    finish()
    assert [type(error) for error in told.crashes] == [ZeroDivisionError]
    assert told.threads == []


def test_callback_of_a_closed_page_is_left_out(tasks, finish, gate, told):
    class Page(QObject):
        def show(self, result):
            told.threads.append(self.objectName())

    page = Page()
    tasks.run(lambda *_: gate.wait(5), page.show)
    page.deleteLater()
    page.destroyed.connect(gate.set)
    finish()
    assert (told.threads, told.crashes) == ([], [])


def test_closing_waits_for_what_is_under_way(tasks, gate, told):
    tasks.run(lambda *_: (gate.wait(0.05), told.threads.append("ended")))
    tasks.close()
    assert told.threads == ["ended"]


@pytest.fixture
def strip(qtbot, tasks):
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.hide()
    Waiting(tasks, strip)
    return strip


def test_short_work_shows_nothing(tasks, strip, finish, qtbot):
    with qtbot.assertNotEmitted(tasks.slow):
        tasks.run(lambda *_: None, text="Kurz")
        finish()
    assert strip.isHidden()


def test_long_work_shows_what_it_does_and_can_be_stopped(tasks, strip, finish, gate, qtbot):
    def job(progress, _cancelled):
        gate.wait(5)
        progress(1, 3, "weiter")

    with qtbot.waitSignal(tasks.slow, timeout=PATIENCE * 5):
        task = tasks.run(job, text="Die Lieferung wird geschrieben …")
    assert not strip.isHidden()
    strip._stop.click()
    assert task.cancelled
    gate.set()
    finish()
    assert strip.isHidden()
