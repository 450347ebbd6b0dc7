"""Lab files that services work on: an empty one, and the sample of a town."""

from __future__ import annotations

import pytest

from tests.helpers.books import empty_copy, sample_copy


@pytest.fixture
def book(tmp_path):
    book = empty_copy(tmp_path)
    yield book
    book.close()


@pytest.fixture
def sample(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()
