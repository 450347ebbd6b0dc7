"""Every format against what it was made of before, part by part."""

from __future__ import annotations

import difflib

import pytest

from tests.references.__main__ import HOME
from tests.references.parts import KEPT, parts, write

MOST_LINES = 40


@pytest.mark.parametrize("key", KEPT)
def test_every_part_is_as_it_was(key, tmp_path):
    found = {name.replace("/", "~"): text + "\n" for name, text in parts(write(key, tmp_path)).items()}
    kept = {file.name.removesuffix(".txt"): file.read_text("utf-8") for file in (HOME / key).iterdir()}
    assert found.keys() == kept.keys()
    changes = [line for name in kept for line in _difference(name, kept[name], found[name])]
    assert not changes, "\n".join(changes[:MOST_LINES])


def _difference(name, before, after):
    return difflib.unified_diff(before.split("\n"), after.split("\n"), name, "jetzt", lineterm="", n=1)
