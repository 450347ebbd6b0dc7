"""A document to read on the screen, as it will stand on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QTextBrowser

from ui.paper.html import html
from ui.theme.look import pixels
from ui.theme.tokens import space

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QResizeEvent

    from app.reports.model import Document


_WIDEST = 660  # about as many letters in a line as one reads with ease


class PaperView(QTextBrowser):
    """Links lead within the document; those that leave it lead nowhere."""

    def __init__(self) -> None:
        """Begin without a document."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setAccessibleName("Baustein zum Lesen")
        self.document().setDocumentMargin(space("l"))
        self._paper: Document | None = None
        self.anchorClicked.connect(self._follow)

    def show_paper(self, paper: Document | None) -> None:
        """Show another document from its beginning."""
        self._paper = paper
        self.setHtml(html(paper) if paper else "")

    def _follow(self, link: QUrl) -> None:
        if link.hasFragment():
            self.scrollToAnchor(link.fragment())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), pixels(_WIDEST)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._paper:
            self.setHtml(html(self._paper))
