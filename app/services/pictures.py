"""Taking in pictures and documents. What a picture tells beyond what it shows does not come along."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain import dates
from app.services import documents
from app.services.documents import FileRefusedError
from app.services.lab_settings import lab_settings
from app.storage import blobs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PIL import Image

    from app.domain.record import RecordKind
    from app.services.book import LabBook

# Unpacked a picture of this size takes some 200 MB; cameras of today make less than that.
LARGEST_MEGAPIXELS = 60
LARGEST_MEGABYTES = 100

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_EXIF, _TAKEN = 0x8769, 0x9003
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_EMPTY = "„{name}“ ist leer. Kopieren Sie das Bild noch einmal vom Gerät, und fügen Sie es dann hinzu."
_IS_HEIC = (
    "„{name}“ ist im Format HEIC, das Word nicht zeigt. Öffnen Sie das Bild in „Fotos“ von Windows, "
    "speichern Sie es als JPEG, und fügen Sie dieses hinzu; das iPhone fotografiert mit der Einstellung "
    "„Kamera > Formate > Maximale Kompatibilität“ gleich so."
)
_IS_SVG = "„{name}“ ist eine Vektorgrafik (SVG). Speichern Sie sie als PNG, und fügen Sie dieses hinzu."
_IS_PDF = "„{name}“ ist ein PDF und kein Bild. Fügen Sie es bei den Dokumenten hinzu."
_IS_PICTURE = "„{name}“ ist ein Bild und kein Dokument. Fügen Sie es bei den Bildern hinzu."


@dataclass(frozen=True)
class Taken:
    """A file that is in the lab file now, or none. Width and height are pixels, of pictures only.

    ``taken_on`` is the day that a camera wrote into the picture, as a date is stored; the picture forgets it.
    """

    sha256: str | None = None
    name: str | None = None
    width: int | None = None
    height: int | None = None
    taken_on: str | None = None

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, of which nothing but the picture was kept."""
        return self.width is not None

    def values(self, kind: RecordKind, field: str) -> dict[str, Any]:
        """Return what a record of ``kind`` says about the file that ``field`` holds now."""
        known = {
            "original_filename": self.name,
            "sha256": self.sha256,
            "pixel_width": self.width,
            "pixel_height": self.height,
            "metadata_removed": self.is_picture,
        }
        return {id_: value for id_, value in known.items() if id_ in kind.by_id} | {field: self.sha256}


# What a field holds from which the file was removed.
NOTHING = Taken()


def add_file(book: LabBook, path: Path, kinds: tuple[str, ...] = ()) -> Taken:
    """Take in a file of one of ``kinds`` (endings without the dot): pictures where none is named.

    What the file holds counts, not how its name ends. Raises FileRefusedError with one sentence that says why
    and what helps.
    """
    wanted = set(kinds) & documents.MEDIA_TYPES.keys()
    is_picture = documents.is_picture(path)
    if is_picture and wanted and wanted == set(kinds):
        raise FileRefusedError(_IS_PICTURE.format(name=path.name))
    if is_picture or not wanted:
        return add_picture(book, path)
    return _add_document(book, path, wanted)


def add_picture(book: LabBook, path: Path) -> Taken:
    """Take in a picture: upright, no larger than the settings say, with no metadata, as JPEG or PNG.

    What the file holds counts, not how its name ends. Raises FileRefusedError.
    """
    image, data, taken_on = _prepared(path, int(lab_settings(book)["picture_long_edge_px"]))
    with book.writing() as connection:
        sha256 = blobs.put(connection, data, f"image/{(image.format or 'png').lower()}")
    return Taken(sha256, path.name, *image.size, taken_on)


def picture(book: LabBook, sha256: str) -> bytes | None:
    """Return the content of a stored picture; nothing for documents."""
    with book.reading() as connection:
        found = blobs.get(connection, sha256)
    return found.data if found and found.media_type.startswith("image/") else None


def _add_document(book: LabBook, path: Path, kinds: Iterable[str]) -> Taken:
    data = _read(path, int(lab_settings(book)["package_max_mb"]))
    media_type = documents.media_type_of(data, path.name, kinds)
    with book.writing() as connection:
        return Taken(blobs.put(connection, data, media_type), path.name)


