"""What in a transcript may tell who somebody is: names, places, firms, addresses, numbers.

Patterns and lists only ever suggest; people decide. Better one suggestion too many than one too few.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from app.domain.anchors import Span
from app.domain.folding import fold
from app.domain.rules.traces import trace_spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

PERSON, PLACE, FIRM, ADDRESS, CONTACT = "person", "place", "firm", "address", "contact"

_NAME = r"[A-ZÄÖÜ][a-zäöüßéèçñ]+(?:-[A-ZÄÖÜ][a-zäöüßéèçñ]+)?"
_TITLED = re.compile(
    rf"\b(?:Herrn?|Frau|Familie|Ehepaar|Dr\.|Prof\.|Doktor|Pfarrer(?:in)?|Pater|Schwester"
    rf"|(?:Ober)?[Bb]ürgermeister(?:in)?)\s+(?:(?:Dr|Prof)\.\s+)*(?P<name>{_NAME}(?:\s+{_NAME})?)"
)
_WORD = re.compile(rf"\b{_NAME}\b")
_FIRM = re.compile(
    rf"\b(?P<name>(?:{_NAME}|[A-ZÄÖÜ]{{2,}})(?:\s+(?:&|und|{_NAME}|[A-ZÄÖÜ]{{2,}}))*"
    r"\s+(?:gGmbH|GmbH|AG|KG|OHG|eG|e\.\s?V\.|UG))(?!\w)"
)
_NUMBER = r"\s\d+(?:\s?[a-z])?\b"
_STREET = re.compile(
    rf"\b(?P<name>(?:{_NAME}(?:er)?[ -])?\w*(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Gg]asse|[Aa]llee){_NUMBER}"
    rf"|[A-ZÄÖÜ][a-zäöüß]*(?:weg|platz|ring|ufer|damm|steig|hof){_NUMBER}"
    rf"|[A-ZÄÖÜ][a-zäöüß]{{2,}}(?:straße|strasse|gasse)\b)"
)
_WHITHER = re.compile(rf"\b(?:in|aus|nach|bei|von|Richtung|Raum|um)\s+(?P<name>{_NAME})\b")
_TOWN = re.compile(
    r"\w{2,}(?:ingen|heim|hausen|stadt|burg|dorf|berg|bach|feld|kirchen|münde|furt|brück(?:en)?|born|leben"
    r"|rode|stetten|weiler|beuren|büttel|stedt|wald|walde|haven|hagen|kirch|moos)"
)
_NO_TOWN = re.compile(
    r"(?:Groß|Klein|Alt|Innen|Heimat|Nachbar|Kreis|Haupt|Partner|Neu|Mittel|Vor|Hanse|Welt|Kern|Um|Arbeits"
    r"|Spiel|Fuß|Handlungs|Geschäfts|Berufs|Wohn|Alters|Pflege|Kinder|Jugend|Ferien|Dach|Nach|Da|Be|Eigen)"
    r"(?:stadt|heim|dorf|feld|berg|burg|wald)"
)


class Suspect(NamedTuple):
    """A stretch of a text that may tell who somebody is; ``known`` was replaced before, in any talk."""

    span: Span
    words: str
    kind: str
    known: bool = False


@dataclass(frozen=True)
class Lists:
    """What helps to tell: all words are folded. ``known`` says of what kind a word was that was replaced."""

    first_names: Collection[str] = ()
    places: Collection[str] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    spared: Collection[str] = ()


def suspects(text: str, lists: Lists) -> list[Suspect]:
    """Return what to look at, in the order of the text; of two that overlap the longer one."""
    found = [one for one in _all(text, lists) if fold(one.words) not in lists.spared]
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[Suspect] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


def _all(text: str, lists: Lists) -> Iterator[Suspect]:
    for start, end in trace_spans(text):
        yield Suspect(Span(start, end), text[start:end], CONTACT)
    yield from _matched(_STREET.finditer(text), ADDRESS)
    yield from _matched(_FIRM.finditer(text), FIRM)
    yield from _matched(_TITLED.finditer(text), PERSON)
    yield from _places(text, lists)
    yield from _named(text, lists)


def _matched(hits: Iterable[re.Match[str]], kind: str) -> Iterator[Suspect]:
    for hit in hits:
        yield Suspect(Span(*hit.span("name")), hit["name"], kind)


def _places(text: str, lists: Lists) -> Iterator[Suspect]:
    for one in _matched(_WHITHER.finditer(text), PLACE):
        looks_so = _TOWN.fullmatch(one.words) and not _NO_TOWN.fullmatch(one.words)
        if looks_so or fold(one.words) in lists.places:
            yield one


def _named(text: str, lists: Lists) -> Iterator[Suspect]:
    """First names with the name that follows, and every word that was replaced before."""
    for hit in _WORD.finditer(text):
        word = fold(hit[0])
        if word in lists.known:
            yield Suspect(Span(*hit.span()), hit[0], lists.known[word], known=True)
        elif fold(hit[0].split("-")[0]) in lists.first_names:
            yield _with_surname(text, hit)


def _with_surname(text: str, first: re.Match[str]) -> Suspect:
    following = re.compile(rf"\s+{_NAME}\b").match(text, first.end())
    end = following.end() if following else first.end()
    return Suspect(Span(first.start(), end), text[first.start() : end], PERSON)


def replaced(text: str, words: str, replacement: str) -> str:
    """Return the text with every occurrence of the words replaced, as whole words only."""
    return re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", lambda _: replacement, text)


def occurrences(text: str, words: str) -> int:
    """Return how often the words stand in a text, as whole words."""
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text))
