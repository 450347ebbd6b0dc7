"""The part of the file that holds what has a name: styles, lists, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from exporters.opendocument import names
from exporters.opendocument.lists import list_name
from exporters.opendocument.looks import Look, tab_stops, whole
from exporters.opendocument.xml import Properties, element, letters, properties, root
from exporters.paper.styles import PARAGRAPHS

if TYPE_CHECKING:
    from exporters.opendocument.automatic import Automatic
    from exporters.opendocument.lists import Lists
    from exporters.opendocument.pages import Pages
    from exporters.opendocument.sheet import Sheet, Style

_PLAIN_LINK: Properties = {
    "style:name": names.PLAIN_LINK,
    "style:display-name": "Index Link",
    "style:family": "text",
}
_FAMILIES = {"paragraph": "paragraph", "character": "text"}


def part(
    sheet: Sheet, lists: Lists, pages: Pages, automatic: Automatic, language: str, counted: set[int]
) -> bytes:
    """``automatic`` are the styles of headers and footers, ``counted`` the levels of numbered chapters."""
    masters = pages.masters()
    named = "".join(
        (
            _defaults(sheet.defaults, language),
            *(_style(it, sheet, lists) for it in sheet.styles()),
            element("style:style", _PLAIN_LINK),
            lists.xml(),
            lists.outline(counted),
        )
    )
    return root(
        "document-styles",
        element("office:styles", {}, named)
        + element("office:automatic-styles", {}, pages.layouts() + automatic.xml())
        + element("office:master-styles", {}, masters),
    )


def _defaults(look: Look, language: str) -> str:
    spoken, _, country = language.partition("-")
    lines: Properties = {"fo:orphans": "2", "fo:widows": "2", "style:writing-mode": "page"}
    spelling: Properties = {
        "style:use-window-font-color": "true",
        "fo:language": spoken,
        "fo:country": country or "none",
        "fo:hyphenate": "false",
    }
    content = properties("paragraph", lines | look.paragraph) + letters(spelling | look.text)
    plain = {"table": {"table:border-model": "collapsing"}, "table-row": {"fo:keep-together": "auto"}}
    others = [_default(family, properties(family, look)) for family, look in plain.items()]
    return "".join(
        (_default("paragraph", content), *others, _default("table-cell"), _default("table-column"))
    )


def _default(family: str, content: str = "") -> str:
    return element("style:default-style", {"style:family": family}, content)


def _style(it: Style, sheet: Sheet, lists: Lists) -> str:
    about: Properties = {
        "style:name": names.inner(it.name),
        "style:display-name": names.shown(it.name),
        "style:family": _FAMILIES[it.family],
    }
    if it.parent:
        about["style:parent-style-name"] = names.inner(it.parent)
    if it.family == "paragraph":
        about |= _place(it, sheet, lists)
    content = properties("paragraph", _lines(it), tab_stops(it.own.tabs)) + letters(it.own.text)
    return element("style:style", about, content)


def _lines(it: Style) -> Properties:
    indent = it.own.paragraph.get("fo:margin-left")
    if not isinstance(indent, int):
        return it.own.paragraph
    return it.own.paragraph | {"fo:margin-left": it.own.margin_left(indent)}


def _place(it: Style, sheet: Sheet, lists: Lists) -> Properties:
    """What comes after it, its rank among headings, its list."""
    element_ = sheet.element(it.family, it.name)
    about: Properties = {}
    following = element_.find(qn("w:next"))
    if following is not None and (name := sheet.style_name(it.family, following.get(qn("w:val"), ""))):
        about["style:next-style-name"] = names.inner(name)
    rank = element_.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if rank is not None:
        about["style:default-outline-level"] = str(whole(rank.get(qn("w:val"))) + 1)
    role = next((role for role in lists.levels if PARAGRAPHS[role] == it.name), None)
    return about | ({"style:list-style-name": list_name(role)} if role else {})
