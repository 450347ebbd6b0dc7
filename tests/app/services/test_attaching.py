"""Photos and documents beside a record: taken in several at once, each content once, undone in one step."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image

from app.services import attaching, records
from app.services.attaching import title_of

EXIF, TAKEN = 0x8769, 0x9003


def photo(path, colour="teal", **save):
    image = Image.new("RGB", (40, 20), colour)
    tags = image.getexif()
    tags.get_ifd(EXIF)[TAKEN] = "2022:06:21 10:00:00"
    image.save(path, exif=tags, **save)
    return path


def attachment(book, uid) -> Any:
    return records.find(book, uid)


def test_each_file_becomes_an_attachment(book, tmp_path):
    found = attaching.attach(
        book, [photo(tmp_path / "Eröffnung_Pop-up.jpg"), photo(tmp_path / "b.png", "red")]
    )
    first, second = (attachment(book, uid) for uid in found.uids)
    assert (first.title, first.kind, first.taken_on) == ("Eröffnung Pop-up", "picture", "2022-06-21")
    assert first.metadata_removed
    assert second.title == "b"
    assert found.refused == ()


def test_the_same_content_is_one_attachment(book, tmp_path):
    one = attaching.attach(book, [photo(tmp_path / "a.jpg"), photo(tmp_path / "b.jpg")])
    again = attaching.attach(book, [photo(tmp_path / "c.jpg")])
    assert one.uids == again.uids
    assert len(one.uids) == 1
    assert again.saved == ()


def test_what_cannot_be_taken_is_named_and_the_rest_comes_in(book, tmp_path):
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0")
    (tmp_path / "b.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (tmp_path / "leer.jpg").write_bytes(b"")
    (tmp_path / "kaputt.jpg").write_bytes(b"\xff\xd8\xff\xe0kaputt")
    (tmp_path / "doch.jpg").write_bytes(b"%PDF-1.7")
    paths = [tmp_path / name for name in ("a.heic", "b.svg", "leer.jpg", "kaputt.jpg", "doch.jpg")]
    found = attaching.attach(book, [*paths, photo(tmp_path / "gut.jpg")])
    assert len(found.uids) == 1
    assert [path.name in text for path, text in zip(paths, found.refused, strict=True)] == [True] * 5


@pytest.mark.parametrize(
    ("ending", "stored"), [("webp", "JPEG"), ("bmp", "JPEG"), ("tiff", "JPEG"), ("gif", "PNG")]
)
def test_other_formats_are_turned_into_those_that_word_shows(book, tmp_path, ending, stored):
    path = tmp_path / f"a.{ending}"
    Image.new("RGB", (40, 20), "teal").save(path)
    (uid,) = attaching.attach(book, [path]).uids
    (data,) = attaching.previews(book, [uid]).values()
    assert data.startswith(b"\xff\xd8" if stored == "JPEG" else b"\x89PNG")


def test_what_the_file_holds_counts_and_not_its_name(book, tmp_path):
    path = photo(tmp_path / "a.png", format="JPEG")
    assert len(attaching.attach(book, [path]).uids) == 1


def test_several_are_one_step(book, tmp_path):
    with book.history.together("2 Bilder hinzugefügt"):
        found = attaching.attach(book, [photo(tmp_path / "a.jpg"), photo(tmp_path / "b.jpg", "red")])
    undone: Any = records.undo(book)
    step, changes = undone
    assert step.text == "2 Bilder hinzugefügt"
    assert changes.uids == set(found.uids)
    assert all(attachment(book, uid).deleted_at for uid in found.uids)
    records.redo(book)
    assert not any(attachment(book, uid).deleted_at for uid in found.uids)


@pytest.mark.parametrize("name", ["IMG_1234.jpg", "DSC00012.JPG", "WhatsApp Image 2022-06-21.jpeg", "1.jpg"])
def test_a_camera_gives_no_title(name):
    assert title_of(name, "picture") == "Foto"
