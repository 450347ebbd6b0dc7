"""Writes the references anew."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.references.parts import KEPT, parts, write

HOME = Path(__file__).parent


def main() -> None:
    for key in KEPT:
        shutil.rmtree(HOME / key, ignore_errors=True)
        with tempfile.TemporaryDirectory() as folder:
            found = parts(write(key, Path(folder)))
        for name, text in found.items():
            file = HOME / key / f"{name.replace('/', '~')}.txt"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
