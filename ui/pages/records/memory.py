"""Lists come back as somebody left them: the view, the columns, the order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ui.pages.records.list_pane import LIST, TABLE

if TYPE_CHECKING:
    from app.settings import Settings
    from ui.pages.records.list_pane import ListPane

_SETTING = "lists"


def remember(settings: Settings, pane: ListPane) -> None:
    """Show a list as it was left, and note from now on what becomes of it."""
    known = settings[_SETTING].get(pane.spec.kind)
    if isinstance(known, dict):
        _restore(pane, known)
    pane.rearranged.connect(partial(_note, settings, pane))


def _restore(pane: ListPane, known: dict[str, Any]) -> None:
    """A file may name fields that there are no more, or hold anything at all."""
    fields = pane.spec.about.by_id
    columns, sort = known.get("columns"), known.get("sort")
    if isinstance(columns, list) and columns and all(id_ in fields for id_ in map(str, columns)):
        pane.model.show_columns([str(id_) for id_ in columns])
    if sort in [field.id for field in pane.model.columns]:
        pane.model.ask(sort=sort, descending=known.get("descending") is True)
    if known.get("view") in (LIST, TABLE):
        pane.views.choose(known["view"])


def _note(settings: Settings, pane: ListPane) -> None:
    """Settings write only what differs, so that it costs nothing to note the same again."""
    query = pane.model.query
    now = {
        "view": pane.views.current,
        "columns": [field.id for field in pane.model.columns],
        "sort": query.sort,
        "descending": query.descending,
    }
    settings[_SETTING] = {**settings[_SETTING], pane.spec.kind: now}
