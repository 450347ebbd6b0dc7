"""Child lists: each row is a line, and a dialog to write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.fields import Field, FieldKind, Need
from app.domain.values import show
from app.services.numbering import new_uid
from app.services.questions import TARGET as QUESTIONS
from ui.forms.editors.base import Editor
from ui.forms.editors.row_list import Line, RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.domain.rows import Row
    from app.domain.rules.problems import Problem
    from ui.forms.desk import Desk

_WORDS = (FieldKind.LINE, FieldKind.TEXT)


class RowsEditor(Editor[RowList]):
    """Rows in their order. What is wrong in one of them shows at its line."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """A row is written in a dialog of its own."""
        super().__init__(field, desk, RowList(field.label, "Hinzufügen …", self.add, "Bearbeiten …"))
        self._rows: tuple[Row, ...] = ()
        self._problems: Mapping[int, str] = {}
        self.control.opened.connect(self._edit)
        self.control.removed.connect(self._remove)
        self.control.moved.connect(self._move)

    def show_value(self, value: Any) -> None:
        self._rows = tuple(value)
        self._draw()

    def value(self) -> Any:
        return self._rows

    def allow(self, allowed: bool) -> None:
        self.control.allow(allowed)

    def show_problems(self, problems: Iterable[Problem], wrong: bool) -> None:
        self.control.mark_wrong(wrong)
        by_row: dict[int, str] = {}
        for problem in problems:
            if problem.row:
                by_row.setdefault(problem.row, problem.message)
        if by_row != self._problems:
            self._problems = by_row
            self._draw()

    def _draw(self) -> None:
        named = _Names(self.field, self.desk, self._rows)
        lines = (named.line(row) for row in self._rows)
        shown = [
            line._replace(problem=self._problems.get(number, "")) for number, line in enumerate(lines, 1)
        ]
        self.control.show_lines(shown)

    def add(self) -> None:
        """Ask for a new row."""
        row = _fresh(self.field)
        written = self.desk.edit_row(self.field, row, len(self._rows) + 1)
        if written and written != row:
            self._take((*self._rows, written), len(self._rows))

    def _edit(self, place: int) -> None:
        written = self.desk.edit_row(self.field, self._rows[place], place + 1)
        if written and written != self._rows[place]:
            self._take((*self._rows[:place], written, *self._rows[place + 1 :]), place)

    def _remove(self, place: int) -> None:
        self._take(self._rows[:place] + self._rows[place + 1 :], place)

    def _move(self, place: int, to: int) -> None:
        if 0 <= to < len(self._rows):
            rows = list(self._rows)
            rows.insert(to, rows.pop(place))
            self._take(tuple(rows), to)

    def _take(self, rows: tuple[Row, ...], place: int) -> None:
        self._problems = {}
        self.show_value(rows)
        self.control.choose(place)
        self.finish()


def _fresh(field: Field) -> Row:
    """Return an empty row; a number that others refer to is given once, here."""
    make: Callable[..., Row] = field.row  # type: ignore[assignment]  # a list always has a row class
    numbers = [column.id for column in field.columns if column.kind is FieldKind.UUID]
    return make(**{id_: new_uid() for id_ in numbers})


class _Names:
    """How rows read: one column as the title, the others below."""

    def __init__(self, field: Field, desk: Desk, rows: Iterable[Row]) -> None:
        self._columns = [column for column in field.columns if not column.computed]
        self._title = _title_column(self._columns)
        self._desk = desk
        self._labels = {column.id: self._labels_of(column, list(rows)) for column in self._columns}

    def _labels_of(self, column: Field, rows: Iterable[Row]) -> Mapping[str, str]:
        if column.target == (QUESTIONS,):
            return self._desk.questions()
        if column.target:
            values = (getattr(row, column.id) for row in rows)
            uids = {uid for value in values for uid in (value if column.is_many else (value,)) if uid}
            return {uid: title.title or title.code for uid, title in self._desk.titles(uids).items()}
        if column.vocabulary and column.vocabulary.open:
            return {term.key: term.label for term in self._desk.terms(column.vocabulary)}
        return {}

    def line(self, row: Row) -> Line:
        """Return title and the rest, in the order of the columns."""
        others = (self._shown(column, row) for column in self._columns if column is not self._title)
        return Line(self._shown(self._title, row) or "Noch leer", " · ".join(filter(None, others)))

    def _shown(self, column: Field, row: Row) -> str:
        value = getattr(row, column.id)
        if column.kind is FieldKind.BOOL:
            return column.label if value else ""
        return show(column, value, lambda key: self._labels[column.id].get(key, key))


def _title_column(columns: list[Field]) -> Field:
    """Return what a row is about: what it leads to, else its longest necessary text."""
    needed = [column for column in columns if column.required is Need.DRAFT]
    links = [column for column in needed if column.target]
    words = sorted((c for c in needed if c.kind in _WORDS), key=lambda c: c.max or 0, reverse=True)
    return next(iter([*links, *words, *columns]))
