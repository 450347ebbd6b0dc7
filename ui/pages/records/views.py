"""A list of records as rows, and as a table. Both show the same model and the same selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from app.domain.fields import FieldKind
from app.services import lists
from ui.models.record_model import Role
from ui.pages.records.face import state_of
from ui.pages.records.rows import ICONS_BY_TONE, RowDelegate
from ui.theme.icons import pixmap
from ui.theme.look import color, pixels
from ui.theme.tokens import size, space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from app.domain.fields import Field
    from app.services.book import LabBook
    from ui.models.record_model import RecordModel
    from ui.pages.records.spec import ListSpec

    Index = QModelIndex | QPersistentModelIndex

ScrollHint = QAbstractItemView.ScrollHint

_WIDTHS = {FieldKind.LINE: 150, FieldKind.TEXT: 260, FieldKind.CHOICE: 170, FieldKind.URL: 200}
_NARROW = 112
_TITLE = 360


class _RowView(QTableView):
    """One record after the other; Enter goes into the record."""

    entered_record = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.doubleClicked.connect(self.entered_record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_record.emit()
        else:
            super().keyPressEvent(event)


class RecordList(_RowView):
    """Rows of one or two lines of title. Heights are measured for what is in view, and for nothing else."""

    def __init__(
        self, book: LabBook, model: RecordModel, spec: ListSpec, parent: QWidget | None = None
    ) -> None:
        """Show ``model`` as the rows that ``spec`` describes."""
        super().__init__(spec.about.plural, parent)
        self._book = book
        self._records = model
        self._spec = spec
        self._rows = RowDelegate(model, spec, self)
        self._fitted: set[int] = set()
        self.setItemDelegate(self._rows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(pixels(size("listRow1")))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._count_years)
        self.setModel(model)
        model.dataChanged.connect(self._measure_again)
        self.verticalScrollBar().valueChanged.connect(self.fit)

    def reset(self) -> None:
        super().reset()
        for column in range(1, self._records.columnCount()):
            self.hideColumn(column)
        self._rows.years = {}
        self._measure_again()

    def _measure_again(self) -> None:
        self._fitted.clear()
        self.fit()
        if self._spec.has_years:
            self._later.start()

    def _count_years(self) -> None:
        """Counting needs the whole list, so the rows are drawn first."""
        if self._records.query.sort == self._spec.lead:
            self._rows.years = lists.years(self._book, self._records.query)
            self.viewport().update()

    def fit(self) -> None:
        """Give the rows in view the height they need."""
        if self.model() is None:
            return
        row = max(self.rowAt(0), 0)
        bottom = self.viewport().height()
        while row < self._records.rowCount() and self.rowViewportPosition(row) < bottom:
            if row not in self._fitted:
                self._fitted.add(row)
                self.setRowHeight(row, self._rows.height(row, self.viewport().width()))
            row += 1

    def scrollTo(self, index: Index, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """Scroll twice: rows that come into view grow, and would push the wanted one out again."""
        super().scrollTo(index, hint)
        self.fit()
        super().scrollTo(index, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())
        self._fitted.clear()
        self.fit()


class RecordTable(_RowView):
    """Rows of one line, and headers that sort. ``widths`` are those that people chose, in pixels by field."""

    widened = Signal()

    def __init__(self, model: RecordModel, spec: ListSpec, parent: QWidget | None = None) -> None:
        """Show ``model``, with the title as wide as there is room."""
        super().__init__(f"{spec.about.plural} als Tabelle", parent)
        self._records = model
        self._title = spec.about.title_field
        self.widths: dict[str, int] = {}
        self._setting_out = False
        self._plain, self._marked = QStyledItemDelegate(self), _Marked(self)
        self.verticalHeader().setDefaultSectionSize(pixels(size("tableRow")))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(pixels(64))
        self.setModel(model)
        header.sortIndicatorChanged.connect(model.sort)
        header.sectionResized.connect(self._keep_width)

    def reset(self) -> None:
        super().reset()
        with QSignalBlocker(self.horizontalHeader()):
            self.horizontalHeader().setSortIndicator(*self._records.sorted_by)
        for column, field in enumerate(self._records.columns):
            is_title = field.id == self._title
            self.setItemDelegateForColumn(column, self._marked if is_title else self._plain)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def show_widths(self, widths: Mapping[str, int]) -> None:
        """Show columns as wide as people left them."""
        self.widths = dict(widths)
        self._share()

    def _keep_width(self, column: int, _before: int, width: int) -> None:
        """Remember what people drag; what is set out here follows the window."""
        if not self._setting_out and column < len(self._records.columns):
            self.widths[self._records.columns[column].id] = width
            self.widened.emit()

    def _share(self) -> None:
        """Give the title what the other columns leave, unless somebody chose its width."""
        if self.model() is None:
            return
        self._setting_out = True
        ids = [field.id for field in self._records.columns]
        widths = [self.widths.get(field.id, pixels(_width(field))) for field in self._records.columns]
        if self._title in ids and self._title not in self.widths:
            title = ids.index(self._title)
            rest = self.viewport().width() - sum(widths) + widths[title]
            widths[title] = max(pixels(_TITLE), rest)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._setting_out = False


class _Marked(QStyledItemDelegate):
    """Shows at the end of a title that something is missing or wrong."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        _, tone = state_of(index.data(Role.GAPS) or 0, index.data(Role.ERRORS) or 0)
        if not tone:
            super().paint(painter, option, index)
            return
        room = size("iconSmall") + space("l")
        super().paint(painter, option, index)
        rect = option.rect
        ground = color("sel" if option.state & QStyle.StateFlag.State_Selected else "surface")
        painter.fillRect(rect.right() - room, rect.top() + 2, room, rect.height() - 4, ground)
        drawing = pixmap(ICONS_BY_TONE[tone], tone, size("iconSmall"))
        top = rect.center().y() - size("iconSmall") // 2
        painter.drawPixmap(rect.right() - room + space("s"), top, drawing)


def _width(field: Field) -> int:
    return _WIDTHS.get(field.kind, _NARROW) if field.id != "code" else _NARROW
