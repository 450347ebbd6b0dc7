"""A whole page: what browsers and search engines are told, the look, head and foot."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from app.reports.model import DRAFT_MARK, SEPARATOR
from exporters.web.blocks import Body
from exporters.web.inline import plain, text

if TYPE_CHECKING:
    from app.reports.model import Document

# Nothing may be loaded from elsewhere, and nothing may run.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def page(document: Document) -> str:
    """Return the whole file."""
    return "\n".join(
        (
            f'<!DOCTYPE html>\n<html lang="{plain(document.language)}">',
            f"<head>\n{_head(document)}\n</head>\n<body>",
            f'<header class="page">{_masthead(document)}</header>',
            "<main>",
            *Body(document.blocks).parts(),
            "</main>",
            f'<footer class="page">{text(_foot(document))}</footer>\n</body>\n</html>\n',
        )
    )


def _head(document: Document) -> str:
    about = {
        "description": document.subject,
        "author": document.author,
        "keywords": ", ".join(document.keywords),
        "dcterms.identifier": document.code,
        "dcterms.modified": document.date.isoformat(),
    }
    said = (f'<meta name="{name}" content="{plain(value)}">' for name, value in about.items() if value)
    return "\n".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{plain(document.title)}</title>",
            *said,
            f"<style>\n{_look()}</style>",
        )
    )


def _masthead(document: Document) -> str:
    draft = f'<strong class="draft">{DRAFT_MARK}</strong> ' if document.draft else ""
    return draft + text(SEPARATOR.join(filter(None, document.masthead)))


def _foot(document: Document) -> str:
    return SEPARATOR.join(filter(None, (document.code, document.edition)))


@cache
def _look() -> str:
    return (files("resources.styles") / "web.css").read_text("utf-8")
