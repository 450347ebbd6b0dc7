"""The places of the navigation: a lab's in the order of the thread, the office's in that of its work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Place(NamedTuple):
    """One entry. A place for a kind of record has the kind's name as its key, and its count beside it.

    The labels repeat what the records declare: loading those would hold up the first window. A test compares.
    """

    key: str
    label: str
    icon: str
    group: str = ""


WRITE, EVALUATE, HAND_ON, BELOW = "Dokumentieren", "Auswerten", "Weitergeben", "below"

LAB_PLACES = (
    Place("overview", "Übersicht", "layout-dashboard"),
    Place("activity", "Aktivitäten", "calendar-days", WRITE),
    Place("interview", "Interviews", "mic", WRITE),
    Place("quote", "Zitate", "quote", WRITE),
    Place("finding", "Erkenntnisse", "lightbulb", EVALUATE),
    Place("thesis", "Thesen", "scale", EVALUATE),
    Place("knowledge_module", "Wissensbausteine", "file-text", HAND_ON),
    Place("delivery", "Lieferungen", "send", HAND_ON),
    Place("trash", "Papierkorb", "trash-2", BELOW),
    Place("settings", "Einstellungen", "settings", BELOW),
)

INBOX = "inbox"
CHOOSE_FILES = "choose"  # in place of a record: the inbox asks for files

MERGE, PUBLISH = "Zusammenführen", "Veröffentlichen"

OFFICE_PLACES = (
    Place("overview", "Übersicht", "layout-dashboard"),
    Place(INBOX, "Eingang", "inbox", MERGE),
    Place("deliveries_due", "Lieferstand", "table-2", MERGE),
    Place("merging", "Zusammenführung", "git-merge", MERGE),
    Place("comparison", "Städtevergleich", "scale", EVALUATE),
    Place("stock", "Bestand", "list", EVALUATE),
    Place("review", "Prüfung", "circle-check", PUBLISH),
    Place("joint_package", "Gesamtpaket", "package", PUBLISH),
    Place("guidelines", "Vorgaben", "book-marked", PUBLISH),
    Place("trash", "Papierkorb", "trash-2", BELOW),
    Place("settings", "Einstellungen", "settings", BELOW),
)

# In the office the records of all labs stand in one place, whatever their kind.
_STAND_INS = dict.fromkeys(
    ("activity", "interview", "quote", "finding", "thesis", "knowledge_module"), "stock"
)


def stand_in(places: Sequence[Place], key: str) -> str:
    """Return the place that shows what ``key`` asks for: itself, or the one that stands in for it."""
    keys = {place.key for place in places}
    other = _STAND_INS.get(key, key)
    return other if key not in keys and other in keys else key
