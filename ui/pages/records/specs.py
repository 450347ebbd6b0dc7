"""The pages for records, each with its lists. Labels come from the declarations, not from here."""

from __future__ import annotations

from ui.pages.records.spec import Gender, ListSpec, PageSpec

# fmt: off
_ACTIVITY = ListSpec(
    kind="activity", icon="calendar-days", gender="f", lead="start", sort="start", descending=True,
    meta=("status", "documentation_basis", "venue"), quick=("title", "activity_type", "start", "media"),
    in_time=True,
    silent=frozenset({"own_record", "reported", "done", "evaluated"}),
    steps=(
        ("Kurz festhalten", "Titel, Art und Datum genügen. Den Rest ergänzen Sie, wenn Zeit ist."),
        ("Fotos und Unterlagen dazulegen", "Im Abschnitt „Bilder und Dokumente“ des Formulars."),
        ("Daraus eine Erkenntnis machen", "Was hat die Stadt dabei gelernt? Die Aktivität ist der Beleg."),
    ),
)
_INTERVIEW = ListSpec(
    kind="interview", icon="mic", gender="n", lead="date", sort="date", descending=True,
    meta=("status", "role_category"), silent=frozenset({"evaluated"}),
    steps=(
        ("Einwilligung anlegen", "Vor dem Gespräch. Ohne sie speichert das Programm nur Termin und Rolle."),
        ("Gespräch festhalten", "Antworten zum Leitfaden oder die Abschrift, ohne Namen Dritter."),
        ("Zitate auswählen", "Nur freigegebene Zitate verlassen die Stadt, sonst nichts vom Gespräch."),
    ),
)
_CONSENT = ListSpec(
    kind="consent", icon="shield-check", gender="f", lead="given_on", sort="given_on", descending=True,
    steps=(
        ("Text vorlegen", "Die Person liest, wofür das Gespräch verwendet wird."),
        ("Zwecke ankreuzen", "Nur was ausdrücklich erlaubt wurde. Alles andere gilt als nicht erlaubt."),
        ("Mit dem Gespräch verbinden", "Das Pseudonym verbindet beides; der Name bleibt außerhalb."),
    ),
)
_GUIDE = ListSpec(
    kind="guide", icon="list", gender="m", meta=("version", "issued_by", "status"),
    named=frozenset({"version"}),
    steps=(
        ("Abschnitte bilden", "Wenige genügen: Einstieg, Arbeit, Stadt, Ausblick."),
        ("Fragen schreiben", "So, wie Sie sie aussprechen. Etwa fünfzehn reichen für eine Stunde."),
        ("Freigeben", "Danach ist die Fassung eingefroren, damit Antworten zu den Fragen passen."),
    ),
)
_QUOTE = ListSpec(
    kind="quote", icon="quote", gender="n", meta=("status", "speaker_label"), silent=frozenset({"released"}),
    steps=(
        ("Einen starken Satz wählen", "Aus einem Gespräch, zu dem es eine Einwilligung gibt."),
        ("Hinweise auf die Person ersetzen", "Name, Firma, genauer Ort: was verrät, wer gesprochen hat."),
        ("Freigeben", "Erst dann darf das Zitat in Bausteinen und Lieferungen stehen."),
    ),
)
_FINDING = ListSpec(
    kind="finding", icon="lightbulb", gender="f", meta=("confidence", "status"),
    named=frozenset({"confidence"}),
    steps=(
        ("Einen Satz schreiben", "Klar genug, dass man zustimmen oder widersprechen kann."),
        ("Belege verknüpfen", "Aktivitäten, Gespräche, Zitate. Fragen Sie auch, was dagegen spricht."),
        ("Auf Thesen beziehen", "Stützt, widerspricht, differenziert oder offen."),
    ),
)
_SOURCE = ListSpec(
    kind="source", icon="link", gender="f", lead="date", sort="date", descending=True,
    meta=("status", "access", "publisher"), silent=frozenset({"full", "checked", "noted"}),
    steps=(
        ("Fundstelle notieren", "Überschrift, wo erschienen, Adresse und Datum."),
        ("Sagen, wie viel Sie gelesen haben", "Ganz, nur den Anfang oder nur den Vorspann."),
        ("Überall verwenden", "Aktivitäten, Erkenntnisse und Bausteine verweisen auf dieselbe Quelle."),
    ),
)
_ATTACHMENT = ListSpec(
    kind="attachment", icon="paperclip", gender="f", meta=("status", "kind", "licence"),
    silent=frozenset({"ready"}),
    steps=(
        ("Datei hinzufügen", "Ort, Kamera und andere verborgene Angaben werden dabei entfernt."),
        ("Beschreiben", "Auch für Menschen, die das Bild nicht sehen."),
        ("Rechte klären", "Wer hat es gemacht, und wer ist darauf zu erkennen?"),
    ),
)
_THESIS = ListSpec(
    kind="thesis", icon="scale", gender="f", lead="thesis_code", sort="code", meta=("assessment", "status"),
    named=frozenset({"assessment"}), silent=frozenset({"active"}),
    steps=(
        ("Behaupten", "Ein Satz, der sich mit Belegen stützen oder widerlegen lässt."),
        ("Belege sammeln", "Erkenntnisse sagen, ob sie stützen oder widersprechen."),
        ("Vergleichen", "Im Projektbüro entsteht daraus das Bild aller Städte."),
    ),
)
_THEME = ListSpec(
    kind="theme", icon="tag", gender="n", lead="theme_code", sort="label", meta=("status", "parent"),
    silent=frozenset({"active"}),
    steps=(
        ("Kurz benennen", "Ein bis vier Wörter, die man in Ihrer Stadt auch so sagen würde."),
        ("Erklären", "Was fällt darunter, und was nicht?"),
        ("Zuordnen", "Zu einem Thema der ersten Ebene, wenn es eines gibt."),
    ),
)
_MODULE = ListSpec(
    kind="knowledge_module", icon="file-text", gender="m", meta=("status", "module_type"),
    steps=(
        ("Sagen, worum es geht", "Titel, Kurzfassung und die Frage, auf die der Baustein antwortet."),
        ("Erkenntnisse verknüpfen", "Mindestens eine, damit andere nachprüfen können, was Sie schreiben."),
        ("Prüfen lassen und freigeben", "Eine zweite Person liest. Danach geht er in die Lieferung."),
    ),
)
_DELIVERY = ListSpec(
    kind="delivery", icon="send", gender="f", lead="created_on", sort="created_on", descending=True,
    meta=("status", "kind", "recipient"), begin="Lieferung vorbereiten …",
    steps=(
        ("Prüfen lassen", "Das Programm sagt, was mitgeht, was noch fehlt und was in der Stadt bleibt."),
        ("Ausgeben", "Arbeitsmappe und Wissensbausteine liegen danach in einem Ordner."),
        ("Übergeben und vermerken", "So wissen Sie später, was wann an wen ging."),
    ),
)
# fmt: on

