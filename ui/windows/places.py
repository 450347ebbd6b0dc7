"""The places of the navigation, in the order of the thread: evidence, finding, thesis, module."""

from __future__ import annotations

from typing import NamedTuple


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
