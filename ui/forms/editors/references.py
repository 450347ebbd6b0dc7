"""Fields that lead to other records."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain.catalogue import KINDS
from ui.dialogs.picker import Picker
from ui.dialogs.picker_model import Records
from ui.forms.editors.base import Editor
from ui.forms.editors.row_list import Line, RowList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.fields import Field
    from app.domain.rules.problems import Problem
    from ui.forms.desk import Desk

# What people miss while they look for it: short records that stand for something outside of the program.
_BEGUN_IN_PASSING = ("source", "attachment")


class ReferencesEditor(Editor[RowList]):
    """One record or several, picked from a list that can be searched."""

    open_text = "Öffnen"
    pick_text = "Auswählen …"

    def __init__(self, field: Field, desk: Desk) -> None:
        """The titles are asked for with every value."""
        super().__init__(field, desk, RowList(field.label, self.pick_text, self.pick, self.open_text))
        self._uids: tuple[str, ...] = ()
        self.control.opened.connect(self._open)
        self.control.removed.connect(self._remove)
        self.control.moved.connect(self._move)

    @property
    def input(self) -> RowList:
        return self.control

    def show_value(self, value: Any) -> None:
        self._uids = tuple(value) if self.field.is_many else tuple(filter(None, (value,)))
        titles = self.desk.titles(self._uids)
        self.control.show_lines([_line(uid, titles.get(uid)) for uid in self._uids])
        replaces = bool(self._uids) and not self.field.is_many
        self.control.call_add("Andere wählen …" if replaces else self.pick_text)

    def value(self) -> Any:
        if self.field.is_many:
            return self._uids
        return self._uids[0] if self._uids else None

    def allow(self, allowed: bool) -> None:
        self.control.allow(allowed)

    def show_problems(self, problems: Iterable[Problem], wrong: bool) -> None:
        self.control.mark_wrong(wrong)

    def pick(self) -> None:
        """Ask for records."""
        picker = self._picker()
        if picker.exec():
            self._take(picker.chosen)
        picker.deleteLater()

    def _picker(self) -> Picker:
        field = self.field
        source = Records(self.desk.book, field.target, field.target_filter)
        picker = Picker(
            f"{field.label} auswählen",
            source,
            self._uids,
            several=field.is_many,
            parent=self.control.window(),
        )
        for kind in filter(_BEGUN_IN_PASSING.__contains__, field.target):
            picker.offer_new(f"{KINDS[kind].label} anlegen …", partial(self.desk.begin_record, kind))
        return picker

    def _take(self, uids: tuple[str, ...]) -> None:
        self.show_value(uids if self.field.is_many else next(iter(uids), None))
        self.finish()

    def _open(self, row: int) -> None:
        self.desk.open_record(self._uids[row])

    def _remove(self, row: int) -> None:
        self._take(self._uids[:row] + self._uids[row + 1 :])
        self.control.choose(row)

    def _move(self, row: int, to: int) -> None:
        if 0 <= to < len(self._uids):
            uids = list(self._uids)
            uids.insert(to, uids.pop(row))
            self._take(tuple(uids))
            self.control.choose(to)


def _line(uid: str, title: Any) -> Line:
    if title is None:
        return Line(uid, problem="Diesen Eintrag gibt es nicht mehr.")
    return Line(title.title or title.code, f"{title.code} · {KINDS[title.kind].label}")
