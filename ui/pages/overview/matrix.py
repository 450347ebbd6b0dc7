"""Theses against findings, in marks. No sum and no mean: what differs stays visible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.domain.vocabularies.findings import THESIS_RELATIONS
from ui.theme.look import pixels
from ui.widgets.marks import MARKS, MarkTable, relation_marks

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.services.overview import Matrix

    Index = QModelIndex | QPersistentModelIndex

Item = Qt.ItemDataRole
_LOWEST, _HIGHEST = 22, 27
_COLUMN = 36


class MatrixModel(QAbstractTableModel):
    """Rows are theses, columns findings; a cell holds the key of their relation, if there is one."""

    def __init__(self, matrix: Matrix) -> None:
        """Take the matrix as it was read."""
        super().__init__()
        self.matrix = matrix

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self.matrix.theses)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self.matrix.findings)

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        thesis, finding = self.matrix.theses[index.row()], self.matrix.findings[index.column()]
        relation = self.matrix.relations.get((thesis.uid, finding.uid), "")
        word = THESIS_RELATIONS.label_of(relation) if relation else "keine Aussage"
        match role:
            case Item.AccessibleTextRole:
                return f"{thesis.thesis_code}, {finding.code}: {word}"
            case Item.ToolTipRole:
                return f"{word}: {finding.statement}" if relation else None
        return relation_marks({relation: 1}) if role == MARKS else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            thesis = self.matrix.theses[section]
            if role == Item.DisplayRole:
                return f"{thesis.thesis_code}  {thesis.statement}"
            return thesis.statement if role == Item.ToolTipRole else None
        finding = self.matrix.findings[section]
        if role == Item.DisplayRole:
            _, letters, number = finding.code.split("-")
            return f"{letters}\u202f{int(number)}"
        return finding.statement if role == Item.ToolTipRole else None


class MatrixView(MarkTable):
    """``opened`` tells the uid of a finding or a thesis. Arrows move, Enter opens."""

    opened = Signal(str)

    def __init__(self) -> None:
        """Begin without a matrix."""
        super().__init__("Thesen und Erkenntnisse")
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().sectionClicked.connect(self._open_thesis)
        self.clicked.connect(self._open_finding)
        self.entered.connect(self._open_finding)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.setModel(MatrixModel(matrix))
        self._fit()

    def _matrix(self) -> Matrix | None:
        model = self.model()
        return model.matrix if isinstance(model, MatrixModel) else None

    def _open_thesis(self, row: int) -> None:
        if matrix := self._matrix():
            self.opened.emit(matrix.theses[row].uid)

    def _open_finding(self, index: QModelIndex) -> None:
        if (matrix := self._matrix()) and index.data(MARKS):
            self.opened.emit(matrix.findings[index.column()].uid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make rows as high as there is room, and give the theses what the findings leave."""
        matrix = self._matrix()
        if matrix is None or not matrix.theses:
            return
        room = (self.height() - pixels(_HIGHEST)) // len(matrix.theses)
        height = max(pixels(_LOWEST), min(pixels(_HIGHEST), room))
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setDefaultSectionSize(pixels(_COLUMN))
        self.horizontalHeader().setFixedHeight(pixels(_HIGHEST))
        wanted = self.width() - pixels(_COLUMN) * len(matrix.findings)
        self.verticalHeader().setFixedWidth(max(wanted, self.width() // 2))
