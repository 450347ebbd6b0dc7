"""The XML of the template's parts, from the table of styles."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import template_styles as look
from template_styles import BULLET, COLUMN, HANGING, INK, LINE, QUIET, TINT, VALUES, WHITE

if TYPE_CHECKING:
    from template_styles import Character, Paragraph, Table

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}"'


def twips(points: float) -> int:
    return round(points * 20)


def colour(name: str | None) -> str:
    return f'<w:color w:val="{VALUES[name]}" w:themeColor="{name}"/>' if name else ""


def size(points: float | None) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>' if points else ""


def bold(on: bool) -> str:
    return "<w:b/><w:bCs/>" if on else ""


def border(side: str, width: int, space: int, name: str) -> str:
    return (
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{VALUES[name]}" '
        f'w:themeColor="{name}"/>'
    )


def shading(name: str | None) -> str:
    return (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{VALUES[name]}" w:themeFill="{name}"/>' if name else ""
    )


def indent(left: int, hanging: int = 0, right: int = 0) -> str:
    sides = (("left", left), ("right", right), ("hanging", hanging))
    given = (f' w:{side}="{value}"' for side, value in sides if value or side == "left")
    return f"<w:ind{''.join(given)}/>"


def wrapped(tag: str, content: str) -> str:
    return f"<w:{tag}>{content}</w:{tag}>" if content else ""


# Styles


def style(kind: str, style_id: str, name: str, built_in: bool, content: str) -> str:
    custom = "" if built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>{content}</w:style>'
    )


def paragraph_style(it: Paragraph) -> str:
    following = f'<w:next w:val="{it.next}"/>' if it.next else ""
    gallery = "" if it.id.startswith("TOC") or it.id in {"Header", "Footer"} else "<w:qFormat/>"
    about = f'<w:basedOn w:val="{it.based_on}"/>{following}<w:uiPriority w:val="{it.priority}"/>{gallery}'
    look = wrapped("pPr", paragraph_look(it)) + wrapped("rPr", text_look(it))
    return style("paragraph", it.id, it.name, not it.name.startswith("LB "), about + look)


def paragraph_look(it: Paragraph) -> str:
    """In the order that the schema asks for."""
    tabs = (f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{at}"/>' for kind, at, leader in it.tabs)
    listed = f'<w:numPr><w:numId w:val="{it.list}"/></w:numPr>' if it.list else ""
    spacing = f'w:before="{twips(it.before)}" w:after="{twips(it.after)}" w:line="{twips(it.line)}"'
    parts = (
        "<w:keepNext/>" if it.keep_next else "",
        "<w:keepLines/>" if it.keep_lines else "",
        listed,
        wrapped("pBdr", "".join(border(*edge) for edge in it.borders)),
        shading(it.fill),
        wrapped("tabs", "".join(tabs)),
        f'<w:spacing {spacing} w:lineRule="atLeast"/>',
        indent(it.left, it.hanging, it.right) if it.left else "",
        '<w:jc w:val="right"/>' if it.right_aligned else "",
        f'<w:outlineLvl w:val="{it.level}"/>' if it.level is not None else "",
    )
    return "".join(parts)


def text_look(it: Paragraph) -> str:
    headline = it.level is not None or it.id in {"Title", "TOCHeading"}
    return (fonts("major") if headline else "") + bold(it.bold) + colour(it.colour) + size(it.size)


def fonts(kind: str) -> str:
    return f'<w:rFonts w:asciiTheme="{kind}HAnsi" w:hAnsiTheme="{kind}HAnsi" w:cstheme="{kind}Bidi"/>'


def character_style(it: Character) -> str:
    font = f'<w:rFonts w:ascii="{it.font}" w:hAnsi="{it.font}" w:cs="{it.font}"/>' if it.font else ""
    spacing = f'<w:spacing w:val="{twips(it.spacing)}"/>' if it.spacing else ""
    underline = f'<w:u w:val="{it.underline}"/>' if it.underline else ""
    look = font + bold(it.bold) + colour(it.colour) + spacing + size(it.size) + underline
    about = '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="2"/><w:qFormat/>'
    return style("character", it.id, it.name, not it.name.startswith("LB "), f"{about}<w:rPr>{look}</w:rPr>")


def table_style(it: Table) -> str:
    edges = [border("top", 12, 0, INK), border("bottom", 12, 0, INK)]
    edges += [border("insideH", 4, 0, LINE)] if it.lines else []
    sides = (("top", it.air), ("left", 85), ("bottom", it.air), ("right", 85))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    column = wrapped("rPr", bold(it.bold_column))
    return style(
        "table",
        it.id,
        it.name,
        False,
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="3"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{''.join(edges)}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{HEADS[it.head]}</w:tblStylePr>'
        f'<w:tblStylePr w:type="firstCol">{column}</w:tblStylePr>',
    )


HEADS = {
    "dark": f"<w:rPr>{bold(True)}{colour(WHITE)}</w:rPr><w:tcPr>{shading(INK)}</w:tcPr>",
    "light": f"<w:rPr>{bold(True)}</w:rPr><w:tcPr><w:tcBorders>{border('bottom', 8, 0, INK)}</w:tcBorders>"
    f'{shading(TINT)}<w:vAlign w:val="bottom"/></w:tcPr>',
    "plain": '<w:tcPr><w:tcBorders><w:bottom w:val="nil"/></w:tcBorders></w:tcPr>',
}
DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
    f'w:cstheme="minorBidi"/>{size(12)}<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="340" '
    'w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
    'w:defQFormat="0" w:count="376"/>'
)
BASE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    "</w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
CHAPTER_NUMBERS = style(
    "numbering",
    "LBKapitelnummern",
    "LB Kapitelnummern",
    False,
    '<w:uiPriority w:val="99"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>',
)


def styles() -> str:
    named = chain(
        map(paragraph_style, look.PARAGRAPHS),
        map(character_style, look.CHARACTERS),
        map(table_style, look.TABLES),
    )
    return f"{HEAD}<w:styles {W}>{DEFAULTS}{BASE}{''.join(named)}{CHAPTER_NUMBERS}</w:styles>"


# Numbering


def level(number: int, kind: str, text: str, place: str, sign: str, owner: str | None = None) -> str:
    owned = f'<w:pStyle w:val="{owner}"/>' if owner else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{owned}<w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{place}</w:pPr><w:rPr>{sign}</w:rPr>'
        "</w:lvl>"
    )


def numbering_levels() -> dict[int, str]:
    margin, text, cell = indent(COLUMN, HANGING), indent(COLUMN + BULLET, BULLET), indent(200, 200)
    number = bold(True) + colour(INK)
    return {
        1: level(0, "bullet", "•", text, colour(INK), "ListBullet"),
        2: level(0, "decimal", "%1", margin, number + size(17), "LBSchritt"),
        3: level(0, "decimal", "[%1]", margin, number + size(10), "LBBeleg"),
        4: level(0, "bullet", "•", cell, colour(INK), "LBTabelleListe"),
        5: level(0, "decimal", "Q%1", margin, number + size(10), "LBQuelle"),
        6: level(0, "decimal", "%1.", text, number, "ListNumber"),
        7: "".join(map(chapter_level, range(4), (794, 510, 397, 397), (0, 0, COLUMN, COLUMN))),
    }


def chapter_level(number: int, hanging: int, left: int) -> str:
    """Each level counts for itself: the contents number the headings of one level only."""
    quiet = f'<w:b w:val="0"/><w:bCs w:val="0"/>{colour(QUIET)}'
    return level(number, "decimal", f"%{number + 1}", indent(left + hanging, hanging), quiet)


def numbering() -> str:
    levels = numbering_levels()
    lists = (abstract_list(key, content) for key, content in levels.items())
    used = (f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in levels)
    return f"{HEAD}<w:numbering {W}>{''.join(chain(lists, used))}</w:numbering>"


def abstract_list(key: int, levels: str) -> str:
    kind = "multilevel" if key == 7 else "singleLevel"
    linked = '<w:styleLink w:val="LBKapitelnummern"/>' if key == 7 else ""
    return (
        f'<w:abstractNum w:abstractNumId="{key}"><w:nsid w:val="4C42{key:04X}"/>'
        f'<w:multiLevelType w:val="{kind}"/><w:tmpl w:val="4C43{key:04X}"/>{linked}{levels}</w:abstractNum>'
    )


# Theme, fonts, settings


def theme() -> str:
    named = look.COLOURS.items()
    slots = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in named)
    base = (
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    )
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWING}" name="Laborbuch"><a:themeElements>'
        f'<a:clrScheme name="Laborbuch">{base}{slots}</a:clrScheme>'
        f'<a:fontScheme name="Laborbuch"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f"</a:fontScheme>{plain_effects()}</a:themeElements></a:theme>"
    )


def plain_effects() -> str:
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:fmtScheme name="Laborbuch"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}'
        f"</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme>"
    )


def font_table() -> str:
    calibri = font("Calibri", "Carlito", "020F0502020204030204")
    arial = font("Arial", "Liberation Sans", "020B0604020202020204")
    return f"{HEAD}<w:fonts {W}>{calibri}{arial}</w:fonts>"


def font(name: str, twin: str, panose: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{twin}"/><w:panose1 w:val="{panose}"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )


def settings() -> str:
    slots = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    slots |= {name: name for name in (*(f"accent{n}" for n in range(1, 7)), "hyperlink", "followedHyperlink")}
    mapping = "".join(f' w:{slot}="{name}"' for slot, name in slots.items())
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:autoHyphenation w:val="0"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="de-DE"/><w:clrSchemeMapping{mapping}/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )
