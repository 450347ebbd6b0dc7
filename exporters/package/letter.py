"""``LIESMICH.txt``: what somebody who opens the .zip should know, in words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain import numbers
from app.domain.catalogue import KINDS
from app.domain.values import show
from app.interchange.arrival import Purpose
from exporters.package import contents, plain_json

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.domain.canonical import State
    from app.domain.fields import Field
    from app.domain.record import RecordKind
    from app.interchange.package import Manifest, Seal

_WIDTH = 76
_DAY = "%d.%m.%Y"
_OFFICE = "Projektbüro"

Pairs = list[tuple[str, str]]


class _Words(NamedTuple):
    """What a package of one purpose is called and how it is used. ``{lab}`` is the lab it is about."""

    title: str
    what: str
    sender: str
    recipient: str
    use: str
    place: str
    who: str


_COMMAND = "Wählen Sie in Ihrem Laborbuch im Menü „Daten“ „Rückmeldung oder Vorgaben übernehmen …“ und dann"

_WORDS = {
    Purpose.DELIVERY: _Words(
        title="Lieferung{number} des Stadtlabors {lab}",
        what="Diese Datei bündelt, was das Stadtlabor {lab} an das Projektbüro weitergibt: zum Lesen und zum "
        "Zusammenführen mit den Lieferungen der anderen Labore.",
        sender="Stadtlabor {lab} ({prefix})",
        recipient=_OFFICE,
        use="Ziehen Sie die ZIP-Datei im Laborbuch des Projektbüros auf die Seite „Eingang“, so wie sie ist.",
        place="im Projektbüro",
        who="das Stadtlabor",
    ),
    Purpose.GUIDELINES: _Words(
        title="Vorgaben des Projektbüros",
        what="Diese Datei bringt die gemeinsamen Themen, Thesen und Leitfäden des Verbunds auf den neuesten "
        "Stand. Ihre eigenen Einträge bleiben, wie sie sind.",
        sender=_OFFICE,
        recipient="alle Stadtlabore",
        use=f"{_COMMAND} die ZIP-Datei, so wie sie ist.",
        place="in Ihrem Laborbuch",
        who="das Projektbüro",
    ),
    Purpose.REPLY: _Words(
        title="Rückmeldung des Projektbüros{lab_to}",
        what="Diese Datei sagt, was aus Ihren Wissensbausteinen geworden ist, und enthält die Rückfragen des "
        "Projektbüros.",
        sender=_OFFICE,
        recipient="Stadtlabor {lab} ({prefix})",
        use=f"{_COMMAND} die ZIP-Datei, so wie sie ist.",
        place="in Ihrem Laborbuch",
        who="das Projektbüro",
    ),
}

_CHECK = (
    "Entpacken Sie sie vorher nicht. Das Programm prüft zuerst, ob alles unverändert angekommen ist, zeigt "
    "dann, was sich {place} ändern würde, und ändert nichts, bevor Sie zustimmen."
)
_LOOK = (
    "Zum Ansehen brauchen Sie kein Laborbuch: Öffnen Sie die ZIP-Datei mit einem Doppelklick und daraus die "
    "Dateien in Word, Excel oder LibreOffice."
)
_LOOK_LOCKED = (
    "Zum Ansehen brauchen Sie kein Laborbuch, aber ein Programm wie 7-Zip: Der Windows-Explorer kann so "
    "verschlüsselte Dateien nicht öffnen."
)
_EDITED = (
    "Wer die Arbeitsmappe ändert, gibt sie danach einzeln weiter. Im Paket passt sie nicht mehr zu ihrer "
    "Prüfsumme, und das Programm nimmt das Paket nicht an."
)
_STAYS = "Namen und Kontakte, Tonaufnahmen, Transkripte und interne Notizen sind nicht enthalten. {where}"
_LOCKED = (
    "Alles außer diesem Begleitblatt ist verschlüsselt (AES-256). Das Passwort sagt Ihnen {who} am Telefon. "
    "Es gehört nicht in die E-Mail, mit der diese Datei kommt, und in keine andere."
)
_SIGNATURE = (
    "Die Datei ist elektronisch unterschrieben. Das Laborbuch zeigt zu dem Schlüssel ein kurzes Kennzeichen. "
    "Vergleichen Sie es beim ersten Mal am Telefon: Stimmt es überein, kommt die Datei von dort."
)
_ANSWERS = "Was das Projektbüro antwortet"
_PARTS = (
    "Das Paket war zu groß für eine Datei. Dies ist Teil {no} von {of}. Teil 1 enthält die Texte, die "
    "anderen Teile enthalten die Bilder."
)


def letter(manifest: Manifest, files: Sequence[contents.File], seal: Seal) -> contents.File:
    """Return the letter that goes with these files.

    UTF-8 with a mark at its start and line ends of Windows: so every editor there shows umlauts and lines.
    """
    lines = [line for block in _blocks(manifest, files, seal) for line in (*block, "")]
    return contents.file(contents.LETTER, "\r\n".join(lines).encode("utf-8-sig"))


def _blocks(manifest: Manifest, files: Sequence[contents.File], seal: Seal) -> Iterator[list[str]]:
    words = _words(manifest)
    yield [words.title, "=" * len(words.title)]
    yield _table(_facts(manifest, words))
    yield _section("Was das ist", words.what)
    if manifest.part[1] > 1:
        yield _wrapped(_PARTS.format(no=manifest.part[0], of=manifest.part[1]))
    yield ["Was enthalten ist", "-" * len("Was enthalten ist"), *_table(_inside(files, seal))]
    yield from _counts(manifest)
    if manifest.purpose is Purpose.REPLY and not seal.password:
        yield from _answers(files)
    if manifest.purpose is Purpose.DELIVERY:
        yield _section("Was in der Stadt bleibt", _STAYS.format(where=_where(manifest)))
    if manifest.send_to:
        yield ["Wohin sie geht", "-" * len("Wohin sie geht"), *_address(manifest.send_to)]
    yield from _use(files, seal, words)


def _address(text: str) -> list[str]:
    return [line for written in text.splitlines() for line in _wrapped(written)]


def _use(files: Iterable[contents.File], seal: Seal, words: _Words) -> Iterator[list[str]]:
    if seal.password:
        yield _section("Passwort", _LOCKED.format(who=words.who))
    yield _section("So wird die Datei übernommen", f"{words.use} {_CHECK.format(place=words.place)}")
    if any(contents.is_workbook(file.name) for file in files):
        yield _wrapped(_EDITED)
        yield _section("So lässt sie sich ansehen", _LOOK_LOCKED if seal.password else _LOOK)
    if seal.signing_key:
        yield _section("Unterschrift", _SIGNATURE)


def _words(manifest: Manifest) -> _Words:
    lab = manifest.sender if manifest.purpose is Purpose.DELIVERY else manifest.recipient
    known = {
        "lab": lab.town if lab else "",
        "prefix": lab.prefix if lab else "",
        "lab_to": f" an das Stadtlabor {lab.town}" if lab else "",
        "number": "" if manifest.sequence_no is None else f" {manifest.sequence_no}",
    }
    return _Words(*(text.format(**known) for text in _WORDS[manifest.purpose]))


def _facts(manifest: Manifest, words: _Words) -> Pairs:
    number = "ohne Nummer" if manifest.sequence_no is None else str(manifest.sequence_no)
    part, of = manifest.part
    said = {
        "Von": words.sender,
        "An": words.recipient,
        "Lieferung": number if manifest.purpose is Purpose.DELIVERY else "",
        "Stand": _day(manifest.created_at),
        "Teil": f"{part} von {of}" if of > 1 else "",
        "Programm": f"Laborbuch {manifest.app_version}" if manifest.app_version else "",
    }
    return [(f"{fact}:", text) for fact, text in said.items() if text]


def _inside(files: Sequence[contents.File], seal: Seal) -> Pairs:
    """What lies in the .zip, as one sees it there."""
    names = [file.name for file in files]
    documents = sum(name.startswith(contents.DOCUMENTS) for name in names)
    pictures = sum(name.startswith(contents.PICTURES) for name in names)
    said = {
        **{name: "alle Einträge als Arbeitsmappe" for name in names if contents.is_workbook(name)},
        contents.STATES: "die Einträge, für das Programm" if contents.STATES in names else "",
        contents.DOCUMENTS.rstrip("/"): _number(documents, "Word-Dokument", "Word-Dokumente"),
        contents.PICTURES.rstrip("/"): _number(pictures, "Bild oder Anlage", "Bilder und Anlagen"),
        contents.MANIFEST: "Verzeichnis mit Prüfsummen, für das Programm",
        contents.SIGNATURE: "elektronische Unterschrift, für das Programm" if seal.signing_key else "",
    }
    return [(name, text) for name, text in said.items() if text]


def _counts(manifest: Manifest) -> Iterator[list[str]]:
    counts = {kind: count for kind, count in manifest.counts.items() if count}
    if counts:
        yield ["Darin sind:", "", *_counted(counts)]
    news = [
        _number(len(manifest.tombstones), "gelöschten Eintrag", "gelöschte Einträge"),
        _number(len(manifest.revocations), "widerrufene Einwilligung", "widerrufene Einwilligungen"),
    ]
    if any(news):
        yield _wrapped(f"Außerdem meldet die Datei {' und '.join(filter(None, news))}.")


def _counted(counts: Mapping[str, int]) -> list[str]:
    width = max(len(numbers.write(count)) for count in counts.values())
    return [
        f"  {numbers.write(count):>{width}} {about.label if count == 1 else about.plural}"
        for kind, about in KINDS.items()
        if (count := counts.get(kind, 0))
    ]


def _answers(files: Iterable[contents.File]) -> Iterator[list[str]]:
    """Say what a reply says. A locked one says it to nobody who has no password."""
    data = next((file.data for file in files if file.name == contents.STATES), b"{}")
    states: dict[str, list[State]] = plain_json.load(data)
    said = [(kind, state) for kind, found in states.items() for state in found if state.get("changes")]
    if said:
        yield [_ANSWERS, "-" * len(_ANSWERS)]
    for kind, state in said:
        yield [line for text in _answer(KINDS[kind], state) for line in _wrapped(text)]


def _answer(about: RecordKind, state: State) -> Iterator[str]:
    yield f"{about.label} {state['code']} „{state['title']}“"
    for id_, change in state["changes"].items():
        field = about.by_id[id_]
        yield f"– {field.label}: {_value(field, change['is'])}"
        if change.get("why"):
            yield f"  Begründung: {change['why']}"


def _value(field: Field, value: Any) -> str:
    """Return a value that can be said in a line or two; a list is to be looked at in the program."""
    if value in (None, "", []):
        return "leer"
    if isinstance(value, list):
        return "geändert, im Programm zu sehen"
    return show(field, value) if isinstance(value, str) and not field.decimals else str(value)


def _where(manifest: Manifest) -> str:
    return f"Sie sind in {manifest.sender.town} geblieben."


def _number(count: int, one: str, many: str) -> str:
    return f"{numbers.write(count)} {one if count == 1 else many}" if count else ""


def _day(moment: dt.datetime) -> str:
    return moment.strftime(_DAY)


def _section(title: str, text: str) -> list[str]:
    return [title, "-" * len(title), *_wrapped(text)]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _table(pairs: Pairs) -> list[str]:
    width = max(len(name) for name, _ in pairs) + 2
    return [f"{name:<{width}}{text}" for name, text in pairs]
