"""Documents beside a record: what a file holds counts, and what cannot be kept is refused."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pytest
from PIL import Image

from app.services.documents import MEDIA_TYPES, FileRefusedError, media_type_of
from app.services.pictures import add_file

PDF = b"%PDF-1.7 ... %%EOF"


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def packed(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def with_part(data, name):
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(name, "x")
    return file.getvalue()


WORD = saved(docx.Document())
EXCEL = saved(openpyxl.Workbook())
OPEN_TEXT = packed(mimetype=MEDIA_TYPES["odt"], content_xml="<x/>")
DAMAGED = WORD[:600] + bytes(40) + WORD[640:]


def photo(path):
    image = Image.new("RGB", (40, 20), "teal")
    image.getexif()[0x010F] = "Kamera"
    image.save(path, format="JPEG", exif=image.getexif())
    return path


def media_type(data, name="Datei.pdf", kinds=tuple(MEDIA_TYPES)):
    return media_type_of(data, name, kinds)


@pytest.mark.parametrize(
    ("data", "ending"),
    [(PDF, "pdf"), (WORD, "docx"), (EXCEL, "xlsx"), (OPEN_TEXT, "odt"), (b"\n" + PDF, "pdf")],
)
def test_the_content_says_what_a_document_is(data, ending):
    assert media_type(data) == MEDIA_TYPES[ending]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "ist leer"),
        (b"%PDF-1.7 abgeschnitten", "beschädigt oder unvollständig"),
        (WORD[:-300], "beschädigt oder unvollständig"),
        (DAMAGED, "beschädigt oder unvollständig"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "mit einem Kennwort geschützt oder im alten Format"),
        (with_part(WORD, "word/vbaProject.bin"), "enthält Makros"),
        (b"MZ\x90", "hat hier keinen Platz"),
        (packed(readme_txt="x"), "hat hier keinen Platz"),
        (packed(mimetype="application/epub+zip", content_xml="<x/>"), "hat hier keinen Platz"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_way_out(data, why):
    with pytest.raises(FileRefusedError, match=f"„Datei.pdf“ .*{why}"):
        media_type(data)


def test_what_unpacks_to_fill_the_computer_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(10))
        package.filelist[0].file_size = 0
    data = bytearray(file.getvalue())
    at = data.rfind(b"PK\x01\x02") + 24  # the size as the directory tells it
    data[at : at + 4] = (600_000_000).to_bytes(4, "little")
    with pytest.raises(FileRefusedError, match="beschädigt"):
        media_type(bytes(data))


def test_a_photo_that_is_called_a_document_leaves_its_metadata_behind(book, tmp_path):
    taken = add_file(book, photo(tmp_path / "Protokoll.pdf"), ("jpg", "pdf"))
    assert taken.is_picture


def test_a_photo_is_refused_where_only_documents_are_welcome(book, tmp_path):
    with pytest.raises(FileRefusedError, match="ist ein Bild und kein Dokument"):
        add_file(book, photo(tmp_path / "Protokoll.pdf"), ("pdf", "docx"))


def test_a_document_that_is_called_a_picture_is_kept_as_a_document(book, tmp_path):
    (tmp_path / "Protokoll.jpg").write_bytes(PDF)
    assert not add_file(book, tmp_path / "Protokoll.jpg", ("jpg", "pdf")).is_picture
