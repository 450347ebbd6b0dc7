"""Several records of a list, chosen together. They stay chosen when the list is read again."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ui.models.record_model import RecordModel

_Flag = QItemSelectionModel.SelectionFlag


def count(selection: QItemSelectionModel) -> int:
    """Return how many rows are chosen, without a look at each."""
    return sum(part.height() for part in selection.selection().toList())


def chosen(selection: QItemSelectionModel, model: RecordModel) -> list[str]:
    """Return the internal numbers of the rows that are chosen, in the order of the list."""
    rows = sorted((part.top(), part.bottom()) for part in selection.selection().toList())
    uids = model.uids()
    return list(dict.fromkeys(uid for top, bottom in rows for uid in uids[top : bottom + 1]))


def choose(selection: QItemSelectionModel, model: RecordModel, uids: Collection[str]) -> None:
    """Choose records wherever they stand now."""
    wanted = set(uids)
    rows = (row for row, uid in enumerate(model.uids()) if uid in wanted)
    found = QItemSelection()
    for top, bottom in _stretches(rows):
        found.select(model.index(top, 0), model.index(bottom, model.columnCount() - 1))
    selection.select(found, _Flag.ClearAndSelect)


def _stretches(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        stretch = [row for _, row in run]
        yield stretch[0], stretch[-1]
