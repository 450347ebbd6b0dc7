"""The office's template: what it changes, every export follows; what it lacks, it is told by name."""

from __future__ import annotations

import re
import runpy
import sys
import zipfile
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Mm

from app.errors import LaborbuchError
from app.reports.model import Heading, Role
from exporters.paper.styles import REQUIRED
from exporters.word import TemplateError, write
from tests.architecture.source import ROOT
from tests.helpers.word import document, paragraph, select, style_names, table, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docx.document import Document as WordDocument

BLOCKS = (paragraph("Methode", Role.KICKER), Heading(1, "Titel"), table(), paragraph("Text"))
MAKER = ROOT / "packaging" / "make_template.py"


@pytest.fixture
def shipped() -> Iterator[Path]:
    with as_file(files("resources") / "templates" / "laborbuch.docx") as path:
        yield path


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., WordDocument]:
    def run(template: Path | None = None, **values: object) -> WordDocument:
        write(document(*BLOCKS, **values), tmp_path / "export.docx", template=template)
        return docx.Document(str(tmp_path / "export.docx"))

    return run


def rewritten(path: Path, target: Path, part: str, change: Callable[[str], str]) -> Path:
    """A copy of a file in which one part reads differently."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            copy.writestr(name, change(content.decode()).encode() if re.fullmatch(part, name) else content)
    return target


def without_style(path: Path, target: Path, name: str) -> Path:
    style = re.compile(rf'<w:style [^>]*><w:name w:val="{name}"/>.*?</w:style>')
    return rewritten(path, target, "word/styles.xml", lambda xml: style.sub("", xml))


def running_text(opened: WordDocument, kind: str) -> list[str]:
    parts = (it.target_part for it in opened.part.rels.values() if it.reltype.endswith(f"/{kind}"))
    return sorted(text_of(it.element) for it in parts)


def test_the_shipped_one_is_valid(shipped: Path, assert_valid_docx: Callable[[str], None]) -> None:
    assert_valid_docx(str(shipped))


def test_the_shipped_one_is_what_its_maker_makes(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(MAKER.parent)
    monkeypatch.setattr(sys, "argv", [str(MAKER), str(tmp_path / "made.docx")])
    runpy.run_path(str(MAKER), run_name="__main__")
    assert (tmp_path / "made.docx").read_bytes() == shipped.read_bytes()


def test_all_colours_but_the_automatic_one_follow_the_theme(shipped: Path) -> None:
    styles = docx.Document(str(shipped)).styles.element
    assert (
        styles.xpath("//*[@w:color != 'auto' and not(@w:themeColor)] | //w:color[not(@w:themeColor)]") == []
    )
    assert styles.xpath("w:style[@w:styleId='Normal']//w:color | w:docDefaults//w:color") == []


def test_it_speaks_german_and_shares_no_relation_that_word_has_given_up(shipped: Path) -> None:
    opened = docx.Document(str(shipped))
    assert opened.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["de-DE"]
    assert not any(it.reltype.endswith("stylesWithEffects") for it in opened.part.rels.values())


def test_nothing_of_its_own_text_is_left_in_an_export(export: Callable[..., WordDocument]) -> None:
    assert [text for text, _ in style_names(export())][:2] == ["Methode", "Titel"]


@pytest.mark.parametrize("name", [name for _, name in REQUIRED])
def test_one_without_a_style_is_refused(shipped: Path, tmp_path: Path, name: str) -> None:
    template = without_style(shipped, tmp_path / "amt.docx", name)
    with pytest.raises(
        TemplateError, match=r"^In der Word-Vorlage „amt\.docx“ fehlt die Formatvorlage „[^“]+“: Leg"
    ):
        write(document(*BLOCKS), tmp_path / "export.docx", template=template)
    assert not (tmp_path / "export.docx").exists()


def test_the_missing_style_is_named_as_word_shows_it(shipped: Path, tmp_path: Path) -> None:
    template = without_style(shipped, tmp_path / "amt.docx", "heading 2")
    with pytest.raises(LaborbuchError, match="„Überschrift 2“"):
        write(document(*BLOCKS), tmp_path / "export.docx", template=template)


def test_several_missing_styles_are_named_together(shipped: Path, tmp_path: Path) -> None:
    one = without_style(shipped, tmp_path / "eins.docx", "LB Beleg")
    two = without_style(one, tmp_path / "zwei.docx", "Quote")
    with pytest.raises(TemplateError, match="fehlen die Formatvorlagen „Zitat“ und „LB Beleg“: "):
        write(document(*BLOCKS), tmp_path / "export.docx", template=two)


@pytest.mark.parametrize("content", [b"", b"kein Archiv", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_document_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "amt.docx").write_bytes(content)
    with pytest.raises(
        TemplateError, match=r"^Die Word-Vorlage „amt\.docx“ lässt sich nicht lesen: Speichern"
    ):
        write(document(*BLOCKS), tmp_path / "export.docx", template=tmp_path / "amt.docx")


def test_a_template_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="lässt sich nicht lesen"):
        write(document(*BLOCKS), tmp_path / "export.docx", template=tmp_path / "fehlt.docx")


def test_a_word_template_is_refused_with_the_way_out(shipped: Path, tmp_path: Path) -> None:
    change = ("document.main+xml", "template.main+xml")
    template = rewritten(shipped, tmp_path / "amt.dotx", r"\[.*", lambda xml: xml.replace(*change))
    with pytest.raises(TemplateError, match=r"als Word-Dokument \(\.docx\)"):
        write(document(*BLOCKS), tmp_path / "export.docx", template=template)


def test_ids_may_change_as_long_as_names_stay(
    shipped: Path, tmp_path: Path, export: Callable[..., WordDocument]
) -> None:
    """A German Word calls heading 1 "berschrift1" when it saves."""
    new_ids = {"Heading1": "berschrift1", "BodyText": "Textkrper", "LBTabelle": "LBTabelle1"}

    def change(xml: str) -> str:
        for old, new in new_ids.items():
            xml = xml.replace(f'"{old}"', f'"{new}"')
        return xml

    template = rewritten(shipped, tmp_path / "amt.docx", r"word/(styles|numbering|document)\.xml", change)
    names = dict(style_names(export(template)))
    assert (names["Titel"], names["Text"], names["Merkmal 1"]) == ("Heading 1", "Body Text", "LB Tabelle")


def test_an_export_follows_what_the_office_changes(
    shipped: Path, tmp_path: Path, export: Callable[..., WordDocument]
) -> None:
    office = docx.Document(str(shipped))
    office.styles["Body Text"].font.name = "Verdana"
    office.sections[0].left_margin = Mm(35)
    office.sections[0].first_page_header.paragraphs[0].insert_paragraph_before("Stadt Mölln")
    office.save(str(tmp_path / "amt.docx"))
    opened = export(tmp_path / "amt.docx")
    assert opened.styles["Body Text"].font.name == "Verdana"
    assert any(text.startswith("Stadt Mölln") for text in running_text(opened, "header"))
    assert select(opened, "//w:tblW/@w:w") == [str(9298 + 170 - 567)]


def test_header_and_footer_say_what_this_is(export: Callable[..., WordDocument]) -> None:
    opened = export()
    assert running_text(opened, "header") == [
        "Anwendungsbeispiel · Pop-up-CoworkingOEW-WB-0001",
        "StadtLabor Kleinstadt · Neue ArbeitsweltenOEW-WB-0001",
    ]
    assert running_text(opened, "footer") == ["Version 1 · Stand 22.11.2026Seite 1 von 1"]
    assert opened.sections[0].different_first_page_header_footer


def test_the_footer_counts_pages_itself(export: Callable[..., WordDocument]) -> None:
    parts = [it.target_part for it in export().part.rels.values() if it.reltype.endswith("/footer")]
    codes = [it.text.strip() for part in parts for it in part.element.xpath("//w:instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


def test_what_is_not_known_leaves_no_gap(export: Callable[..., WordDocument]) -> None:
    opened = export(masthead=("Stadt Mölln", ""), version="")
    assert "Stadt MöllnOEW-WB-0001" in running_text(opened, "header")
    assert running_text(opened, "footer") == ["Stand 22.11.2026Seite 1 von 1"]


def test_a_long_title_leaves_room_for_the_code(export: Callable[..., WordDocument]) -> None:
    (running, _) = running_text(export(running_title="Methode · " + "Wort " * 30), "header")
    assert running.endswith("Wort …OEW-WB-0001")
    assert len(running) < 105


def test_nobody_can_type_into_a_finished_header(export: Callable[..., WordDocument]) -> None:
    parts = [it.target_part for it in export().part.rels.values() if not it.is_external]
    assert [it for it in parts if hasattr(it, "element") and it.element.xpath("//w:sdt")] == []


def test_a_draft_says_so_on_every_page_and_above_its_title(export: Callable[..., WordDocument]) -> None:
    opened = export(draft=True)
    assert all(text.startswith("Entwurf · ") for text in running_text(opened, "header"))
    assert opened.paragraphs[0].text == "Entwurf · Methode"


def test_a_draft_says_so_even_if_the_office_has_no_header(
    shipped: Path, tmp_path: Path, export: Callable[..., WordDocument]
) -> None:
    bare = re.compile("<w:headerReference[^>]*>")
    template = rewritten(shipped, tmp_path / "amt.docx", "word/document.xml", lambda xml: bare.sub("", xml))
    section = export(template, draft=True).sections[0]
    assert [it.paragraphs[0].text for it in (section.header, section.first_page_header)] == [
        "Entwurf",
        "Entwurf",
    ]


def test_only_a_draft_says_so(export: Callable[..., WordDocument]) -> None:
    opened = export()
    texts = [*running_text(opened, "header"), *(text for text, _ in style_names(opened))]
    assert not any("Entwurf" in text for text in texts)


def test_a_field_that_an_office_has_emptied_stays_empty(
    shipped: Path, tmp_path: Path, export: Callable[..., WordDocument]
) -> None:
    words = re.compile(r"<w:t [^>]*>[^<]*</w:t>")
    template = rewritten(
        shipped, tmp_path / "amt.docx", r"word/header\d\.xml", lambda xml: words.sub("", xml)
    )
    assert running_text(export(template), "header") == ["", ""]
