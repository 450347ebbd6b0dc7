"""Each rule: a file that breaks it and nothing else is named with rule and place; the clean one is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from exporters.checking.rules import RULES
from tests.helpers import checking
from tests.helpers.checking import APP, BODY, CORE, RELATIONS, SETTINGS, STYLES, TYPES, codes, flaws

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.reports.flaws import Rule
    from tests.helpers.checking import Parts

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAST = "Das war der letzte Absatz."
HOME = "/".join(("", "home", "mueller", ""))
SECOND = "Ein zweiter Absatz mit einem Satz."
ALT = 'descr="Bild 1: eine graue Fläche"'
TEXT = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r>{look}<w:t>{text}</w:t></w:r></w:p>'
PLAIN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
INNER = f"<w:tbl><w:tr>{{}}<w:tc><w:p>{PLAIN.format('x')}</w:p></w:tc></w:tr></w:tbl>"
LAST_RUN, SECOND_RUN = PLAIN.format(LAST), PLAIN.format(SECOND)
END = "<w:sectPr>"
HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WIDE, DARK = '<w:tcW w:w="7540" w:type="dxa"/>', '<w:shd w:val="clear" w:fill="0F4C5C"/>'
NEXT_STYLE = '</w:style><w:style w:type="paragraph" w:styleId="Title">'
HEAD_LOOK = '</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="'
BODY_STYLE = '<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/>'


class Break(NamedTuple):
    """How a rule is broken, and what the place says."""

    part: str
    pairs: tuple[tuple[str, str], ...]
    place: str


def body(place: str, *pairs: tuple[str, str]) -> Break:
    return Break(BODY, pairs, place)


def added(text: str, place: str, look: str = "") -> Break:
    """One more paragraph before the end."""
    return body(place, (END, TEXT.format(text=text, look=look) + END))


def related(kind: str, target: str, place: str = "Datei") -> Break:
    entry = f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return Break(RELATIONS, (("</Relationships>", f"{entry}</Relationships>"),), place)


def field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} ">{PLAIN.format("x")}</w:fldSimple>'


def drawn(old: str, new: str, place: str = "Bild 1") -> Break:
    return body(place, (old, new))


BREAKS: dict[str, list[Break]] = {
    "U1": [
        Break(
            STYLES,
            tuple(
                (f'<w:name w:val="heading {level}"/>', f'<w:name w:val="Kapitel {level}"/>')
                for level in (1, 2)
            )
            + tuple((f'<w:outlineLvl w:val="{level}"/>', "") for level in (0, 1)),
            "Dokument",
        )
    ],
    "U2": [
        body("„Ziel“", ('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading3"/>')),
        body("Absatz 1 „Pop-up-Coworking“", ('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>')),
    ],
    "U3": [body("Absatz 8", (f'name="_Toc6"/>{PLAIN.format("Ablauf")}', 'name="_Toc6"/>'))],
    "U4": [
        added("Was noch zu tun ist", "Absatz 19 „Was noch zu tun ist“", "<w:rPr><w:b/></w:rPr>"),
        added("Was noch zu tun ist", "„Was noch zu tun ist“", '<w:rPr><w:sz w:val="32"/></w:rPr>'),
        added("WAS NOCH ZU TUN IST", "„WAS NOCH ZU TUN IST“"),
        added("## Was noch zu tun ist", "„## Was noch zu tun ist“"),
    ],
    "U5": [
        body(
            "Absatz 8 „Ablauf Wort",
            (PLAIN.format("Ablauf") + "<w:b", PLAIN.format("Ablauf" + " Wort" * 50) + "<w:b"),
        )
    ],
    "L1": [
        added("• Stühle", "„• Stühle“"),
        added("Nötig sind</w:t><w:br/><w:t>- Stühle</w:t><w:br/><w:t>- Tische", "„Nötig sind"),
    ],
    "L2": [added("1. Stühle</w:t><w:br/><w:t>2. Tische", "„1. Stühle 2. Tische“")],
    "L3": [
        body("„Räume suchen“", ('"ListBullet"/>', '"ListBullet"/><w:numPr><w:numId w:val="999"/></w:numPr>'))
    ],
    "T1": [body("Tabelle 1", (HEAD, "<w:trPr><w:cantSplit/></w:trPr>"))],
    "T2": [body("Tabelle 1", ("<w:trPr><w:cantSplit/></w:trPr>", HEAD))],
    "T3": [
        body(
            "Tabelle 1",
            (
                PLAIN.format("Angabe 1") + "</w:p>",
                f"{PLAIN.format('Angabe 1')}</w:p>{INNER.format(HEAD)}<w:p/>",
            ),
        )
    ],
    "T4": [
        body(
            "Tabelle 1",
            ('<w:tcW w:w="1928" w:type="dxa"/>', '<w:tcW w:w="1928" w:type="dxa"/><w:gridSpan w:val="2"/>'),
        )
    ],
    "T5": [
        body(
            "Tabelle 1",
            ('<w:tblCaption w:val="Kennzahlen"/>', ""),
            ('<w:tblDescription w:val="Je Zeile ein Merkmal."/>', ""),
        )
    ],
    "T6": [
        body(
            "Tabelle 2",
            (
                END,
                '<w:tbl><w:tblPr><w:tblCaption w:val="x"/></w:tblPr><w:tr><w:tc><w:p>'
                f"{PLAIN.format('x')}</w:p></w:tc></w:tr></w:tbl>{END}",
            ),
        )
    ],
    "T7": [body("Tabelle 1, Zeile 1", (PLAIN.format("Angabe"), ""))],
    "T8": [body("Tabelle 1, Zeile 3", (PLAIN.format("Merkmal 2"), ""), (PLAIN.format("Angabe 2"), ""))],
    "B1": [drawn(ALT, "", "Bild 1 „Abbildung 1“"), drawn(ALT, 'descr=" "')],
    "B2": [
        drawn(ALT, f'descr="{alt}"', f"Bild 1 „{alt}“")
        for alt in ("Bild 7", "IMG_2031.jpg", "Grafik", "Ein Raum. Automatisch generierte Beschreibung")
    ],
    "B3": [body("Bild 1", ("<wp:inline", "<wp:anchor"), ("</wp:inline>", "</wp:anchor>"))],
    "B4": [
        body(
            "Absatz 7",
            (
                SECOND_RUN,
                f"{SECOND_RUN}<w:r><w:pict><w:txbxContent><w:p>{PLAIN.format('x')}</w:p></w:txbxContent></w:pict></w:r>",
            ),
        ),
        body(
            "Absatz 7", ('"BodyText"/></w:pPr>' + SECOND_RUN, '"BodyText"/><w:framePr/></w:pPr>' + SECOND_RUN)
        ),
    ],
    "B5": [
        body(
            "Bild 1",
            ('<w:pStyle w:val="Caption"/>', '<w:pStyle w:val="BodyText"/>'),
            ("Abbildung\xa0", "Es ist "),
        )
    ],
    "B6": [drawn(ALT, 'descr="Was Bild 1 zeigt."')],
    "V1": [
        body(
            "„Mehr steht unter Ziel.“",
            ('</w:t></w:r><w:hyperlink w:anchor="ziel"', '</w:t></w:r><w:hyperlink w:anchor="weg"'),
        ),
        body("Absatz 7", (SECOND_RUN, SECOND_RUN + field("REF weg \\h"))),
    ],
    "V2": [body("„Es gibt hier“", ("die Seite der Stadt", "hier"))],
    "V3": [body("„Es gibt“", ("die Seite der Stadt", " "))],
    "V4": [
        Break(RELATIONS, (("https://a.example/", "javascript:alert(1)"),), "„Es gibt die Seite der Stadt“")
    ],
    "S1": [Break(CORE, (("<dc:title>Pop-up-Coworking in Oestrich-Winkel", "<dc:title>"),), "Eigenschaften")],
    "S2": [
        Break(
            CORE, (("<dc:title>Pop-up-Coworking in Oestrich-Winkel", f"<dc:title>{title}"),), "Eigenschaften"
        )
        for title in ("Dokument1", "Microsoft Word - Baustein", "baustein_final.docx")
    ],
    "S3": [
        Break(STYLES, (('<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/>', ""),), "Formatvorlagen")
    ],
    "S4": [Break(STYLES, (('<w:lang w:val="de-DE"', '<w:lang w:val="en-US"'),), "Formatvorlagen")],
    "S5": [
        body(
            f"„{checking.SENTENCE[:20]}",
            (
                PLAIN.format(checking.SENTENCE),
                f'<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>{checking.SENTENCE}</w:t></w:r>',
            ),
        )
    ],
    "K1": [
        Break(
            STYLES,
            (
                (
                    f'{BODY_STYLE}<w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/><w:qFormat/><w:pPr>',
                    f'{BODY_STYLE}<w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/><w:qFormat/><w:pPr>'
                    '<w:shd w:val="clear" w:fill="0F4C5C"/>',
                ),
                (
                    '<w:ind w:left="1928"/></w:pPr><w:rPr>',
                    '<w:ind w:left="1928"/></w:pPr><w:rPr><w:color w:val="4A5A5F"/>',
                ),
            ),
            "Formatvorlage „Body Text“",
        ),
        Break(
            STYLES,
            ((f"{HEAD_LOOK}EAF1F2", f"{HEAD_LOOK}0F4C5C"),),
            "Formatvorlage „LB Tabellenkopf“",
        ),
    ],
    "K2": [
        added("Grau auf Weiß.", "„Grau auf Weiß.“", '<w:rPr><w:color w:val="999999"/></w:rPr>'),
        added(
            "Rot auf Grün.",
            "„Rot auf Grün.“",
            '<w:rPr><w:color w:val="FF0000"/><w:highlight w:val="green"/></w:rPr>',
        ),
        body("Tabelle 1, Zeile 1 „Angabe“", (f"{WIDE}</w:tcPr>", f"{WIDE}{DARK}</w:tcPr>")),
    ],
    "A1": [
        body("Absatz 19", (END, "<w:p/>" + END)),
        body("Absatz 8", (SECOND_RUN + "</w:p>", SECOND_RUN + "</w:p><w:p><w:r><w:t> </w:t></w:r></w:p>")),
        body("Absatz 14", ("</w:tbl>", "</w:tbl><w:p/>")),
    ],
    "A2": [
        added("Name:   Stadt", "„Name: Stadt“"),
        added("Name:</w:t><w:tab/><w:tab/><w:t>Stadt", "„Name: Stadt“"),
    ],
    "A3": [added("Das ist w i c h t i g zu wissen.", "„Das ist w i c h t i g zu wissen.“")],
    "A4": [added("Oben.</w:t><w:br/><w:br/><w:t>Unten.", "„Oben. Unten.“")],
    "A5": [added("Oben ---------- unten.", "„Oben")],
    "F1": [
        body(
            "Dokument",
            *(('<w:pStyle w:val="TOC2"/>', ""),) * 2,
            ('<w:pStyle w:val="TOCHeading"/>', ""),
            (" TOC ", " SEQ "),
            (
                END,
                "".join(
                    f'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>{PLAIN.format(f"Teil {it}")}</w:p>'
                    for it in "abcd"
                )
                + END,
            ),
        )
    ],
    "F2": [
        body("Absatz 7", (SECOND_RUN, SECOND_RUN + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>')),
        body("Absatz 7", (SECOND_RUN, SECOND_RUN + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')),
    ],
    "F3": [added("Siehe Fehler! Textmarke nicht definiert.", "„Siehe Fehler! Textmarke nicht definiert.“")],
    "F4": [
        body(
            "Textmarken",
            (SECOND_RUN, SECOND_RUN + '<w:bookmarkStart w:id="9" w:name="Ziel"/><w:bookmarkEnd w:id="9"/>'),
        ),
        body("Textmarken", (SECOND_RUN, SECOND_RUN + '<w:bookmarkStart w:id="9" w:name="offen"/>')),
    ],
    "E1": [
        Break(
            TYPES,
            (
                (
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    "application/vnd.ms-word.document.macroEnabled.main+xml",
                ),
            ),
            "Datei",
        ),
    ],
    "E2": [
        related("image", "https://a.example/zaehlpixel.png", BODY),
        Break(SETTINGS, (("<w:zoom", "<w:mailMerge/><w:zoom"),), "Einstellungen"),
    ],
    "E3": [related("attachedTemplate", "file:///C:/Vorlagen/amt.dotx")],
    "E4": [
        added(r"Liegt in D:\Ablage\mueller\Baustein.docx bereit.", "„Liegt in"),
        body("Absatz 15", ('name="Abbildung 1"', r'name="\\server\bilder\1.jpg"')),
        Break(APP, (("<Application>", f"<Template>{HOME}amt.dotx</Template><Application>"),), APP),
        Break(RELATIONS, (("https://a.example/", "file:///Z:/Bausteine/1.docx"),), BODY),
    ],
    "E5": [
        Break(
            CORE,
            (("<cp:lastModifiedBy>Stadt Oestrich-Winkel", "<cp:lastModifiedBy>Eva Muster"),),
            "Eigenschaften",
        ),
        Break(
            CORE,
            (
                ("Stadt Oestrich-Winkel</dc:creator>", "python-docx</dc:creator>"),
                ("Stadt Oestrich-Winkel</cp:last", "</cp:last"),
            ),
            "Eigenschaften",
        ),
        Break(APP, (("<Application>", "<Company>IT-Dienst</Company><Application>"),), "Eigenschaften"),
    ],
    "E6": [
        body("Absatz 7", (SECOND_RUN, f'<w:ins w:id="1" w:author="E">{SECOND_RUN}</w:ins>')),
        body(
            "Tabelle 1",
            (
                "<w:trPr><w:cantSplit/></w:trPr>",
                '<w:trPr><w:cantSplit/><w:del w:id="1" w:author="E"/></w:trPr>',
            ),
        ),
        Break(SETTINGS, (("<w:zoom", "<w:trackRevisions/><w:zoom"),), "Einstellungen"),
    ],
    "E8": [
        added("Geheim.", "„Geheim.“", "<w:rPr><w:vanish/></w:rPr>"),
        Break(
            STYLES,
            (
                (
                    f'{BODY_STYLE}<w:basedOn w:val="Normal"/>',
                    f'{BODY_STYLE}<w:basedOn w:val="Normal"/><w:rPr><w:vanish/></w:rPr>',
                ),
                (
                    f'<w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>{NEXT_STYLE}',
                    NEXT_STYLE,
                ),
            ),
            "„Die Stadt",
        ),
    ],
    "E9": [
        body(BODY, ("<w:sectPr>", '<w:sectPr w:rsidR="00AB12CD">')),
        Break(SETTINGS, (("<w:zoom", '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:zoom'),), SETTINGS),
    ],
    "E10": [
        body(BODY, (SECOND_RUN, '<w:proofErr w:type="spellStart"/>' + SECOND_RUN)),
        body(
            BODY,
            (
                SECOND_RUN,
                '<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>' + SECOND_RUN,
            ),
        ),
    ],
    "E11": [body("Absatz 7", (SECOND_RUN, SECOND_RUN + field("FILENAME")))],
}

WITH_PARTS: dict[str, tuple[Callable[[Parts], Parts], str]] = {
    "E1": (lambda parts: parts | {"word/vbaProject.bin": b"x"}, "Datei"),
    "E7": (
        lambda parts: parts | {
            RELATIONS: parts[RELATIONS].replace(
                b"</Relationships>",
                f'<Relationship Id="x" Type="{OFFICE}/comments" Target="comments.xml"/>'.encode()
                + b"</Relationships>",
            ),
            "word/comments.xml": f'<w:comments xmlns:w="{MAIN}"><w:comment w:id="1"/></w:comments>'.encode(),
        },
        "Datei",
    ),
    "E10": (
        lambda parts: parts | {"docProps/custom.xml": b"<Properties><property name='x'/></Properties>"},
        "docProps/custom.xml",
    ),
}  # fmt: skip
CASES = [(code, it) for code, breaks in BREAKS.items() for it in breaks]


def test_the_clean_file_breaks_no_rule(tmp_path: Path) -> None:
    assert flaws(tmp_path, checking.clean()) == ()


@pytest.mark.parametrize(("code", "it"), CASES, ids=[f"{code}-{at}" for at, (code, _) in enumerate(CASES)])
def test_a_broken_rule_is_named_with_its_place(tmp_path: Path, code: str, it: Break) -> None:
    found = flaws(tmp_path, checking.changed(it.part, *it.pairs))
    assert set(codes(found)) == {code}, [flaw.sentence for flaw in found]
    assert it.place in found[0].place


@pytest.mark.parametrize("code", WITH_PARTS)
def test_a_part_that_must_not_be_there_is_named(tmp_path: Path, code: str) -> None:
    more, place = WITH_PARTS[code]
    found = flaws(tmp_path, more(dict(checking.clean())))
    assert [(flaw.rule.code, flaw.place) for flaw in found] == [(code, place)]


def test_every_rule_is_broken_here_once() -> None:
    assert {*BREAKS, *WITH_PARTS} == {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_speaks_in_whole_sentences(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d+", rule.code)
    assert rule.said.endswith(".")
    assert rule.advice.endswith(".")
    assert rule.name[0].isupper()
