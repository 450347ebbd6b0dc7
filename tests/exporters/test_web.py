"""Web pages, read back with lxml as a browser would."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import html

from app.reports.model import Heading, Paragraph, Role, Span, Tone
from exporters import web
from tests.helpers.papers import HARD, everything, sample_papers, words
from tests.helpers.word import document, paragraph


@pytest.fixture
def page(tmp_path):
    def write(paper):
        web.write(paper, tmp_path / "seite.html")
        return html.fromstring((tmp_path / "seite.html").read_bytes())

    return write


def levels(tree):
    return [int(it.tag[1]) for it in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]


@pytest.mark.parametrize("paper", sample_papers(), ids=["everything", "lab", "module"])
def test_a_screen_reader_finds_its_way(page, paper):
    tree = page(paper)
    assert tree.get("lang") == "de-DE"
    assert tree.findtext("head/title") == paper.title
    found = levels(tree)
    assert found.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(found))
    assert all(image.get("alt") for image in tree.iter("img"))
    assert all(head.get("scope") in ("col", "row") for head in tree.iter("th"))
    assert not tree.xpath("//table[not(caption) or not(thead)]")
    assert not tree.xpath("//p[not(node())] | //li[not(node())]")


@pytest.mark.parametrize("paper", sample_papers(), ids=["everything", "lab", "module"])
def test_links_lead_somewhere_and_nothing_is_loaded(page, paper):
    tree = page(paper)
    names = [it.get("id") for it in tree.xpath("//*[@id]")]
    assert len(names) == len(set(names))
    inner = [it.get("href")[1:] for it in tree.iter("a") if it.get("href").startswith("#")]
    assert inner
    assert set(inner) <= set(names)
    assert all(it.get("src").startswith("data:image/") for it in tree.xpath("//*[@src]"))
    assert not tree.xpath("//script | //link | //iframe | //*[starts-with(name(@*), 'on')]")


@pytest.mark.parametrize("text", HARD)
def test_text_comes_back_as_it_was(page, text):
    tree = page(document(Heading(1, text), paragraph(text), paragraph(text, Role.BULLET)))
    for place in ("//main/h1", "//main/p", "//main/ul/li"):
        (found,) = tree.xpath(place)
        assert found.text_content().strip() == text.strip()


def test_every_word_of_a_sample_is_there_in_its_order(page):
    for paper in sample_papers():
        text = " ".join(page(paper).find("body/main").text_content().split())
        place = 0
        for word in words(paper):
            plain = " ".join(word.split())
            place = text.index(plain, place) + len(plain)


def test_line_breaks_stay_and_what_no_file_can_hold_goes(page):
    (found,) = page(document(paragraph("eins\nzwei\x07\ud800"))).xpath("//main/p")
    assert [found.text, found[0].tag, found[0].tail] == ["eins", "br", "zwei"]


def test_items_are_lists_and_quotes_have_their_source(page):
    tree = page(
        document(
            Heading(1, "Titel"),
            paragraph("a", Role.BULLET),
            paragraph("b", Role.BULLET),
            paragraph("erstens", Role.STEP, number="1"),
            paragraph("so geht es", Role.STEP_TEXT),
            paragraph("„Ja“", Role.QUOTE),
            paragraph("Händlerin", Role.QUOTE_SOURCE),
            paragraph("„Nein“", Role.QUOTE),
        )
    )
    assert [len(it) for it in tree.xpath("//main/ul | //main/ol")] == [2, 1]
    assert tree.xpath("string(//main/ol/li/p)") == "so geht es"
    assert [it.text_content() for it in tree.xpath("//figure")] == ["„Ja“Händlerin", "„Nein“"]


def test_a_cover_has_the_only_first_heading(page):
    tree = page(document(paragraph("Wissensbausteine", Role.TITLE), Heading(1, "Erstes Kapitel")))
    assert levels(tree) == [1, 2]


def test_signs_are_not_read_aloud_beside_their_words(page):
    tree = page(document(Paragraph(Role.BODY, (Span("●●○", Tone.SCALE), Span(" mittel (2 von 3)")))))
    assert tree.xpath("//main//*[@aria-hidden]/text()") == ["●●○"]


def test_drafts_say_so(page):
    assert "Entwurf" in page(document(paragraph("x"), draft=True)).xpath("string(//header)")
    assert "Entwurf" not in page(document(paragraph("x"))).xpath("string(//header)")


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        web.write(everything(), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
