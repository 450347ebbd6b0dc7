"""Issuing what came of all deliveries: what it holds, what it is limited to, and where it goes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.formats import PAPERS
from app.reports.network import Choice
from app.services.house import JOINT_PACKAGE
from app.services.office import joint_check, publishing
from app.services.office.joint_check import Hint
from ui import paths
from ui.compose import missing_program, writers
from ui.dialogs.delivery_parts import MoreFormats
from ui.dialogs.folder_field import FolderField, open_folder
from ui.dialogs.remarks import show_remarks
from ui.pages.office import joint_words as words
from ui.pages.office.grouped_list import GroupedList
from ui.pages.office.joint_side import JointSide
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
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.errors import LaborbuchError
    from app.services.changes import Changes
    from app.services.office.joint_check import Checked
    from app.services.office.publishing import Published
    from ui.tasks import Cancelled, Progress, Task
    from ui.windows.workspace import Workspace

_TIGHT = (760, 420)  # below this width or height every pixel counts
_BESIDE = 900  # from this width on the check stands beside the modules
_FOLDER = "Gesamtpaket"
_ISSUE = "Gesamtpaket ausgeben"
_ALL_THEMES, _ALL_STATES = "Alle Themen", "Alle Länder"
_WAITING = "Auch Bausteine, die das Projektbüro noch nicht übernommen hat (gekennzeichnet)"
_NO_MODULE = "Zu dieser Auswahl gehört noch kein Baustein."
_NO_PLACE = "„{place}“ lässt sich nicht anlegen. Wählen Sie einen anderen Ort."
_EMPTY = (
    "Hier entsteht, was alle lesen können: ein Kompendium in Word, eine gemeinsame Arbeitsmappe in Excel und "
    "jeder Wissensbaustein als eigene Datei."
)
_STEPS = (
    ("Lieferungen übernehmen", "Im Eingang. Mit ihnen kommen die freigegebenen Wissensbausteine der Labore."),
    ("Bausteine prüfen", "Auf der Seite Prüfung. Was Sie übernehmen, kommt in das Gesamtpaket."),
)


class JointPackagePage(Page):
    """A list of what goes into the package, and below it where to put it."""

    def __init__(self, workspace: Workspace) -> None:
        """The modules are read when the page comes into view."""
        super().__init__(workspace)
        self._fresh, self._problem = False, ""
        self._seen: Checked | None = None
        self._task: Task | None = None
        self.themes = ChoiceBox("Thema", {"": _ALL_THEMES})
        self.states = ChoiceBox("Land", {"": _ALL_STATES})
        self.waiting = QCheckBox(_WAITING)
        self.list = GroupedList("Wissensbausteine im Gesamtpaket")
        self.place = FolderField(paths.documents_folder() / _FOLDER)
        others = (format_ for format_ in PAPERS if format_ not in JOINT_PACKAGE)
        self.more = MoreFormats(workspace.book.house.allowed(others), missing_program)
        self.issue = Button(_ISSUE, self.give_out, variant="primary", icon="package")
        self._sense = WrappedLabel("", "meta")
        self._nothing = WrappedLabel(_NO_MODULE, "body", "text2")
        self.side = JointSide()
        self._sign, self._said = IconLabel("circle-alert", "err"), WrappedLabel("", "hint")
        self._arrange()
        self._listen()
        self._set_out()
        self._judge()

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
        sides = QHBoxLayout(main)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        self._main = self._left()
        sides.addWidget(self._main, 1)
        sides.addWidget(self.side)
        go = Button("Zum Eingang", partial(self.workspace.go, "inbox"), variant="primary", icon="inbox")
        self._whole = QStackedWidget()
        self._whole.addWidget(main)
        self._whole.addWidget(EmptyPage("Noch nichts zu veröffentlichen", _EMPTY, _STEPS, [go]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)

    def _left(self) -> QWidget:
        left = QWidget()
        mark(left, ground="canvas")
        self._column = QVBoxLayout(left)
        self._column.addLayout(self._head())
        self._column.addLayout(self._limits())
        self._column.addWidget(self.waiting)
        self._column.addWidget(self._covered(), 1)
        self._column.addLayout(self._foot())
        return left

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
        return row

    def _foot(self) -> QVBoxLayout:
        end = QHBoxLayout()
        end.setSpacing(space("s"))
        end.addWidget(self._sign)
        end.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        if self.more.ticks:
            end.addWidget(self.more)
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
        self.side.wanted.connect(self.workspace.go)

    # What the frame asks

    def areas(self) -> Sequence[QWidget]:
        return (self.list, self.themes, self.place.edit, self.side.list)

    def enter(self) -> None:
        if not self._fresh:
            self._fresh = True
            job = partial(joint_check.check, self.workspace.book, self.choice)
            self.workspace.tasks.run(lambda _progress, _cancelled: job(), self._show, writes=False)

    def refresh(self, changes: Changes) -> None:
        self._look_again()

    # How it follows

    def _look_again(self) -> None:
        self._fresh = False
        if self.isVisible():
            self.enter()

    def _show(self, seen: Checked) -> None:
        self.themes.offer({"": _ALL_THEMES, **seen.themes})
        self.states.offer({"": _ALL_STATES, **seen.states})
        if seen.choice == self.choice:
            self._seen, self._problem = seen, ""
            self._whole.setCurrentIndex(0 if seen.has_any else 1)
            self._sense.say(words.content(seen.modules))
            self.side.show_checked(seen)
            self._show_rows()
            self._judge()
        else:  # something else was chosen meanwhile, or is no longer offered
            self._look_again()

    def _show_rows(self) -> None:
        """Where the check has no room beside the modules it stands above them."""
        if self._seen is None:
            return
        found = () if self._is_wide else words.check_rows(self._seen)
        self.list.show_rows([*found, *words.rows(self._seen.modules)])
        self.list.setVisible(bool(self.list.rows))
        self._nothing.setHidden(bool(self.list.rows))

    def _judge(self) -> None:
        wrong = self.workspace.book.house.refusal(*JOINT_PACKAGE)
        if not (wrong or self.place.is_there):
            wrong = _NO_PLACE.format(place=self.place.edit.text())
        problem, modules = self._problem or wrong, self._seen.modules if self._seen else ()
        self._say(problem or words.promise(modules), is_problem=bool(problem))
        self.issue.setEnabled(bool(modules) and not wrong and self._task is None)

    def _say(self, text: str, *, is_problem: bool) -> None:
        self._sign.setVisible(is_problem)
        self._said.say(text)

    # What people do

    def _open(self) -> None:
        ref = self.list.ref
        if isinstance(ref, Hint):
            self.workspace.go(ref.place)
        elif ref:
            commands.open_record(self.workspace, str(ref))

    def give_out(self) -> None:
        """Write the package."""
        book, folder, choice = self.workspace.book, self.place.folder, self.choice
        more = self.more.chosen

        def job(progress: Progress, _cancelled: Cancelled) -> Published:
            book.house.demand(*JOINT_PACKAGE, *more)
            return publishing.publish(book, folder, writers(book), choice, progress, more)

        run = self.workspace.tasks.run
        self._task = run(job, self._end, self._refuse, text="Das Gesamtpaket wird geschrieben …")
        self._task.destroyed.connect(self._rest)
        self._problem = ""
        self._judge()

    def _rest(self) -> None:
        """Nothing is being written any more: it is done, was refused or stopped."""
        self._task = None
        self._judge()

    def _refuse(self, error: LaborbuchError) -> None:
        self._problem = str(error)
        self._judge()

    def _end(self, published: Published) -> None:
        folder = published.files[0].parent
        said = f"Gesamtpaket ausgegeben: {len(published.files)} Dateien in „{folder.name}“."
        self.workspace.say(said, partial(open_folder, folder), "Ordner öffnen")
        show_remarks(self.workspace, published.remarks, self.window())

    # How there is room for it

    def minimumSizeHint(self) -> QSize:
        """The check beside it makes way in a smaller window."""
        return QSize(self._main.minimumSizeHint().width(), super().minimumSizeHint().height())

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _BESIDE

    def _set_out(self) -> None:
        wide = self._is_wide
        if wide == self.side.isHidden():
            self.side.setVisible(wide)
            self._show_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.width() < _TIGHT[0] or self.height() < _TIGHT[1]
        edge = space("m" if tight else "xl")
        self._column.setContentsMargins(
            edge, space("s" if tight else "l"), edge, space("s" if tight else "l")
        )
        self._column.setSpacing(space("s" if tight else "m"))
        self._sense.setVisible(not tight)
        self._set_out()
