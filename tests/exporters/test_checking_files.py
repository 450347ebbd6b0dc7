"""Files of all kinds: what other programs wrote, what is damaged, what means harm, and all of our own."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.shared import Cm, RGBColor

from app.errors import RefusedFileError
from app.reports.model import Heading
from exporters.checking import check, package
from exporters.checking.findings import MOST_PLACES
from exporters.word import write
from tests.helpers.checking import BODY, END_OF_BODY, STYLES, changed, clean, codes, flaws, packed
from tests.helpers.networks import whole
from tests.helpers.reports import DOCUMENTS, document_of
from tests.helpers.word import document, paragraph, picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordDocument

    from app.reports.flaws import Flaw
    from app.reports.model import Block

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SENTENCE = "Die Stadt hat den Raum gemietet, und die Leute haben ihn mit der Zeit für sich entdeckt. "


def saved(opened: WordDocument, folder: Path) -> tuple[Flaw, ...]:
    path = folder / "Fremd.docx"
    opened.save(str(path))
    return check(path)


# Our own


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_of_the_sample_is_clean_and_valid(
    tmp_path: Path, name: str, assert_valid_docx: Callable[[str], None]
) -> None:
    write(document_of(name), tmp_path / "a.docx")
    assert [flaw.sentence for flaw in check(tmp_path / "a.docx")] == []
    assert_valid_docx(str(tmp_path / "a.docx"))


def test_the_joint_compendium_is_clean(tmp_path: Path) -> None:
    write(whole(), tmp_path / "a.docx")
    assert [flaw.sentence for flaw in check(tmp_path / "a.docx")] == []


# From elsewhere


def test_a_file_of_python_docx_is_told_what_it_is(tmp_path: Path) -> None:
    opened = docx.Document()
    opened.add_heading("Bericht", 1)
    opened.add_paragraph(SENTENCE * 3)
    opened.add_paragraph()
    opened.add_table(2, 2).cell(0, 0).text = "a"
    found = saved(opened, tmp_path)
    by_code = {flaw.rule.code: flaw for flaw in found}
    assert by_code["A1"].where == "Absatz 3, unter „Bericht“"
    assert by_code["T1"].place == by_code["T5"].place == "Tabelle 1"
    assert by_code["T8"].place == "Tabelle 1, Zeile 2"
    assert by_code["S4"].said == "Die Datei nennt als Sprache „Englisch“, der Text ist deutsch."
    assert by_code["E5"].said == "Unter „Autor“ steht „python-docx“."
    assert set(by_code) == {"A1", "T1", "T5", "T8", "S1", "S4", "E5", "E9", "E10"}


def test_what_a_hand_made_is_found_in_a_file_of_python_docx(tmp_path: Path) -> None:
    opened = docx.Document()
    opened.add_heading("Bericht", 2)
    opened.add_paragraph().add_run("Was noch fehlt").bold = True
    opened.add_paragraph().add_run("Kaum zu sehen.").font.color.rgb = RGBColor(0xCC, 0xCC, 0xCC)
    opened.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    (tmp_path / "a.png").write_bytes(picture().data)
    opened.add_picture(str(tmp_path / "a.png"), width=Cm(2))
    by_code = {flaw.rule.code: flaw for flaw in saved(opened, tmp_path)}
    assert by_code["U2"].said == "Auf den Anfang folgt „Überschrift 2“."
    assert by_code["U4"].place == "Absatz 2 „Was noch fehlt“"
    assert by_code["K2"].place == "Absatz 3 „Kaum zu sehen.“"
    assert by_code["A1"].place == "Absatz 4"
    assert (by_code["B1"].place, by_code["B5"].under) == ("Bild 1 „Picture 1“", "Bericht")


def test_headers_and_notes_are_read_too(tmp_path: Path) -> None:
    opened = docx.Document()
    opened.add_heading("Bericht", 1)
    run = opened.sections[0].header.paragraphs[0].add_run(r"Liegt in D:\Ablage\Eva\Bericht.docx bereit.")
    run.font.hidden = True
    places = {flaw.rule.code: flaw.place for flaw in saved(opened, tmp_path)}
    assert places["E4"] == places["E8"] == r"Kopfzeile „Liegt in D:\Ablage\Eva\Bericht.docx bereit.“"


def test_styles_are_known_by_their_names_and_not_by_their_ids(tmp_path: Path) -> None:
    """Word saves "berschrift1" where it speaks German."""
    parts = dict(clean())
    for part in (BODY, STYLES):
        parts[part] = parts[part].replace(b'"Heading1"', b'"berschrift1"').replace(b'"Caption"', b'"x1"')
    assert flaws(tmp_path, parts) == ()


def test_another_name_of_the_main_part_is_found(tmp_path: Path) -> None:
    parts = {name.replace("document.xml", "document2.xml"): it for name, it in clean().items()}
    for part in ("_rels/.rels", "[Content_Types].xml"):
        parts[part] = parts[part].replace(b"word/document.xml", b"word/document2.xml")
    assert flaws(tmp_path, parts) == ()


def test_another_prefix_makes_no_difference(tmp_path: Path) -> None:
    body = clean()[BODY].decode()
    other = (
        body.replace("<w:", "<x:")
        .replace("</w:", "</x:")
        .replace(" w:", " x:")
        .replace("xmlns:w=", "xmlns:x=")
    )
    assert flaws(tmp_path, {**clean(), BODY: other.encode()}) == ()


@pytest.mark.libreoffice
def test_what_libreoffice_saved_is_read_like_ours(tmp_path: Path) -> None:
    """It writes styles, lists and fields in its own way; old ones lose the names of tables."""
    (tmp_path / "vorher").mkdir()
    source = tmp_path / "vorher" / "Baustein.docx"
    source.write_bytes(packed(clean()))
    tool, profile = shutil.which("soffice") or "soffice", (tmp_path / "profile").as_uri()
    office = [tool, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*office, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True)
    assert set(codes(check(tmp_path / "Baustein.docx"))) <= {"T5"}


@pytest.mark.parametrize("number", ["²", "-5", "9" * 5000, "", "x"])
def test_a_number_that_is_none_stops_nothing(tmp_path: Path, number: str) -> None:
    styles = clean()[STYLES].decode()
    for name in ("sz", "outlineLvl"):
        styles = re.sub(f'<w:{name} w:val="[0-9]+"', f'<w:{name} w:val="{number}"', styles)
    assert set(codes(flaws(tmp_path, {**clean(), STYLES: styles.encode()}))) <= {"K1"}


# Very many


def test_of_a_fault_that_is_everywhere_the_first_places_are_told(tmp_path: Path) -> None:
    found = flaws(tmp_path, changed(BODY, (END_OF_BODY, "<w:p/>" * 5000 + END_OF_BODY)))
    assert set(codes(found)) == {"A1"}
    assert len(found) == MOST_PLACES + 1
    assert found[-1].place == f"{5000 - MOST_PLACES} weitere Stellen"


def test_time_grows_with_the_document_and_no_faster(tmp_path: Path) -> None:
    def seconds(size: int) -> float:
        blocks: list[Block] = [Heading(1, "Teil"), *(paragraph(SENTENCE) for _ in range(size))]
        write(document(*blocks), tmp_path / "a.docx")
        start = time.process_time()
        check(tmp_path / "a.docx")
        return time.process_time() - start

    seconds(10)
    assert seconds(8_000) < 16 * max(seconds(1_000), 0.02)


# Damaged


REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "ist leer"),
    "text": (b"Guten Tag", "ist kein Word-Dokument"),
    "old Word": (OLE + bytes(1000), "im alten Word-Format (.doc)"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "mit einem Kennwort geschützt"),
    "half a zip": (b"PK\x03\x04" + bytes(100), "ist beschädigt"),
    "Excel": (packed({"xl/workbook.xml": b"<w/>"}), "ist kein Word-Dokument"),
    "OpenDocument": (packed({"content.xml": b"<o/>"}), "ist kein Word-Dokument"),
    "way up": (packed({"../x.xml": b"<a/>"}), "zeigt aus der Datei hinaus"),
    "bomb": (packed({BODY: b"<w>" + bytes(80_000_000)}), "zu groß, um geprüft zu werden (ausgepackt 76 MB)"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_word_document_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    data, words = REFUSED[name]
    assert words in refusal(tmp_path, data)


def refusal(folder: Path, data: bytes) -> str:
    (folder / "Baustein.docx").write_bytes(data)
    with pytest.raises(RefusedFileError) as caught:
        check(folder / "Baustein.docx")
    assert str(caught.value).startswith("„Baustein.docx“ ")
    return str(caught.value)


def with_doctype(text: str) -> str:
    return text.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>', 1)


BROKEN: dict[str, tuple[Callable[[str], str], str]] = {
    "entities": (with_doctype, "beginnt ungewöhnlich"),
    "cut off": (lambda text: text[:2000], "ist beschädigt"),
    "strict": (
        lambda text: text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        "Strict Open XML",
    ),
    "deep": (lambda text: text.replace(END_OF_BODY, "<w:sdt>" * 5000 + END_OF_BODY), "ist beschädigt"),
    "no document": (lambda text: "<html/>", "ist kein Word-Dokument"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_text_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    change, words = BROKEN[name]
    assert words in refusal(tmp_path, packed({**clean(), BODY: change(clean()[BODY].decode()).encode()}))


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/numbering.xml", "docProps/core.xml", "_rels/.rels"]
)
def test_a_broken_part_beside_the_text_is_refused_too(tmp_path: Path, part: str) -> None:
    assert "ist beschädigt" in refusal(tmp_path, packed({**clean(), part: clean()[part][:-20]}))


def test_a_flipped_bit_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "Baustein.docx"
    path.write_bytes(packed(clean()))
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(BODY).header_offset + 30 + len(BODY)
    data = bytearray(path.read_bytes())
    data[start + 500] ^= 1
    assert "ist beschädigt" in refusal(tmp_path, bytes(data))


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/numbering.xml", "word/settings.xml", "docProps/app.xml"]
)
def test_a_part_that_is_missing_stops_nothing(tmp_path: Path, part: str) -> None:
    parts = {name: content for name, content in clean().items() if name != part}
    flaws(tmp_path, parts)


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    assert "zu groß" in refusal(tmp_path, packed(clean()))


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match=r"„weg\.docx“ lässt sich nicht lesen"):
        check(tmp_path / "weg.docx")


def test_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "Baustein.docx"
    path.write_bytes(packed(clean()))
    before = path.stat().st_mtime_ns
    check(path)
    assert [it.name for it in tmp_path.iterdir()] == ["Baustein.docx"]
    assert path.stat().st_mtime_ns == before
