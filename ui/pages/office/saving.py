"""Saving what a page shows as a workbook, wherever people want it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.compose import write_tables
from ui.dialogs.folder_field import open_folder
from ui.pages.office.inbox_asks import where_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.interchange.tables import PlainWorkbook
    from ui.tasks import Cancelled, Progress
    from ui.windows.workspace import Workspace


def save_tables(workspace: Workspace, parent: QWidget, name: str, make: Callable[[], PlainWorkbook]) -> None:
    """Ask where to, then read and write beside the window. ``name`` is what the workbook is called."""
    if refusal := workspace.book.house.refusal("excel"):
        workspace.say(refusal)
        return
    target = where_to(parent, f"{name}.xlsx", f"{name} speichern")
    if target is None:
        return

    def job(_progress: Progress, _cancelled: Cancelled) -> Path:
        write_tables(make(), target)
        return target

    def say(written: Path) -> None:
        said = f"{name} gespeichert: {written.name}"
        workspace.say(said, partial(open_folder, written.parent), "Ordner öffnen")

    workspace.tasks.run(job, say, text=f"{name} wird geschrieben …")
