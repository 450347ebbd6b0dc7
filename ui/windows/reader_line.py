"""The line that says that a lab file is only read, and how to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.buttons import Button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

_SENTENCE = "Nur zum Lesen geöffnet: {who} schreibt gerade darin."
_NOBODY = "Nur zum Lesen geöffnet. Was andere inzwischen schreiben, sehen Sie nach dem nächsten Öffnen."


class ReaderLine(Notice):
    """Stands below the bar on top, over every page."""

    def __init__(self, who: str, write: Callable[[], object]) -> None:
        """``write`` opens the file once more, to write if nobody else does."""
        super().__init__(_SENTENCE.format(who=who) if who else _NOBODY, icon="lock")
        self.row.addWidget(Button("Zum Schreiben öffnen …", write))
