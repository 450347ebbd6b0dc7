"""The document as JSON: all of it, by name."""

from __future__ import annotations

import base64
import json

from app.reports.model import Heading, Paragraph, Picture
from exporters import data
from tests.helpers.papers import everything
from tests.helpers.word import document, paragraph


def read(paper, folder):
    data.write(paper, folder / "a.json")
    return json.loads((folder / "a.json").read_text("utf-8"))


def test_every_block_is_there_in_its_order(tmp_path):
    paper = everything()
    found = read(paper, tmp_path)
    assert (found["format"], found["version"]) == ("laborbuch-document", 1)
    names = [type(it).__name__.lower() for it in paper.blocks]
    assert [it["type"] for it in found["document"]["blocks"]] == names
    assert {"paragraph", "heading", "table", "picture", "contents"} <= set(names)


def test_values_are_what_they_were(tmp_path):
    paper = everything()
    found = read(paper, tmp_path)["document"]
    assert (found["title"], found["date"], found["draft"]) == (paper.title, "2026-11-22", False)
    for block, plain in zip(paper.blocks, found["blocks"], strict=True):
        if isinstance(block, Picture):
            assert base64.b64decode(plain["data"]) == block.data
        elif isinstance(block, Heading):
            assert (plain["level"], plain["text"], plain["listed"]) == (block.level, block.text, block.listed)
        elif isinstance(block, Paragraph):
            assert plain["role"] == block.role.value
            assert [span.get("text", "") for span in plain["spans"]] == [span.text for span in block.spans]


def test_text_stays_and_halves_of_letters_go(tmp_path):
    found = read(document(paragraph("Größe\t🙂\n\ud800\x07")), tmp_path)
    assert found["document"]["blocks"][0]["spans"][0]["text"] == "Größe\t🙂\n"
