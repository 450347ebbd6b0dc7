"""What a style of the template looks like, in the words of OpenDocument."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from docx.oxml.ns import qn

from exporters.opendocument.xml import Properties, element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from exporters.opendocument.theme import Theme

_OFF = {"0", "false", "off"}
_ALIGNED = {"left": "start", "right": "end", "both": "justify"}
_SIDES = ("top", "left", "bottom", "right")
_UNDERLINES = {"dotted": "dotted", "dash": "dash", "wave": "wave", "none": "none"}
_EIGHTHS = 2.5
"""Twips in an eighth of a point, in which Word counts the widths of lines."""


class Tab(NamedTuple):
    """A tab stop; ``position`` in twips from the left edge of the text."""

    position: int
    kind: str
    leader: str = ""


@dataclass(frozen=True)
class Look:
    """What a style says. ``outset`` is how far a bar at the left stands out from the text, in twips."""

    paragraph: Properties = field(default_factory=dict)
    text: Properties = field(default_factory=dict)
    tabs: tuple[Tab, ...] = ()
    outset: int = 0

    def on(self, base: Look) -> Look:
        """The same where all that is left unsaid is as in ``base``."""
        return Look(
            base.paragraph | self.paragraph,
            base.text | self.text,
            self.tabs or base.tabs,
            self.outset or base.outset,
        )

    def margin_left(self, indent: int) -> int:
        """Word measures to the text, OpenDocument to the bar before it."""
        return indent - self.outset


def whole(value: str | None, otherwise: int = 0) -> int:
    """A number as Word writes it; programs that write fractions exist, and what is none counts as missing."""
    try:
        return round(float(value)) if value else otherwise
    except (ValueError, OverflowError):
        return otherwise


def look_of(style: _Element, theme: Theme) -> Look:
    """What this style itself says."""
    about = style.find(qn("w:pPr"))
    return Look(
        {} if about is None else dict(_paragraph(about, theme)),
        text_of(style, theme),
        () if about is None else tuple(_tabs(about)),
        0 if about is None else _outset(about),
    )


def text_of(it: _Element, theme: Theme) -> Properties:
    """What the ``w:rPr`` in an element says."""
    about = it.find(qn("w:rPr"))
    return {} if about is None else dict(_text(about, theme))


def tab_stops(tabs: Sequence[Tab]) -> str:
    return element("style:tab-stops", {}, "".join(map(_tab_stop, tabs))) if tabs else ""


def _tab_stop(it: Tab) -> str:
    about: Properties = {"style:position": it.position, "style:type": it.kind}
    if it.leader:
        about |= {"style:leader-style": "dotted", "style:leader-text": it.leader}
    return element("style:tab-stop", about)


def border(it: _Element | None, theme: Theme) -> str:
    """A line as Word describes it; "none" if there is none."""
    if it is None or it.get(qn("w:val")) in {None, "nil", "none"}:
        return "none"
    width = whole(it.get(qn("w:sz")), 4) / 8
    return f"{width:g}pt solid {theme.colour(it, 'w:color') or '#000000'}"


def fill(about: _Element, theme: Theme) -> str:
    """The ground behind a paragraph or cell, "" if it is not coloured."""
    shade = about.find(qn("w:shd"))
    return "" if shade is None else theme.colour(shade, "w:fill", "w:themeFill")


def _paragraph(about: _Element, theme: Theme) -> Iterator[tuple[str, str | int]]:
    if (kept := _is_on(about, "w:keepNext")) is not None:
        yield "fo:keep-with-next", "always" if kept else "auto"
    if (whole := _is_on(about, "w:keepLines")) is not None:
        yield "fo:keep-together", "always" if whole else "auto"
    if align := _value(about, "w:jc"):
        yield "fo:text-align", _ALIGNED.get(align, align)
    if ground := fill(about, theme):
        yield "fo:background-color", ground
    yield from _distances(about)
    yield from _borders(about, theme)


def _distances(about: _Element) -> Iterator[tuple[str, str | int]]:
    spacing, indent = about.find(qn("w:spacing")), about.find(qn("w:ind"))
    if spacing is not None:
        yield from _lengths(spacing, {"before": "fo:margin-top", "after": "fo:margin-bottom"})
        yield from _line_height(spacing)
    if indent is not None:
        yield from _lengths(indent, {"left": "fo:margin-left", "right": "fo:margin-right"})
        yield from _lengths(indent, {"start": "fo:margin-left", "end": "fo:margin-right"})
        yield from _lengths(indent, {"firstLine": "fo:text-indent"})
        if hanging := indent.get(qn("w:hanging")):
            yield "fo:text-indent", -whole(hanging)


def _lengths(it: _Element, names: dict[str, str]) -> Iterator[tuple[str, int]]:
    given = ((name, it.get(qn(f"w:{word}"))) for word, name in names.items())
    return ((name, whole(value)) for name, value in given if value is not None)


def _line_height(spacing: _Element) -> Iterator[tuple[str, str | int]]:
    line, rule = spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"), "auto")
    if line is None:
        return
    if rule == "atLeast":
        yield "style:line-height-at-least", whole(line)
    else:
        yield "style:line-height-at-least", 0
        yield "fo:line-height", whole(line) if rule == "exact" else f"{whole(line) / 240:.0%}"


def _borders(about: _Element, theme: Theme) -> Iterator[tuple[str, str | int]]:
    lines = about.find(qn("w:pBdr"))
    for side in _SIDES if lines is not None else ():
        line = lines.find(qn(f"w:{side}")) if lines is not None else None
        yield f"fo:border-{side}", border(line, theme)
        yield f"fo:padding-{side}", 20 * whole(line.get(qn("w:space"))) if line is not None else 0


def _outset(about: _Element) -> int:
    bar = about.find(f"{qn('w:pBdr')}/{qn('w:left')}")
    if bar is None:
        return 0
    return round(whole(bar.get(qn("w:sz"))) * _EIGHTHS) + 20 * whole(bar.get(qn("w:space")))


def _tabs(about: _Element) -> Iterator[Tab]:
    for it in about.iterfind(f"{qn('w:tabs')}/{qn('w:tab')}"):
        kind = it.get(qn("w:val"), "left")
        if kind in {"left", "right", "center", "start", "end"}:
            kind = {"start": "left", "end": "right"}.get(kind, kind)
            leader = "." if it.get(qn("w:leader")) == "dot" else ""
            yield Tab(whole(it.get(qn("w:pos"))), kind, leader)


def _text(about: _Element, theme: Theme) -> Iterator[tuple[str, str | int]]:
    fonts = about.find(qn("w:rFonts"))
    if fonts is not None and (name := theme.font(fonts)):
        yield "fo:font-family", f"'{name}'"
    if (bold := _is_on(about, "w:b")) is not None:
        yield "fo:font-weight", "bold" if bold else "normal"
    if (slanted := _is_on(about, "w:i")) is not None:
        yield "fo:font-style", "italic" if slanted else "normal"
    if size := _value(about, "w:sz"):
        yield "fo:font-size", f"{whole(size) / 2:g}pt"
    if apart := _value(about, "w:spacing"):
        yield "fo:letter-spacing", whole(apart)
    yield from _colours(about, theme)


def _colours(about: _Element, theme: Theme) -> Iterator[tuple[str, str]]:
    colour = about.find(qn("w:color"))
    if colour is not None:
        named = theme.colour(colour)
        yield ("fo:color", named) if named else ("style:use-window-font-color", "true")
    if line := _value(about, "w:u"):
        yield "style:text-underline-style", _UNDERLINES.get(line, "solid")
        yield "style:text-underline-width", "auto"
        yield "style:text-underline-color", "font-color"


def _is_on(about: _Element, tag: str) -> bool | None:
    it = about.find(qn(tag))
    return None if it is None else it.get(qn("w:val"), "1") not in _OFF


def _value(about: _Element, tag: str) -> str:
    it = about.find(qn(tag))
    return "" if it is None else it.get(qn("w:val"), "")