def _read(path: Path, most_megabytes: int) -> bytes:
    """Return a file's content; the size is asked first, so that nothing endless is read."""
    try:
        if path.stat().st_size <= most_megabytes * 1_000_000:
            return path.read_bytes()
    except OSError as error:
        why = f"„{path.name}“ lässt sich nicht öffnen. Prüfen Sie, ob die Datei noch da ist"
        raise FileRefusedError(f"{why}, und wählen Sie sie noch einmal aus.") from error
    raise _too_large(f"„{path.name}“ ist größer als {most_megabytes}\u00a0MB.")


def _too_large(what: str) -> FileRefusedError:
    return FileRefusedError(f"{what} Verkleinern Sie die Datei und fügen Sie sie noch einmal hinzu.")


def _prepared(path: Path, edge: int) -> tuple[Image.Image, bytes, str | None]:
    """Return a picture as it is stored, once to look at and once as a file, and when it was taken."""
    from PIL import Image

    data = _read(path, LARGEST_MEGABYTES)
    _refuse_by_content(data, path.name)
    try:
        with _opened(data, path) as image:
            taken_on = _taken_on(image)
            return *_encoded(image, edge), taken_on
    except (OSError, SyntaxError, ValueError) as error:
        why = f"Das Bild „{path.name}“ lässt sich nicht lesen. Speichern Sie es als JPEG"
        raise FileRefusedError(f"{why} und fügen Sie es noch einmal hinzu.") from error
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(path) from error


def _opened(data: bytes, path: Path) -> Image.Image:
    """Look at the size before the picture is unpacked: a small file may hold gigabytes of nothing."""
    from PIL import Image

    with warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    if image.width * image.height > LARGEST_MEGAPIXELS * 1_000_000:
        raise _too_many_pixels(path)
    return image


def _too_many_pixels(path: Path) -> FileRefusedError:
    return _too_large(f"Das Bild „{path.name}“ hat mehr als {LARGEST_MEGAPIXELS} Millionen Bildpunkte.")


def _encoded(image: Image.Image, edge: int) -> tuple[Image.Image, bytes]:
    from PIL import ImageOps

    format_ = _stored_format(image)
    image.draft(image.mode, (edge, edge))  # of a large JPEG only so much is unpacked as will be kept
    bare = _in_common_colors(ImageOps.exif_transpose(image), format_)
    bare.thumbnail((edge, edge))
    # Place, camera, comments and colour profile would be written again from here.
    bare.info.clear()
    file = io.BytesIO()
    bare.save(file, format_, quality=90, optimize=True)
    bare.format = format_
    return bare, file.getvalue()


def _stored_format(image: Image.Image) -> str:
    """Drawings and what one can see through stay exact; of the rest JPEG makes less than half."""
    if image.format in ("JPEG", "PNG"):
        return image.format
    drawn = image.format == "GIF" or image.mode in ("1", "P") or image.has_transparency_data
    return "PNG" if drawn else "JPEG"


def _taken_on(image: Image.Image) -> str | None:
    """Return the day on which the camera says it took the picture."""
    written = str(image.getexif().get_ifd(_EXIF).get(_TAKEN, ""))[:10].replace(":", "-")
    return written if dates.is_day(written) else None


def _refuse_by_content(data: bytes, name: str) -> None:
    """Say of files that many have and nobody here can show how to make a picture of them."""
    if not data:
        raise FileRefusedError(_EMPTY.format(name=name))
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise FileRefusedError(_IS_HEIC.format(name=name))
    if b"<svg" in data[:1024].lower():
        raise FileRefusedError(_IS_SVG.format(name=name))
    if data.startswith(b"%PDF"):
        raise FileRefusedError(_IS_PDF.format(name=name))


def _in_common_colors(image: Image.Image, format_: str) -> Image.Image:
    """Return the picture in sRGB, so that its colours stay what they are without their profile."""
    mode = "RGB" if format_ == "JPEG" or not image.has_transparency_data else "RGBA"
    if not image.info.get("icc_profile") or image.mode not in ("RGB", "RGBA", "CMYK"):
        return image.convert(mode)
    return _out_of_profile(image, mode)


def _out_of_profile(image: Image.Image, mode: str) -> Image.Image:
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        srgb = ImageCms.createProfile("sRGB")
        found = ImageCms.profileToProfile(image, profile, srgb, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return image.convert(mode)
    return found or image.convert(mode)
