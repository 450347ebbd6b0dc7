"""The text of a page: every block as what it means, so that it can be read without a look."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from app.reports.model import Role
from exporters.flow import Flow
from exporters.web.inline import plain, spans, text
from exporters.web.tables import table

if TYPE_CHECKING:
    from app.reports.model import Heading, Paragraph, Picture, Table
    from exporters.flow import Group
    from exporters.outline import Entry, Listing

_LISTS = {Role.BULLET: "ul", Role.NUMBERED: "ol", Role.STEP: "ol", Role.EVIDENCE: "ul", Role.SOURCE: "ul"}


class Body(Flow):
    """Writes the blocks of one document."""

    def heading(self, it: Heading, level: int, entry: Entry | None) -> str:
        anchor = it.anchor or (entry.anchor if entry else None)
        return f"<h{level}{_id(anchor)}>{_number(entry)}{text(it.text)}</h{level}>"

    def contents(self, listing: Listing) -> str:
        title = text(listing.contents.title)
        lines = "\n".join(_line(entry, listing.contents.levels[0]) for entry in listing.entries)
        return f'<nav aria-label="{title}"><p class="contents">{title}</p>\n<ul>\n{lines}\n</ul></nav>'

    def paragraph(self, it: Paragraph) -> str:
        if it.role is Role.TITLE:
            return f"<h1{_id(it.anchor)}>{spans(it.spans)}</h1>"
        look = "" if it.role is Role.BODY else f' class="{it.role.value}"'
        return f"<p{_id(it.anchor)}{look}>{spans(it.spans)}</p>"

    def table(self, it: Table) -> str:
        return table(it)

    def items(self, role: Role, group: Group) -> str:
        """Numbers of evidence and sources are names that the text uses, so they are text here as well."""
        tag = _LISTS[role]
        items = "\n".join(_item(role, item) for item in group.items)
        return f'<{tag} class="{role.value}">\n{items}\n</{tag}>'

    def quote(self, group: Group) -> str:
        said = "".join(f"<p>{spans(it.spans)}</p>" for it in group.paragraphs if it.role is Role.QUOTE)
        by = "".join(spans(it.spans) for it in group.paragraphs if it.role is Role.QUOTE_SOURCE)
        source = f"<figcaption>{by}</figcaption>" if by else ""
        return f'<figure class="quote"><blockquote>{said}</blockquote>{source}</figure>'

    def picture(self, it: Picture) -> str:
        source = f"data:{it.media_type};base64,{base64.b64encode(it.data).decode()}"
        size = f'width="{it.width_px}" height="{it.height_px}"'
        image = f'<img src="{source}" {size} alt="{plain(it.alt_text)}" loading="lazy">'
        credit = f' <span class="credit">{text(it.credit)}</span>' if it.credit else ""
        caption = f"<strong>Abbildung\N{NO-BREAK SPACE}{it.number}:</strong> {text(it.caption)}{credit}"
        wide = ' class="wide"' if it.wide else ""
        return f"<figure{wide}>{image}<figcaption>{caption}</figcaption></figure>"


def _line(entry: Entry, first_level: int) -> str:
    link = f'<a href="#{plain(entry.anchor)}">{_number(entry)}{text(entry.heading.text)}</a>'
    deeper = ' class="deeper"' if entry.heading.level > first_level else ""
    return f"<li{deeper}>{link}</li>"


def _number(entry: Entry | None) -> str:
    return f'<span class="count">{entry.number}</span> ' if entry and entry.number else ""


def _id(anchor: str | None) -> str:
    return f' id="{plain(anchor)}"' if anchor else ""


def _item(role: Role, item: tuple[Paragraph, ...]) -> str:
    first, *texts = item
    named = role in (Role.EVIDENCE, Role.SOURCE) and first.number
    number = f'<span class="count">{text(first.number or "")}</span> ' if named else ""
    value = f' value="{first.number}"' if role is Role.STEP and (first.number or "").isdigit() else ""
    inner = number + spans(first.spans) + "".join(f"<p>{spans(it.spans)}</p>" for it in texts)
    return f"<li{_id(first.anchor)}{value}>{inner}</li>"
