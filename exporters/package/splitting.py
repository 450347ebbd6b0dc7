"""Too large for one mail: the text goes in one part, the pictures in as few others as they need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exporters.package import archive, contents, manifest, signing
from exporters.package.letter import letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.interchange.package import Manifest, Seal
    from exporters.package.contents import File

TEXT, PICTURES = "Text", "Bilder-{}"

# Numbers that grow by a digit once it is known how many parts there are.
_SLACK = 100


@dataclass(frozen=True)
class Part:
    """One file to be written. ``name`` is its addition to the package's name, "" for a whole package."""

    manifest: Manifest
    files: tuple[File, ...]
    name: str = ""

    def sealed(self, seal: Seal) -> tuple[File, tuple[File, ...]]:
        """Return the letter, and everything else that goes into the .zip."""
        said = manifest.write(self.manifest, self.files)
        proof = [contents.file(contents.MANIFEST, said)]
        if seal.signing_key:
            proof.append(contents.file(contents.SIGNATURE, signing.sign(said, seal.signing_key)))
        return letter(self.manifest, self.files, seal), (*proof, *self.files)

    def size(self, seal: Seal) -> int:
        """Return how many bytes its file has."""
        return archive.size(*self.sealed(seal), seal.password)


def parts(whole: Part, seal: Seal, max_bytes: int | None) -> tuple[Part, ...]:
    """Return ``whole`` if it is small enough or has no pictures, else its parts, text first.

    Larger than ``max_bytes`` may be what cannot be divided: the text, and a single picture.
    """
    pictures = tuple(file for file in whole.files if file.name.startswith(contents.PICTURES))
    if max_bytes is None or not pictures or whole.size(seal) <= max_bytes:
        return (whole,)
    text = tuple(file for file in whole.files if file not in pictures)
    groups = _groups(pictures, max_bytes - _empty(whole.manifest).size(seal) - _SLACK, seal)
    of = 1 + len(groups)
    first = Part(replace(whole.manifest, part=(1, of)), text, TEXT)
    return first, *(_pictures(whole.manifest, group, no, of) for no, group in enumerate(groups, 1))


def _empty(about: Manifest) -> Part:
    return _pictures(about, (), 1, 2)


def _pictures(about: Manifest, files: Iterable[File], number: int, of: int) -> Part:
    """What was counted, deleted and withdrawn is said once, where the records are."""
    said = replace(about, part=(number + 1, of), counts={}, tombstones=(), revocations=())
    return Part(said, tuple(files), PICTURES.format(number))


def _groups(pictures: Sequence[File], room: int, seal: Seal) -> list[list[File]]:
    groups: list[list[File]] = []
    left = 0
    for picture in pictures:
        need = _need(picture, seal)
        if not groups or need > left:
            groups.append([])
            left = room
        groups[-1].append(picture)
        left -= need
    return groups


def _need(picture: File, seal: Seal) -> int:
    """Return how much larger a part becomes by a picture: its own bytes, and its lines in the manifest."""
    return archive.size_of(picture, seal.password) + manifest.size_of(picture)