PAGES: dict[str, PageSpec] = {
    "activity": PageSpec(lists=(_ACTIVITY,)),
    "interview": PageSpec(lists=(_INTERVIEW, _CONSENT, _GUIDE)),
    "quote": PageSpec(lists=(_QUOTE,)),
    "finding": PageSpec(lists=(_FINDING, _SOURCE, _ATTACHMENT)),
    "thesis": PageSpec(lists=(_THESIS, _THEME)),
    "knowledge_module": PageSpec(lists=(_MODULE,)),
    "delivery": PageSpec(lists=(_DELIVERY,), has_thread=False),
}

ICONS: dict[str, str] = {spec.kind: spec.icon for page in PAGES.values() for spec in page.lists}


def spec_of(kind: str) -> ListSpec:
    """Return the list of a kind."""
    return next(page.of_kind(kind) for page in PAGES.values() if kind in page.kinds)


def place_of(kind: str) -> str:
    """Return the place where records of a kind are shown."""
    found = (place for place, page in PAGES.items() if kind in page.kinds)
    return next(found, "settings" if kind == "lab" else "overview")


def gender_of(kind: str) -> Gender:
    """Return the grammatical gender of a kind's label."""
    found = (spec.gender for page in PAGES.values() for spec in page.lists if spec.kind == kind)
    return next(found, "f")
