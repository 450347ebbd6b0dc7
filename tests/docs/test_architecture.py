"""The pages for developers name files that exist."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import ROOT

PAGES = ("ARCHITECTURE.md", "CONTRIBUTING.md")
FILE = re.compile(r"`((?:app|ui|exporters|packaging|tests|docs)/[\w./-]+\.\w+)`")


def named(page: str) -> list[str]:
    return sorted(set(FILE.findall((ROOT / page).read_text("utf-8"))))


@pytest.mark.parametrize(("page", "file"), [(page, file) for page in PAGES for file in named(page)])
def test_a_file_that_is_named_exists(page: str, file: str) -> None:
    assert (ROOT / file).is_file()


def test_there_are_such_names() -> None:
    assert len(named("ARCHITECTURE.md")) > 10
