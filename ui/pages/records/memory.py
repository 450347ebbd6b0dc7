"""Lists come back as somebody left them: the view, the columns and their widths, the order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.settings import Settings
    from ui.pages.records.list_pane import ListPane

_SETTING = "lists"
_WIDEST = 4000  # px


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
    if isinstance(known.get("widths"), dict):
        pane.table.show_widths({id_: width for id_, width in known["widths"].items() if _is_width(width)})
    if known.get("view") in pane.views.keys:
        pane.views.choose(known["view"])


def _is_width(width: object) -> bool:
    return isinstance(width, int) and 0 < width < _WIDEST


def _note(settings: Settings, pane: ListPane) -> None:
    """Settings write only what differs, so that it costs nothing to note the same again."""
    query = pane.model.query
    now = {
        "view": pane.views.current,
        "widths": dict(pane.table.widths),
        "columns": [field.id for field in pane.model.columns],
        "sort": query.sort,
        "descending": query.descending,
    }
    settings[_SETTING] = {**settings[_SETTING], pane.spec.kind: now}
