"""Markdown, read back with a CommonMark parser and its tables."""

from __future__ import annotations

import base64
import re
from typing import Any

import pytest
from lxml import html
from markdown_it import MarkdownIt

from app.reports.model import Heading, Paragraph, Picture, Role, Span, TableKind, Tone
from exporters import markdown
from tests.helpers.papers import HARD, everything, sample_papers, words
from tests.helpers.word import cell, document, paragraph, table


@pytest.fixture
def read(tmp_path):
    def write(paper):
        markdown.write(paper, tmp_path / "text.md")
        text = (tmp_path / "text.md").read_text("utf-8")
        parser: Any = MarkdownIt("commonmark", {"html": True}).enable("table")
        parser.validateLink = lambda url: True  # else pictures within the file are not shown
        return html.fromstring(f"<main>{parser.render(text)}</main>")

    return write


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("role", [Role.BODY, Role.BULLET, Role.QUOTE, Role.STEP, Role.BOX])
def test_text_comes_back_as_it_was(read, text, role):
    tree = read(document(Heading(1, "Titel"), paragraph(text, role), paragraph("Ende")))
    found = [" ".join(it.text_content().split()) for it in tree.iter("p", "li")]
    assert " ".join(text.split()) in found


@pytest.mark.parametrize("text", HARD)
def test_cells_and_headings_hold_everything_too(read, text):
    rows = ((cell(text), cell("daneben")),)
    tree = read(document(Heading(1, text), table(TableKind.DATA, rows=rows)))
    assert " ".join(tree.xpath("string(.//h1)").split()) == " ".join(text.split())
    first, second = tree.xpath(".//tbody/tr[1]/td")
    assert " ".join(first.text_content().split()) == " ".join(text.split())
    assert second.text_content() == "daneben"


def test_every_word_of_a_sample_is_there_in_its_order(read):
    for paper in sample_papers():
        text = " ".join(read(paper).text_content().split())
        place = 0
        for word in words(paper):
            plain = " ".join(word.split())
            place = text.index(plain, place) + len(plain)


@pytest.mark.parametrize("paper", sample_papers(), ids=["everything", "lab", "module"])
def test_links_within_lead_somewhere(read, paper):
    tree = read(paper)
    names = [it.get("id") for it in tree.xpath("//*[@id]")]
    assert len(names) == len(set(names))
    inner = {it.get("href")[1:] for it in tree.iter("a") if (it.get("href") or "").startswith("#")}
    assert inner
    assert inner <= set(names)


def test_pictures_stand_at_the_end_and_are_seen_in_their_place(read):
    paper = everything()
    pictures = [block for block in paper.blocks if isinstance(block, Picture)]
    found = list(read(paper).iter("img"))
    assert [it.get("alt") for it in found] == [it.alt_text for it in pictures]
    data = [base64.b64decode(it.get("src").partition("base64,")[2]) for it in found]
    assert data == [it.data for it in pictures]


def test_bold_words_keep_their_blanks_outside(read):
    tree = read(document(Paragraph(Role.BODY, (Span("vorn"), Span(" fett ", Tone.STRONG), Span("hinten")))))
    assert tree.xpath("string(.//strong)") == "fett"
    assert tree.xpath("string(.//p[last()])") == "vorn fett hinten"


def test_steps_count_and_keep_their_text(read):
    steps = [paragraph("Räume mieten", Role.STEP, number="1"), paragraph("Wie es ging.", Role.STEP_TEXT)]
    (step,) = read(document(Heading(1, "Titel"), *steps)).xpath(".//ol/li")
    assert [it.text_content() for it in step.iter("p")] == ["Räume mieten", "Wie es ging."]


def test_the_file_can_be_read_as_it_is(tmp_path):
    markdown.write(sample_papers()[-1], tmp_path / "a.md")
    text = (tmp_path / "a.md").read_text("utf-8")
    assert re.search(r"^# Pop-up-Coworking", text, re.MULTILINE)
    assert "\n| Leitfrage | Wie lässt sich" in text
    assert max(map(len, text.splitlines())) < 3000
