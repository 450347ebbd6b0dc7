"""Puts an archive copy into a folder."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING

from exporters.archive import pages

if TYPE_CHECKING:
    from pathlib import Path

    from app.interchange.archive import ArchiveBook, Chapter

README = """{title}
Archivkopie vom {day}

Öffnen Sie „index.html“ mit einem Webbrowser. Mehr brauchen Sie nicht.

index.html     Einstieg; von dort führen Links zu allen Einträgen
Tabellen       dasselbe als Tabellen (CSV, UTF-8, Trennzeichen Strichpunkt)
Dokumente      Arbeitsmappe und Wissensbausteine, wie sie geliefert wurden
Dateien        Bilder und Unterlagen
SHA256SUMS     Prüfsummen: daran lässt sich erkennen, ob eine Datei verändert wurde

{note}
"""
_PERSONAL = "Diese Kopie enthält Angaben zu Personen und bleibt in der Stadt."
_NOT_PERSONAL = "Diese Kopie enthält nur, was die Stadt verlassen darf."
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t")


def write(book: ArchiveBook, folder: Path, papers: tuple[Path, ...]) -> None:
    """Write everything into ``folder``; the same book gives the same bytes."""
    for name in ("Tabellen", "Dateien"):
        (folder / name).mkdir()
    _put(folder / "index.html", pages.index(book, tuple(sorted(paper.name for paper in papers))))
    for chapter in book.chapters:
        _put(folder / f"{chapter.name}.html", pages.chapter(book, chapter))
        _put(folder / "Tabellen" / f"{chapter.name}.csv", _table(chapter))
    for name, data in book.files:
        (folder / "Dateien" / name).write_bytes(data)
    note = _PERSONAL if book.personal else _NOT_PERSONAL
    _put(folder / "LIESMICH.txt", "\ufeff" + README.format(title=book.title, day=book.day, note=note))
    _put(folder / "SHA256SUMS", _sums(folder))


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _table(chapter: Chapter) -> str:
    labels = dict.fromkeys(label for entry in chapter.entries for label, _ in entry.says)
    file = io.StringIO()
    file.write("\ufeff")  # else Excel reads umlauts as two letters
    rows = csv.writer(file, delimiter=";")
    rows.writerow(["Kennung", *labels])
    for entry in chapter.entries:
        says = dict(entry.says)
        rows.writerow([entry.code, *(_harmless(says.get(label, "")) for label in labels)])
    return file.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _sums(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = (
        f"{hashlib.sha256(it.read_bytes()).hexdigest()}  {it.relative_to(folder).as_posix()}" for it in files
    )
    return "\n".join(lines) + "\n"
