"""Pictures come in upright, small, and without what they tell about place and camera."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from app.domain.catalogue import KINDS
from app.services import pictures
from app.services.documents import FileRefusedError
from app.services.pictures import add_file, add_picture
from app.storage import blobs
from tests.helpers.books import empty_copy

PDF = b"%PDF-1.7 ... %%EOF"
ORIENTATION, CAMERA, GPS = 0x0112, 0x010F, 0x8825


@pytest.fixture
def book(tmp_path):
    book = empty_copy(tmp_path)
    yield book
    book.close()


def blob_of(book, sha256):
    with book.reading() as connection:
        return blobs.get(connection, sha256)


def shown(book, sha256):
    return pictures.picture(book, sha256)


def stored(book, taken):
    blob = blob_of(book, taken.sha256)
    return Image.open(io.BytesIO(blob.data)), blob


def photo(path, size=(40, 20), **exif):
    image = Image.new("RGB", size, "teal")
    tags = image.getexif()
    tags[CAMERA] = "Kamera 3000"
    tags.get_ifd(GPS)[1] = "N"
    for name, value in exif.items():
        tags[int(name)] = value
    image.save(path, exif=tags, comment=b"von Erika")
    return path


def test_nothing_but_the_picture_is_kept(book, tmp_path):
    taken = add_picture(book, photo(tmp_path / "a.jpg"))
    image, blob = stored(book, taken)
    assert not image.getexif()
    assert not {"exif", "comment", "icc_profile"} & set(image.info)
    assert b"Kamera" not in blob.data
    assert b"Erika" not in blob.data
    assert blob.media_type == "image/jpeg"


def test_a_picture_lying_on_its_side_is_put_upright(book, tmp_path):
    taken = add_picture(book, photo(tmp_path / "a.jpg", **{str(ORIENTATION): 6}))
    assert (taken.width, taken.height) == (20, 40)
    assert stored(book, taken)[0].size == (20, 40)


def test_a_large_picture_becomes_as_long_as_the_settings_say(book, tmp_path):
    taken = add_picture(book, photo(tmp_path / "a.jpg", (3200, 800)))
    assert (taken.width, taken.height) == (1600, 400)


def test_a_png_keeps_what_is_transparent_and_loses_its_notes(book, tmp_path):
    notes = PngInfo()
    notes.add_text("Author", "Erika")
    image = Image.new("P", (10, 10))
    image.save(tmp_path / "logo.png", transparency=0, pnginfo=notes)
    kept, blob = stored(book, add_picture(book, tmp_path / "logo.png"))
    assert kept.mode == "RGBA"
    assert kept.getpixel((0, 0))[3] == 0
    assert b"Erika" not in blob.data
    assert blob.media_type == "image/png"


def test_colours_stay_without_their_profile(book, tmp_path):
    gray = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    swapped = Image.new("RGB", (4, 4), (10, 200, 30))
    swapped.save(tmp_path / "a.png", icc_profile=gray.tobytes())
    kept, _ = stored(book, add_picture(book, tmp_path / "a.png"))
    assert kept.mode == "RGB"
    assert "icc_profile" not in kept.info


def test_the_same_picture_is_stored_once(book, tmp_path):
    path = photo(tmp_path / "a.jpg")
    assert add_picture(book, path).sha256 == add_picture(book, path).sha256


def content(ending):
    return {
        "heic": b"\0\0\0\x18ftypheic",
        "svg": b"<svg/>",
        "jpg": b"\xff\xd8\xff\xe0 kaputt",
        "txt": b"Text",
    }[ending]


@pytest.mark.parametrize(
    ("ending", "help_"), [("heic", "Öffnen Sie das Bild in „Fotos“"), ("svg", "als PNG")]
)
def test_what_many_have_is_refused_with_the_way_out(ending, help_, book, tmp_path):
    path = tmp_path / f"Workshop.{ending}"
    path.write_bytes(content(ending))
    with pytest.raises(FileRefusedError, match=help_):
        add_file(book, path)


@pytest.mark.parametrize("ending", ["jpg", "txt"])
def test_what_cannot_be_read_is_refused_with_one_sentence_that_helps(ending, book, tmp_path):
    path = tmp_path / f"Workshop.{ending}"
    path.write_bytes(content(ending))
    with pytest.raises(FileRefusedError) as refused:
        add_file(book, path)
    assert str(refused.value) == (
        f"Das Bild „Workshop.{ending}“ lässt sich nicht lesen. "
        "Speichern Sie es als JPEG und fügen Sie es noch einmal hinzu."
    )


def test_a_cut_off_picture_is_refused(book, tmp_path):
    path = photo(tmp_path / "a.jpg", (400, 400))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(FileRefusedError, match="lässt sich nicht lesen"):
        add_picture(book, path)


@pytest.mark.parametrize("edge", [9_000, 30_000])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(edge, book, tmp_path):
    path = tmp_path / "Plakat.png"
    Image.new("1", (edge, edge)).save(path)
    with pytest.raises(FileRefusedError, match="60 Millionen Bildpunkte"):
        add_picture(book, path)


def test_a_file_that_is_gone_is_refused(book, tmp_path):
    with pytest.raises(FileRefusedError, match="lässt sich nicht öffnen"):
        add_picture(book, tmp_path / "weg.jpg")


def test_documents_are_taken_as_they_are_where_a_field_wants_them(book, tmp_path):
    field = KINDS["attachment"].by_id["file"]
    path = tmp_path / "Fragebogen.pdf"
    path.write_bytes(PDF)
    taken = add_file(book, path, field.file_kinds)
    assert blob_of(book, taken.sha256) == ("application/pdf", PDF)
    assert taken.values(KINDS["attachment"], "file") == {
        "file": taken.sha256,
        "sha256": taken.sha256,
        "original_filename": "Fragebogen.pdf",
        "pixel_width": None,
        "pixel_height": None,
        "metadata_removed": False,
    }


def test_a_field_for_pictures_takes_no_document(book, tmp_path):
    path = tmp_path / "Fragebogen.pdf"
    path.write_bytes(PDF)
    with pytest.raises(FileRefusedError):
        add_file(book, path, KINDS["lab"].by_id["logo"].file_kinds)


def test_a_document_that_no_package_could_hold_is_refused(book, tmp_path):
    path = tmp_path / "Film.pdf"
    path.write_bytes(b"0" * 20_000_001)
    with pytest.raises(FileRefusedError, match="größer als 20\u00a0MB"):
        add_file(book, path, ("pdf",))


def test_a_record_knows_only_what_it_has_fields_for(book, tmp_path):
    taken = add_picture(book, photo(tmp_path / "a.jpg"))
    assert taken.values(KINDS["lab"], "logo") == {"logo": taken.sha256}


def test_only_pictures_are_shown(book, tmp_path):
    (tmp_path / "a.pdf").write_bytes(PDF)
    document = add_file(book, tmp_path / "a.pdf", ("pdf",))
    taken = add_picture(book, photo(tmp_path / "a.jpg"))
    assert shown(book, document.sha256) is None
    assert shown(book, taken.sha256)
