"""Lists: bullets and numbers as the template's styles have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from app.reports.model import Role
from exporters.opendocument import names
from exporters.opendocument.looks import text_of, whole
from exporters.opendocument.xml import Properties, element, letters
from exporters.paper.styles import CHAPTERS, PARAGRAPHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from exporters.opendocument.sheet import Sheet
    from exporters.paper.template import Template

LISTED = (Role.BULLET, Role.NUMBERED, Role.STEP, Role.EVIDENCE, Role.SOURCE, Role.CELL_BULLET)
_FORMATS = {"decimal": "1", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LABEL = "Zeichen"
_SIGNS = {"\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✔", "\uf076": "❖", "\uf02d": "–"}


@dataclass(frozen=True)
class Level:
    """What stands before an item: a bullet, or a number between ``prefix`` and ``suffix``.

    ``left`` is where the text stands and ``hanging`` how far before it the label does, in twips.
    """

    left: int
    hanging: int
    text: Properties
    bullet: str = ""
    number: str = ""
    prefix: str = ""
    suffix: str = ""


class Lists:
    """The lists of the template. A style whose list an office has taken away has none."""

    def __init__(self, template: Template, sheet: Sheet) -> None:
        self._root = template.lists
        self._sheet = sheet
        found = {role: self._level("paragraph", PARAGRAPHS[role], 0) for role in LISTED}
        self.levels: Mapping[Role, Level] = {role: it for role, it in found.items() if it}
        chapters = [self._level("numbering", CHAPTERS, depth) for depth in range(4)]
        self.chapters = {depth: it for depth, it in enumerate(chapters, 1) if it}

    def xml(self) -> str:
        """The list styles, and the styles of their labels."""
        parts = []
        for role, level in self.levels.items():
            label = _label_style(f"{_shown(role)} {_LABEL}", level)
            content = _level_style("text:list-level-style", level, 1, f"{_shown(role)} {_LABEL}")
            parts += [label, _list_style(_shown(role), content)]
        return "".join(parts)

    def outline(self, counted: set[int]) -> str:
        """How chapters are numbered; ``counted`` are the levels that are."""
        labels = [_label_style(_chapter_label(depth), level) for depth, level in self.chapters.items()]
        levels = [
            _level_style("text:outline-level-style", level, depth, _chapter_label(depth))
            for depth, level in self.chapters.items()
            if depth in counted
        ]
        style = element("text:outline-style", {"style:name": "Outline"}, "".join(levels))
        return "".join(labels) + (style if levels else "")

    def _level(self, family: str, style: str, depth: int) -> Level | None:
        list_id = self._sheet.element(family, style).find(f".//{qn('w:numPr')}/{qn('w:numId')}")
        wanted = "" if list_id is None else list_id.get(qn("w:val"), "")
        used = self._find("w:num", "w:numId", wanted)
        if used is None:
            return None
        kind = self._find("w:abstractNum", "w:abstractNumId", _value(used, "w:abstractNumId"))
        level = None if kind is None else kind.find(f"{qn('w:lvl')}[@{qn('w:ilvl')}='{depth}']")
        return None if level is None else self._read(level, family, style)

    def _find(self, tag: str, key: str, value: str) -> _Element | None:
        found = (it for it in self._root.iterchildren(qn(tag)) if it.get(qn(key)) == value)
        return next(found, None)

    def _read(self, level: _Element, family: str, style: str) -> Level:
        shown = _value(level, "w:lvlText")
        prefix, mark, suffix = shown.partition("%")
        indent = self._indent(level, family, style)
        text = text_of(level, self._sheet.theme)
        if _value(level, "w:numFmt") == "bullet" or not mark:
            return Level(*indent, *_bullet(shown, text))
        number = _FORMATS.get(_value(level, "w:numFmt"), "1")
        return Level(*indent, text, number=number, prefix=prefix, suffix=suffix[1:])

    def _indent(self, level: _Element, family: str, style: str) -> tuple[int, int]:
        """What the paragraph's style says of its indent counts for more than what the list says."""
        own = level.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        left, hanging = (whole(own.get(qn(it))) if own is not None else 0 for it in ("w:left", "w:hanging"))
        if family != "paragraph":
            return left, hanging
        styled = self._sheet.look("paragraph", style).paragraph
        return int(styled.get("fo:margin-left", left)), -int(styled.get("fo:text-indent", -hanging))


def _bullet(sign: str, text: Properties) -> tuple[Properties, str]:
    """Word's own bullets are places in its fonts of signs, which mean nothing elsewhere."""
    if not sign or "\ue000" <= sign <= "\uf8ff":
        return {key: it for key, it in text.items() if key != "fo:font-family"}, _SIGNS.get(sign, "•")
    return text, sign


def list_name(role: Role) -> str:
    """What the file calls the list of a role."""
    return names.inner(_shown(role))


def _shown(role: Role) -> str:
    return f"{names.shown(PARAGRAPHS[role])} Liste"


def _chapter_label(depth: int) -> str:
    return f"{CHAPTERS} {depth}"


def _label_style(name: str, level: Level) -> str:
    about: Properties = {"style:name": names.inner(name), "style:display-name": name, "style:family": "text"}
    return element("style:style", about, letters(level.text))


def _list_style(shown: str, content: str) -> str:
    return element(
        "text:list-style", {"style:name": names.inner(shown), "style:display-name": shown}, content
    )


def _level_style(kind: str, level: Level, depth: int, label: str) -> str:
    """``kind`` is the element, for a list without what tells bullets from numbers."""
    about: Properties = {"text:level": str(depth), "text:style-name": names.inner(label)}
    if level.bullet:
        kind, about["text:bullet-char"] = f"{kind}-bullet", level.bullet
    else:
        kind = kind if kind == "text:outline-level-style" else f"{kind}-number"
        affixes = {"style:num-prefix": level.prefix, "style:num-suffix": level.suffix}
        about |= {name: text for name, text in affixes.items() if text} | {"style:num-format": level.number}
    place: Properties = {
        "text:label-followed-by": "listtab",
        "text:list-tab-stop-position": level.left,
        "fo:text-indent": -level.hanging,
        "fo:margin-left": level.left,
    }
    aligned = element("style:list-level-label-alignment", place)
    mode: Properties = {"text:list-level-position-and-space-mode": "label-alignment"}
    return element(kind, about, element("style:list-level-properties", mode, aligned))


def _value(level: _Element, tag: str) -> str:
    it = level.find(qn(tag))
    return "" if it is None else it.get(qn("w:val"), "")


class Grouped:
    """Puts neighbouring items into one list."""

    def __init__(self) -> None:
        self._open: Role | None = None

    def item(self, role: Role, number: int, *, begins: bool, content: str) -> str:
        """An item, with the list around it if there is none yet. ``number`` is what it counts, 0 nothing."""
        if self._open is role and not begins:
            return f"</text:list-item><text:list-item>{content}"
        before = self.close()
        self._open = role
        start = f' text:start-value="{number}"' if number else ""
        return f'{before}<text:list text:style-name="{list_name(role)}"><text:list-item{start}>{content}'

    def holds(self, role: Role) -> bool:
        """Whether the list that is open is one of these items."""
        return self._open is role

    def close(self) -> str:
        """End the list that is open, if there is one."""
        was, self._open = self._open, None
        return "</text:list-item></text:list>" if was else ""
