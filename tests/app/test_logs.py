"""What went wrong, without a word of what people wrote."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from app import logs

SECRET = "Frau Muster, 0170 1234567"


@pytest.fixture
def log(tmp_path):
    logs.start(tmp_path / "log")
    yield tmp_path / "log" / "laborbuch.log"
    logger = logging.getLogger(logs.LOGGER)
    for handler in logger.handlers:
        handler.close()
    logger.handlers = []


def stumble():
    person = SECRET
    try:
        int(person)
    except ValueError as error:
        raise RuntimeError(SECRET) from error


def caught():
    try:
        stumble()
    except RuntimeError as error:
        return error


def test_report_names_types_and_places_from_the_first_cause_on():
    report = logs.report(caught())
    assert report.index("builtins.ValueError") < report.index("builtins.RuntimeError")
    assert f"{__name__}:" in report
    assert "stumble" in report


def test_report_names_versions():
    assert logs.report(caught()).startswith("Laborbuch ")


def test_report_holds_no_content_and_no_folder():
    report = logs.report(caught())
    assert SECRET not in report
    assert str(Path.home()) not in report
    assert __file__ not in report


def test_log_holds_no_content_even_where_an_error_is_logged_as_usual(log):
    try:
        stumble()
    except RuntimeError:
        logging.getLogger(logs.LOGGER).exception("Beim Speichern")
    written = log.read_text("utf-8")
    assert "RuntimeError" in written
    assert SECRET not in written


def test_report_of_an_error_that_is_its_own_cause_ends():
    error = caught()
    error.__cause__ = error
    assert logs.report(error).count("RuntimeError") == 1


def test_log_keeps_its_latest_part(tmp_path):
    folder = tmp_path / "log"
    folder.mkdir()
    (folder / "laborbuch.log").write_bytes(b"alt\n" * 100_000 + b"neu\n")
    logs.start(folder)
    left = (folder / "laborbuch.log").read_bytes()
    assert len(left) <= 100_000
    assert left.endswith(b"neu\n")


def test_folder_that_cannot_be_made_keeps_nobody_from_working(tmp_path):
    (tmp_path / "log").write_text("", "utf-8")
    logs.start(tmp_path / "log")
