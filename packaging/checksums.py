"""Writes SHA256SUMS beside the finished packages: ``python packaging/checksums.py [FOLDER]``, else into dist.

``sha256sum --check SHA256SUMS`` reads it; under Windows compare with ``Get-FileHash``.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import signing

NAME = "SHA256SUMS"
DIST = Path(__file__).resolve().parents[1] / "dist"


def main(folder: str | Path = DIST) -> None:
    """Write the list, and have it signed where the house says how."""
    file = write(Path(folder))
    signing.sign_sums(file)
    print(file)


def write(folder: Path) -> Path:
    """List all files in a folder, the list and its signatures left out. Returns the list."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and not file.name.startswith(NAME))
    list_ = folder / NAME
    list_.write_text("".join(f"{sum_of(file)}  {file.name}\n" for file in files), "utf-8", newline="\n")
    return list_


def sum_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


if __name__ == "__main__":
    main(*sys.argv[1:])
