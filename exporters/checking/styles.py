"""What the styles of a file say, with all that they inherit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from exporters.checking.names import COLOR, LANG, OFF, PPR, RPR, SHADE, VAL, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"toc [1-9]")
_NUMBER = re.compile("[0-9]{1,5}")
_DEEPEST = 30
_FILL = f"{W}fill"
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Look:
    """What a style or somebody's hand says of letters; None where nothing is said.

    ``size`` is in half points; ``color`` and ``ground`` are six hexadecimal digits or "auto".
    """

    color: str | None = None
    ground: str | None = None
    size: int | None = None
    bold: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """Return this look where it says something, else the one below."""
        said = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name) is not None}
        return replace(below, **said) if said else below


NO_LOOK = Look()


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """One style with all that it inherits; each is there once. ``level`` is that of a heading, else 0.

    ``name`` is what it is known by, in small letters; ``title`` is how people wrote it.
    """

    name: str = ""
    title: str = ""
    look: Look = NO_LOOK
    ground: str | None = None
    level: int = 0
    list_id: str = ""

    @property
    def is_contents(self) -> bool:
        """Whether lines of a table of contents look so."""
        return bool(_CONTENTS.fullmatch(self.name)) or self.name in ("toc heading", "contents heading")


NO_STYLE = Style()


class Styles:
    """The styles of a file by kind and id. One that is not there is the default one."""

    def __init__(self, root: _Element | None) -> None:
        """``root`` is the part with the styles; there may be none."""
        elements = [] if root is None else root.findall(f"{W}style")
        self.elements = {(it.get(f"{W}type", ""), it.get(f"{W}styleId", "")): it for it in elements}
        self._defaults = {
            it.get(f"{W}type", ""): it.get(f"{W}styleId", "")
            for it in elements
            if it.get(f"{W}default", "0") not in OFF
        }
        at = f"{W}docDefaults/{W}rPrDefault/{RPR}"
        self.base = look_of(None if root is None else root.find(at))
        self.language = self._language(None if root is None else root.find(at))
        self._known: dict[tuple[str, str], Style] = {}
        self._letters: dict[tuple[object, ...], tuple[Look, Style]] = {}
        self.hides_letters = any(
            self.character(id_).look.hidden for kind, id_ in self.elements if kind == "character"
        )

    def paragraph(self, id_: str) -> Style:
        """Return the style of a paragraph; "" is the default one."""
        return self._find("paragraph", id_)

    def character(self, id_: str) -> Style:
        """Return the style of letters; "" is none."""
        return self._find("character", id_) if id_ else NO_STYLE

    def letters(self, properties: _Element | None) -> tuple[Look, Style]:
        """Return what is said of a run by hand, and its style. The same words give the same answer."""
        if properties is None:
            return NO_LOOK, NO_STYLE
        key = tuple((it.tag, it.get(VAL), it.get(_FILL)) for it in properties)
        if key not in self._letters:
            self._letters[key] = look_of(properties), self.character(said(properties, "rStyle"))
        return self._letters[key]

    def chain(self, kind: str, id_: str) -> Iterator[_Element]:
        """Yield a style and what it is based on, nearest first."""
        for _ in range(_DEEPEST):
            element = self.elements.get((kind, id_))
            if element is None:
                return
            yield element
            id_ = said(element, "basedOn")

    def _find(self, kind: str, id_: str) -> Style:
        if (kind, id_) not in self.elements:
            id_ = self._defaults.get(kind, "")
        if (kind, id_) not in self._known:
            self._known[kind, id_] = self._read(kind, id_)
        return self._known[kind, id_]

    def _read(self, kind: str, id_: str) -> Style:
        chain = list(self.chain(kind, id_))
        style = NO_STYLE
        for element in reversed(chain):
            style = _inherited(style, element)
        title = said(chain[0], "name") if chain else ""
        return replace(style, name=title.lower(), title=title)

    def _language(self, defaults: _Element | None) -> str:
        places = [
            defaults,
            *(it.find(RPR) for it in self.chain("paragraph", self._defaults.get("paragraph", ""))),
        ]
        found = [it.find(LANG) for it in places if it is not None]
        words = [it.get(VAL, "") for it in found if it is not None]
        return next(filter(None, reversed(words)), "")


def _inherited(style: Style, element: _Element) -> Style:
    properties = element.find(PPR)
    level = _level(element, properties)
    list_id = "" if properties is None else said(properties, "numPr", "numId")
    return Style(
        style.name,
        style.title,
        look_of(element.find(RPR)).over(style.look),
        ground_of(properties) or style.ground,
        style.level if level is None else level,
        list_id or style.list_id,
    )


def _level(element: _Element, properties: _Element | None) -> int | None:
    """Return the level that a style gives itself, by its name or its place in the outline."""
    if named := _HEADING.fullmatch(said(element, "name").lower()):
        return int(named[1])
    return None if properties is None else level_of(properties)


def level_of(properties: _Element) -> int | None:
    """Return the level that the properties of a paragraph give; 0 is text, None is nothing said."""
    outline = _number(said(properties, "outlineLvl"))
    if outline is None:
        return None
    return outline + 1 if outline < _BODY_LEVEL else 0


def _number(text: str) -> int | None:
    """Return a number that a file may mean; what nobody can mean is none."""
    return int(text) if _NUMBER.fullmatch(text) else None


def look_of(properties: _Element | None) -> Look:
    """Return what the properties of a run or a style say of letters."""
    if properties is None or not len(properties):
        return NO_LOOK
    return Look(
        _value(properties.find(COLOR)),
        ground_of(properties) or _highlight(properties),
        _number(said(properties, "sz")),
        switched(properties.find(f"{W}b")),
        switched(properties.find(f"{W}vanish")),
    )


def ground_of(properties: _Element | None) -> str | None:
    """Return the colour behind a paragraph, a run or a cell."""
    shade = None if properties is None else properties.find(SHADE)
    return None if shade is None else shade.get(_FILL, "auto")


def first(element: _Element | None, tag: str) -> _Element | None:
    """Return the properties of an element, which stand before all else in it; finding them is slower."""
    if element is None or not len(element):
        return None
    child = element[0]
    return child if child.tag == tag else None


def said(element: _Element, *path: str) -> str:
    """Return the ``w:val`` of a descendant, "" if it is not there."""
    found = element.find(_path(path))
    return "" if found is None else found.get(VAL, "")


@cache
def _path(names: tuple[str, ...]) -> str:
    return "/".join(f"{W}{name}" for name in names)


def switched(element: _Element | None) -> bool | None:
    """Return whether a switch is on; None where it is not there."""
    return None if element is None else element.get(VAL, "1") not in OFF


def _value(element: _Element | None) -> str | None:
    return None if element is None else element.get(VAL)


_MARKERS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080",
    "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


def _highlight(properties: _Element) -> str | None:
    return _MARKERS.get(said(properties, "highlight"))
