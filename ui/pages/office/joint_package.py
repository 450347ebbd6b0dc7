"""Issuing what came of all deliveries: what it holds, what it is limited to, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.vocabularies.statuses import STATUS_MODULE
from app.reports.network import Choice
from app.services.office import publishing
from ui import paths
from ui.compose import FileWriters
from ui.dialogs.folder_field import FolderField, open_folder
from ui.pages.office.grouped_list import GroupedList, Row
from ui.pages.records import commands
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_page import EmptyPage
from ui.widgets.icon_label import IconLabel
from ui.widgets.panel import Panel
from ui.widgets.text import Label, WrappedLabel
from ui.windows.workspace import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.errors import LaborbuchError
    from app.services.book import LabBook
    from app.services.changes import Changes
    from app.services.office.publishing import Covered, Published
    from ui.tasks import Cancelled, Progress
    from ui.windows.workspace import Workspace

_TIGHT = (760, 420)  # below this width or height every pixel counts
_FOLDER = "Gesamtpaket"
_ISSUE = "Gesamtpaket ausgeben"
_ALL_THEMES, _ALL_STATES = "Alle Themen", "Alle Länder"
_WAITING = "Auch noch nicht geprüfte Bausteine"
_WAITING_TIP = "Vom Labor freigegeben, vom Projektbüro noch nicht übernommen; sie werden so gekennzeichnet"
_EMPTY = (
    "Hier entsteht, was alle lesen können: ein Kompendium in Word, eine gemeinsame Arbeitsmappe in Excel und "
    "jeder Wissensbaustein als eigene Datei."
)
_STEPS = (
    ("Lieferungen übernehmen", "Im Eingang. Mit ihnen kommen die freigegebenen Wissensbausteine der Labore."),
    ("Bausteine prüfen", "Auf der Seite Prüfung. Was Sie übernehmen, kommt in das Gesamtpaket."),
)
_NOTHING_ACCEPTED = (
    "Hierzu ist noch kein Baustein übernommen. Übernehmen Sie welche auf der Seite Prüfung, oder nehmen Sie "
    "auch noch nicht geprüfte auf."
)
_NO_PLACE = "„{place}“ lässt sich nicht anlegen. Wählen Sie einen anderen Ort."
_NOTHING = "Hierzu hat kein Labor einen öffentlichen Wissensbaustein geliefert."


@dataclass(frozen=True)
class Read:
    """What was read: what one can limit it to, what the choice holds, and whether there is any at all."""

    choice: Choice
    themes: Mapping[str, str]
    states: Mapping[str, str]
    modules: tuple[Covered, ...]
    has_any: bool


def read(book: LabBook, choice: Choice) -> Read:
    """Read what an edition of this choice holds."""
    modules = publishing.covered(book, choice)
    themes, states = publishing.themes_and_states(book)
    has_any = bool(modules or publishing.covered(book, Choice(include_released=True)))
    return Read(choice, themes, states, modules, has_any)


class JointPackagePage(Page):
    """A list of what goes into the package, and below it where to put it."""

    def __init__(self, workspace: Workspace) -> None:
        """The modules are read when the page comes into view."""
        super().__init__(workspace)
        self._fresh, self._problem = False, ""
        self.themes = ChoiceBox("Thema", {"": _ALL_THEMES})
        self.states = ChoiceBox("Land", {"": _ALL_STATES})
        self.waiting = QCheckBox(_WAITING)
        self.waiting.setToolTip(_WAITING_TIP)
        self.list = GroupedList("Wissensbausteine im Gesamtpaket")
        self.place = FolderField(paths.documents_folder() / _FOLDER)
        self.issue = Button(_ISSUE, self.give_out, variant="primary", icon="package")
        self._sense = WrappedLabel("", "meta")
        self._nothing = WrappedLabel("", "body", "text2")
        self._sign, self._said = IconLabel("circle-alert", "err"), WrappedLabel("", "hint")
        self._arrange()
        self._listen()
        self._show_modules(())

    @property
    def choice(self) -> Choice:
        """What the package is limited to."""
        return Choice(self.themes.current, self.states.current, self.waiting.isChecked())

    @property
    def said(self) -> str:
        """The line beside the button: what keeps it from being issued, or what to know about it."""
        return self._said.accessibleName()

    # How it is built

    def _arrange(self) -> None:
        main = QWidget()
        mark(main, ground="canvas")
        self._column = QVBoxLayout(main)
        self._column.addLayout(self._head())
        self._column.addLayout(self._limits())
        self._column.addWidget(self._covered(), 1)
        self._column.addLayout(self._foot())
        go = Button("Zum Eingang", partial(self.workspace.go, "inbox"), variant="primary", icon="inbox")
        self._whole = QStackedWidget()
        self._whole.addWidget(main)
        self._whole.addWidget(EmptyPage("Noch nichts zu veröffentlichen", _EMPTY, _STEPS, [go]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)

    def _covered(self) -> Panel:
        panel = Panel()
        panel.body.setContentsMargins(1, 1, 1, 1)
        self._nothing.setContentsMargins(*[space("l")] * 4)
        panel.body.addWidget(self.list, 1)
        panel.body.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        return panel

    def _head(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Gesamtpaket", "pageTitle"))
        words.addWidget(self._sense)
        return words

    def _limits(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space("m"))
        row.addWidget(self.themes, 1)
        row.addWidget(self.states, 1)
        row.addWidget(self.waiting)
        row.addStretch(1)
        return row

    def _foot(self) -> QVBoxLayout:
        end = QHBoxLayout()
        end.setSpacing(space("s"))
        end.addWidget(self._sign)
        end.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        end.addWidget(self.issue)
        column = QVBoxLayout()
        column.setSpacing(space("m"))
        column.addWidget(self.place)
        column.addLayout(end)
        return column

    def _listen(self) -> None:
        self.themes.chosen.connect(self._look_again)
        self.states.chosen.connect(self._look_again)
        self.waiting.toggled.connect(self._look_again)
        self.place.changed.connect(self._judge)
        self.list.entered.connect(self._open)
        self.list.doubleClicked.connect(self._open)

    # What the frame asks

    def areas(self) -> Sequence[QWidget]:
        return (self.list, self.themes, self.place.edit)

    def enter(self) -> None:
        if not self._fresh:
            self._fresh = True
            job = partial(read, self.workspace.book, self.choice)
            self.workspace.tasks.run(lambda _progress, _cancelled: job(), self._show, writes=False)

    def refresh(self, changes: Changes) -> None:
        self._look_again()

    # How it follows

    def _look_again(self) -> None:
        self._fresh = False
        if self.isVisible():
            self.enter()

    def _show(self, seen: Read) -> None:
        self.themes.offer({"": _ALL_THEMES, **seen.themes})
        self.states.offer({"": _ALL_STATES, **seen.states})
        if seen.choice == self.choice:
            self._whole.setCurrentIndex(0 if seen.has_any else 1)
            self._show_modules(seen.modules)
        else:  # something else was chosen meanwhile, or is no longer offered
            self._look_again()

    def _show_modules(self, modules: Sequence[Covered]) -> None:
        self._modules = modules
        self.list.show_rows(rows(modules))
        self.list.setVisible(bool(modules))
        self._nothing.say(_NOTHING if self.waiting.isChecked() else _NOTHING_ACCEPTED)
        self._nothing.setVisible(not modules)
        self._sense.say(content(modules))
        self._problem = ""
        self._judge()

    def _judge(self) -> None:
        place = self.place.edit.text()
        wrong = (
            ""
            if self.place.is_there
            else f"„{place}“ lässt sich nicht anlegen. Wählen Sie einen anderen Ort."
        )
        problem = self._problem or wrong
        self._say(problem or marked(self._modules), is_problem=bool(problem))
        self.issue.setEnabled(bool(self._modules) and not wrong)

    def _say(self, text: str, *, is_problem: bool) -> None:
        self._sign.setVisible(is_problem)
        self._said.say(text)

    # What people do

    def _open(self) -> None:
        commands.open_record(self.workspace, str(self.list.ref))

    def give_out(self) -> None:
        """Write the package."""
        book, folder, choice = self.workspace.book, self.place.folder, self.choice
        self.issue.setEnabled(False)

        def job(progress: Progress, _cancelled: Cancelled) -> Published:
            return publishing.publish(book, folder, FileWriters(), choice, progress)

        self.workspace.tasks.run(job, self._end, self._refuse, text="Das Gesamtpaket wird geschrieben …")

    def _refuse(self, error: LaborbuchError) -> None:
        self._problem = str(error)
        self._judge()

    def _end(self, published: Published) -> None:
        self._problem = ""
        self._judge()
        folder = published.files[0].parent
        said = f"Gesamtpaket ausgegeben: {len(published.files)} Dateien in „{folder.name}“."
        self.workspace.say(said, partial(open_folder, folder), "Ordner öffnen")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.width() < _TIGHT[0] or self.height() < _TIGHT[1]
        edge = space("m" if tight else "xl")
        self._column.setContentsMargins(
            edge, space("s" if tight else "l"), edge, space("s" if tight else "l")
        )
        self._column.setSpacing(space("s" if tight else "m"))
        self._sense.setVisible(not tight)


def rows(modules: Sequence[Covered]) -> Iterator[Row]:
    """Yield the modules under their towns."""
    in_towns = sorted(modules, key=lambda module: module.town)
    for town, found in groupby(in_towns, lambda module: module.town):
        yield Row(town)
        for module in found:
            tone = "warn" if is_waiting(module) else "text2"
            yield Row(module.title, module.code, state(module), tone, module.uid)


def is_waiting(module: Covered) -> bool:
    """Whether the office has not decided on it yet."""
    return module.status == "released"


def state(module: Covered) -> str:
    """Return how the office stands to a module."""
    return "noch nicht geprüft" if is_waiting(module) else STATUS_MODULE.label_of(module.status)


def content(modules: Sequence[Covered]) -> str:
    """Return what is written."""
    towns = len({module.town for module in modules})
    if not modules:
        return "Ein Kompendium, eine Arbeitsmappe und jeder Wissensbaustein als eigene Datei."
    number = "1 Wissensbaustein" if len(modules) == 1 else f"{len(modules)} Wissensbausteine"
    origin = "1 Stadt" if towns == 1 else f"{towns} Städten"
    return f"Kompendium (Word), Arbeitsmappe (Excel) und {number} (Word) aus {origin}."


def marked(modules: Sequence[Covered]) -> str:
    """Return what to know before the package is passed on."""
    waiting = sum(map(is_waiting, modules))
    if not waiting:
        return "Nur Öffentliches. Interviews, Namen und Kontakte sind nicht enthalten." if modules else ""
    text = publishing.NOT_ACCEPTED_ONE if waiting == 1 else publishing.NOT_ACCEPTED
    return text.format(count=waiting)
