"""The styles that a document needs, read from the template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from exporters.opendocument.looks import Look, look_of
from exporters.opendocument.theme import theme_of
from exporters.paper.styles import REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from exporters.paper.template import Template

_FAMILIES = ("paragraph", "character")
DEFAULT = "Default Paragraph Font"
"""What Word calls letters without a style."""


@dataclass(frozen=True)
class Style:
    """A style with the name that it has in Word, and the one that it is a variety of ("" for none)."""

    family: str
    name: str
    parent: str
    own: Look


class Sheet:
    """What the template's styles look like, by family and name in small letters."""

    def __init__(self, template: Template) -> None:
        self._root = template.document.styles.element
        self.theme = theme_of(template)
        self._elements = {(it.get(qn("w:type"), ""), _name(it).lower()): it for it in self._found()}
        self._names = {it.get(qn("w:styleId"), ""): _name(it) for it in self._found()}
        self._styles: dict[tuple[str, str], Style] = {}
        for family, name in (("paragraph", "Normal"), *REQUIRED):
            if family in _FAMILIES:
                self._enter(family, name)

    def styles(self) -> Iterator[Style]:
        """All that are needed, each after the one it is a variety of."""
        return iter(self._styles.values())

    def look(self, family: str, name: str) -> Look:
        """What a style looks like with all it takes over from others, defaults left out."""
        style = self._styles[family, name.lower()]
        return style.own.on(self.look(family, style.parent)) if style.parent else style.own

    def style_name(self, family: str, style_id: str) -> str | None:
        """The name of a style by its id in this template, if the document has it."""
        style = self._styles.get((family, self._names.get(style_id, "").lower()))
        return style.name if style else None

    def element(self, family: str, name: str) -> _Element:
        """The style as Word describes it."""
        return self._elements[family, name.lower()]

    @cached_property
    def defaults(self) -> Look:
        """What holds where no style says anything."""
        text = self._root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
        lines = self._root.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}")
        looks = [look_of(it, self.theme) for it in (text, lines) if it is not None]
        return looks[0].on(looks[-1]) if looks else Look()

    def _found(self) -> Iterator[_Element]:
        yield from self._root.iterchildren(qn("w:style"))

    def _enter(self, family: str, name: str, below: frozenset[str] = frozenset()) -> None:
        """``below`` are varieties of it: in a broken template one may be a variety of itself."""
        key = (family, name.lower())
        it = self._elements.get(key)
        if it is None or key in self._styles or key[1] in below:
            return
        parent = self._parent(family, it)
        if parent:
            self._enter(family, parent, below | {key[1]})
        known = parent if (family, parent.lower()) in self._styles else ""
        self._styles[key] = Style(family, _name(it), known, look_of(it, self.theme))

    def _parent(self, family: str, it: _Element) -> str:
        based = it.find(qn("w:basedOn"))
        name = "" if based is None else self._names.get(based.get(qn("w:val"), ""), "")
        above = self._elements.get((family, name.lower()))
        return "" if above is None or above is it or name == DEFAULT else name


def _name(it: _Element) -> str:
    name = it.find(qn("w:name"))
    return "" if name is None else name.get(qn("w:val"), "")
