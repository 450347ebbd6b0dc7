"""What is done to whole records, from wherever it is asked: store, tell everybody, say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.knowledge_module import KnowledgeModule
from app.errors import LaborbuchError
from app.services import copying, lists, records
from app.services.numbering import OFFICE_UID
from ui.dialogs.message import complain
from ui.pages.records.specs import place_of

NEW = "neu"  # in place of a uid: a record that is only being begun

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.record import Record
    from app.reports.model import Document
    from ui.pages.records.list_pane import ListPane
    from ui.windows.workspace import Workspace


def open_record(workspace: Workspace, uid: str, field: str = "") -> None:
    """Go to where a record is shown, and there to a field.

    One of another lab is known by its code only and cannot be shown.
    """
    found = lists.titles(workspace.book, [uid]).get(uid)
    if found is None or records.find(workspace.book, uid) is None:
        workspace.say("Dieser Eintrag gehört einem anderen Labor und liegt hier nicht vor.")
        return
    workspace.go(place_of(found.kind), uid, field)


def begin(workspace: Workspace, kind: str) -> None:
    """Begin a record on the page of its kind."""
    workspace.go(place_of(kind), NEW)


def copy(workspace: Workspace, uid: str) -> str | None:
    """Copy a record and return the copy's uid, or say why not and return None."""
    try:
        saved = copying.copy(workspace.book, uid)
    except LaborbuchError as error:
        complain(error)
        return None
    workspace.events.changed(saved.changes)
    workspace.say(f"{named(saved.record)} angelegt.", lambda: undo(workspace))
    return saved.record.uid


def next_in_series(workspace: Workspace, uid: str) -> str | None:
    """Begin the next date of a series and return its uid, or say why not and return None."""
    try:
        saved = copying.next_in_series(workspace.book, uid)
    except LaborbuchError as error:
        complain(error)
        return None
    workspace.events.changed(saved.changes)
    workspace.say("Nächster Termin der Reihe angelegt. Es fehlt das Datum.", lambda: undo(workspace))
    return saved.record.uid


def is_common(record: Record) -> bool:
    """Whether a record belongs to the project office, which looks after it for all labs."""
    return record.lab_id == OFFICE_UID


def trash(workspace: Workspace, uid: str) -> bool:
    """Put a record into the Papierkorb without asking: taking it out again is one click."""
    found = records.find(workspace.book, uid)
    if found and is_common(found):
        workspace.say(f"{named(found)} gehört allen Laboren. Löschen kann es nur das Projektbüro.")
        return False
    try:
        saved = records.trash(workspace.book, uid)
    except LaborbuchError as error:
        complain(error)
        return False
    workspace.events.changed(saved.changes)
    workspace.say(f"{named(saved.record)} liegt im Papierkorb.", lambda: undo(workspace))
    return True


def deliver(workspace: Workspace) -> None:
    """Prepare a delivery."""
    from ui.dialogs.delivery import DeliveryDialog

    DeliveryDialog(workspace).exec()


def undo(workspace: Workspace) -> None:
    """Take back the last step."""
    step = records.undo(workspace.book)
    if step:
        workspace.events.changed(step[1])


def named(record: Record) -> str:
    """Return a record's title in quotation marks, or its code if it has none."""
    title = record.about.title_of(record)
    return f"„{title}“" if title else record.code


def print_view(workspace: Workspace, pane: ListPane, record: Record | None) -> None:
    """Show a record on paper, or the list without one; printing itself is a button of the preview."""
    from ui.printing.press import preview, put_on
    from ui.printing.sheets import list_sheet, record_sheet

    if isinstance(record, KnowledgeModule):
        print_module(workspace, record, pane.window())
        return
    title = pane.spec.about.title_of(record) or record.code if record else pane.spec.about.plural
    html = record_sheet(workspace.book, record) if record else list_sheet(pane.model, title)
    preview(lambda printer: put_on(printer, html, title), title, pane.window()).open()


def print_module(workspace: Workspace, module: KnowledgeModule, window: QWidget) -> None:
    """Show a module on paper as its readers will get it."""
    book, title = workspace.book, module.title or module.code

    def job(_progress: object, _cancelled: object) -> Document:
        from app.services import papers
        from ui.compose import pictured

        return pictured(papers.drafted(book, module))

    def show(paper: Document) -> None:
        from ui.paper.leaves import Leaves
        from ui.printing.press import preview, put_leaves

        leaves = Leaves(paper)
        preview(lambda printer: put_leaves(printer, leaves), title, window).open()

    workspace.tasks.run(job, show, writes=False)
