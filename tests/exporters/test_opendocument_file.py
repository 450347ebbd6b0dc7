"""The file itself: known by its first bytes, valid, the same every time, and there at once or not at all."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED

import pytest

from app.errors import LaborbuchError
from app.reports.model import Contents, Heading, Role, TableKind
from exporters import word
from exporters.opendocument import TemplateError, write
from tests.helpers.networks import whole
from tests.helpers.opendocument import NAMESPACES, opened, read
from tests.helpers.reports import DOCUMENTS, document_of
from tests.helpers.word import document, paragraph, picture, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.reports.model import Block

MEDIA_TYPE = b"application/vnd.oasis.opendocument.text"
BLOCKS: tuple[Block, ...] = (
    paragraph("Methode", Role.KICKER),
    Heading(1, "Titel"),
    Contents("Inhalt", (2, 2), new_page=True),
    Heading(2, "Ziel"),
    *(picture(number, shade) for number, shade in ((1, 7), (2, 9), (3, 7))),
    table(TableKind.FACT_SHEET),
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_of_the_sample_is_valid(
    name: str, tmp_path: Path, assert_valid_odf: Callable[[str], None]
) -> None:
    write(document_of(name), tmp_path / "a.odt")
    assert_valid_odf(str(tmp_path / "a.odt"))


def test_the_compendium_of_the_network_is_valid(
    tmp_path: Path, assert_valid_odf: Callable[[str], None]
) -> None:
    write(whole(), tmp_path / "a.odt")
    assert_valid_odf(str(tmp_path / "a.odt"))


def test_it_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    file = opened(tmp_path, *BLOCKS)
    first = file.infos[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert (tmp_path / "document.odt").read_bytes()[38:].startswith(MEDIA_TYPE)


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("eins.odt", "zwei.odt"):
        write(document(*BLOCKS), tmp_path / name)
    assert (tmp_path / "eins.odt").read_bytes() == (tmp_path / "zwei.odt").read_bytes()


def test_no_part_tells_the_time_of_writing(tmp_path: Path) -> None:
    assert {it.date_time for it in opened(tmp_path, *BLOCKS).infos} == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_names_every_part(tmp_path: Path) -> None:
    file = opened(tmp_path, *BLOCKS)
    named = [
        line.split('"')[1] for line in file.files["META-INF/manifest.xml"].decode().split("full-path=")[1:]
    ]
    assert set(named) == {"/", *file.files} - {"mimetype", "META-INF/manifest.xml"}


def test_a_picture_that_comes_twice_is_there_once(tmp_path: Path) -> None:
    file = opened(tmp_path, *BLOCKS)
    assert [name for name in file.files if name.startswith("Pictures/")] == [
        "Pictures/bild1.png",
        "Pictures/bild2.png",
    ]
    assert len(file.select("//draw:image")) == 3


def test_it_says_what_it_is(tmp_path: Path) -> None:
    keywords = ("Leerstand", "Ehrenamt & Verein")
    file = opened(tmp_path, *BLOCKS, keywords=keywords, title="Räume teilen")
    (about,) = file.select("//office:meta", "meta")
    said = {it.tag.rpartition("}")[2]: it.text for it in about}
    assert (said["title"], said["subject"], said["language"]) == (
        "Räume teilen",
        "Anwendungsbeispiel",
        "de-DE",
    )
    assert (said["creator"], said["initial-creator"]) == ("Stadt Oestrich-Winkel",) * 2
    assert (said["date"], said["creation-date"]) == ("2026-11-22T00:00:00",) * 2
    assert tuple(it.text for it in about.findall("meta:keyword", NAMESPACES)) == keywords


def test_its_language_is_that_of_the_document(tmp_path: Path) -> None:
    path = "//style:default-style[@style:family='paragraph']/style:text-properties/@fo:{}"
    file = opened(tmp_path, paragraph("x"), language="de-AT")
    assert [file.select(path.format(it), "styles") for it in ("language", "country")] == [["de"], ["AT"]]


def test_it_holds_no_path_of_this_machine(tmp_path: Path) -> None:
    file = read(document_of("DIE"), tmp_path)
    everything = b"".join(file.files.values())
    assert str(tmp_path).encode() not in everything
    assert b"file:" not in everything


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "belegt.odt"
    target.mkdir()
    with pytest.raises(LaborbuchError, match="ließ sich nicht im Ordner"):
        write(document(*BLOCKS), target)
    assert list(tmp_path.iterdir()) == [target]


def test_a_template_that_lacks_a_style_is_refused_as_for_word(tmp_path: Path) -> None:
    import docx

    docx.Document().save(str(tmp_path / "eigene.docx"))
    for writer in (word.write, write):
        with pytest.raises(TemplateError, match="fehlen die Formatvorlagen"):
            writer(document(*BLOCKS), tmp_path / "a", template=tmp_path / "eigene.docx")
    assert not (tmp_path / "a").exists()


def test_nothing_heavy_is_loaded_before_something_is_written() -> None:
    check = "import sys, exporters.opendocument; sys.exit(bool({'docx', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
