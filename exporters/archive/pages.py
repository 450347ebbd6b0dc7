"""Web pages that need nothing but a browser: no script, no style from elsewhere, links within the folder."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.interchange.archive import ArchiveBook, Chapter, Entry

_STYLE = """
body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: #17262b; max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3, nav, th, dt, .meta { font-family: "Segoe UI", Arial, sans-serif; }
h2 { border-top: 1px solid #7c989f; padding-top: .6em; margin-top: 2em; }
dt { font-weight: 600; font-size: .85em; color: #47585e; margin-top: .8em; }
dd { margin: 0; white-space: pre-wrap; }
img { max-width: 100%; height: auto; }
a { color: #0b5e6b; }
.meta { color: #47585e; font-size: .9em; }
@media print { nav { display: none; } h2 { break-after: avoid; } }
""".strip()  # noqa: E501

_PERSONAL = (
    "Diese Kopie enthält Angaben zu Personen. Sie bleibt in der Stadt und wird nach den vereinbarten Fristen "
    "gelöscht."
)
_NOT_PERSONAL = "Diese Kopie enthält nur, was die Stadt verlassen darf."
_PICTURES = (".jpg", ".png")


def index(book: ArchiveBook, papers: tuple[str, ...]) -> str:
    """Return the first page: what there is, and where."""
    chapters = "".join(
        f'<li><a href="{it.name}.html">{escape(it.title)}</a> ({len(it.entries)}), '
        f'als Tabelle: <a href="Tabellen/{it.name}.csv">{it.name}.csv</a></li>'
        for it in book.chapters
    )
    documents = "".join(f'<li><a href="Dokumente/{escape(it)}">{escape(it)}</a></li>' for it in papers)
    note = _PERSONAL if book.personal else _NOT_PERSONAL
    return _page(
        book.title,
        f"<h1>{escape(book.title)}</h1>"
        f'<p class="meta">Archivkopie vom {escape(book.day)}, geschrieben von {escape(book.made_by)}</p>'
        f"<p>{escape(note)}</p><h2>Einträge</h2><ul>{chapters}</ul>"
        f"<h2>Dokumente</h2><ul>{documents or '<li>keine</li>'}</ul>",
    )


def chapter(book: ArchiveBook, one: Chapter) -> str:
    """Return the page of a kind of record."""
    entries = "".join(map(_entry, one.entries))
    back = f'<nav><a href="index.html">{escape(book.title)}</a></nav>'
    return _page(f"{one.title} – {book.title}", f"{back}<h1>{escape(one.title)}</h1>{entries}")


def _entry(entry: Entry) -> str:
    says = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in entry.says)
    files = "".join(map(_file, entry.files))
    head = f'<h2 id="{escape(entry.code)}">{escape(entry.title)}</h2><p class="meta">{escape(entry.code)}</p>'
    return f"{head}{files}<dl>{says}</dl>"


def _file(name: str) -> str:
    source = f"Dateien/{escape(name)}"
    if name.endswith(_PICTURES):
        return f'<p><img src="{source}" alt="{escape(name)}"></p>'
    return f'<p><a href="{source}">{escape(name)}</a></p>'


def _page(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="de"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>\n{_STYLE}\n</style></head>'
        f"<body>\n{body}\n</body></html>\n"
    )
