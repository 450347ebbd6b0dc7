"""The colours and fonts that a template's styles mean when they name one of its theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

    from exporters.paper.template import Template

_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLOTS = {
    "background1": "lt1",
    "background2": "lt2",
    "text1": "dk1",
    "text2": "dk2",
    "light1": "lt1",
    "light2": "lt2",
    "dark1": "dk1",
    "dark2": "dk2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


@dataclass(frozen=True)
class Theme:
    """Colours by slot ("accent1": "0F4C5C"), fonts by "major" and "minor"."""

    colours: dict[str, str]
    fonts: dict[str, str]

    def colour(self, it: _Element, value: str = "w:val", slot: str = "w:themeColor") -> str:
        """What a Word element says of its colour, as "#0f4c5c"; "" for an automatic one."""
        named = it.get(qn(slot), "")
        tinted = any(it.get(qn(f"{slot.removesuffix('Color')}{change}")) for change in ("Tint", "Shade"))
        found = None if tinted else self.colours.get(_SLOTS.get(named, named))
        plain = found or it.get(qn(value)) or "auto"
        return "" if plain == "auto" else f"#{plain.lower()}"

    def font(self, it: _Element) -> str:
        """The font that ``w:rFonts`` names; "" if it names none."""
        themed = it.get(qn("w:asciiTheme"), it.get(qn("w:hAnsiTheme"), ""))
        return self.fonts.get(themed[:5], "") or it.get(qn("w:ascii"), it.get(qn("w:hAnsi"), ""))


def theme_of(template: Template) -> Theme:
    """An office's template may be without one."""
    try:
        part = template.document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    except KeyError:
        return Theme({}, {})
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    colours = {_name(slot): _value(slot) for slots in root.iter(f"{_MAIN}clrScheme") for slot in slots}
    return Theme(colours, {kind: _latin(root, kind) for kind in ("major", "minor")})


def _name(slot: _Element) -> str:
    return etree.QName(slot).localname


def _value(slot: _Element) -> str:
    return next((it.get("lastClr") or it.get("val") or "" for it in slot), "")


def _latin(root: _Element, kind: str) -> str:
    return next((it.get("typeface") or "" for it in root.iterfind(f".//{_MAIN}{kind}Font/{_MAIN}latin")), "")
