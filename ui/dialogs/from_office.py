"""What came from the office to a lab, a reply or guidelines: looked at before it is taken over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.interchange.arrival import Purpose
from app.interchange.package import PasswordNeededError
from app.merge.plan import Prefer, Verdict
from app.services import replies
from app.services.office import intake, plan_rows
from app.services.reply_reading import Fate, Told
from app.services.vocabulary import SOURCES, terms
from ui import compose, paths
from ui.dialogs.base import Dialog
from ui.dialogs.message import complain
from ui.dialogs.password import PasswordDialog
from ui.pages.records.specs import ICONS
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import ElidedLabel, Label, WrappedLabel, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from app.errors import LaborbuchError
    from app.interchange.arrival import Arrival
    from app.services.book import LabBook
    from app.services.changes import Changes
    from app.services.reply_reading import Seen
    from ui.windows.workspace import Workspace

TITLE = "Rückmeldung oder Vorgaben übernehmen"
_FILES = "Paket des Projektbüros (*.zip)"
_SIZE = (720, 560)
_NOTHING = "Es ändert sich nichts: Ihr Laborbuch sagt schon dasselbe."
_BEFORE = "Vorher wird gesichert."


class Line(NamedTuple):
    """One thing in the list: what it is about, and what is said of it. ``icon`` goes with ``tone``."""

    title: str
    texts: tuple[str, ...]
    icon: str
    tone: str = "text2"


@dataclass(frozen=True)
class Offer:
    """What a file would change, and what takes it over."""

    title: str
    sense: str
    changing: tuple[Line, ...]
    staying: tuple[Line, ...]
    take: Callable[[], Changes]
    done: str


def ask(workspace: Workspace, parent: QWidget | None = None) -> None:
    """Ask for a file, show what it would change, and take it over."""
    name, _ = QFileDialog.getOpenFileName(parent, TITLE, str(paths.documents_folder()), _FILES)
    if name:
        look(workspace, Path(name), parent=parent)


def look(
    workspace: Workspace, path: Path, password: str | None = None, parent: QWidget | None = None
) -> None:
    """Read a file beside the window, then show what it would change."""
    book = workspace.book

    def refused(error: LaborbuchError) -> None:
        if isinstance(error, PasswordNeededError):
            _ask_password(workspace, path, str(error) if password else "", parent)
        else:
            complain(error)

    workspace.tasks.run(
        lambda _progress, _cancelled: offer_of(book, compose.read_arrival(path, password)),
        lambda offer: FromOfficeDialog(workspace, offer, parent).exec(),
        refused,
        text=f"„{path.name}“ wird gelesen …",
        writes=False,
    )


def _ask_password(workspace: Workspace, path: Path, complaint: str, parent: QWidget | None) -> None:
    dialog = PasswordDialog(path.name, complaint, parent)
    if dialog.exec():
        look(workspace, path, dialog.password, parent)


def offer_of(book: LabBook, arrival: Arrival) -> Offer:
    """Return what a file offers. Raises RefusedFileError for one that is not for this lab."""
    return _reply(book, arrival) if arrival.purpose is Purpose.REPLY else _guidelines(book, arrival)


# A reply


def _reply(book: LabBook, arrival: Arrival) -> Offer:
    seen = replies.preview_reply(book, arrival)
    return Offer(
        title="Rückmeldung des Projektbüros",
        sense=arrival.file,
        changing=tuple(_by_record(seen, Fate.PUT)),
        staying=tuple(_by_record(seen, Fate.KEPT)),
        take=lambda: replies.take_over_reply(book, arrival).changes,
        done="Rückmeldung übernommen",
    )


def _by_record(seen: Seen, fate: Fate) -> Iterator[Line]:
    found: dict[str, list[Told]] = {}
    for told in seen.of(fate):
        found.setdefault(told.uid, []).append(told)
    for about in found.values():
        texts = tuple(text for told in about for text in _told(told))
        icon, tone = (ICONS[about[0].kind], "text2") if fate is Fate.PUT else ("triangle-alert", "warn")
        yield Line(f"{about[0].title} ({about[0].code})", texts, icon, tone)


def _told(told: Told) -> Iterator[str]:
    yield f"{told.label}: {told.theirs}"
    if told.why:
        yield f"Begründung: {told.why}"
    if told.because:
        yield told.because


# Guidelines


def _guidelines(book: LabBook, arrival: Arrival) -> Offer:
    plan = intake.preview(book, arrival).preferring(Prefer.INCOMING)
    labels = {key: label for name in SOURCES for key, label in terms(book, name).items()}
    rows = (row for kind in plan_rows.rows_of(plan, {}) for row in kind.records)
    number = f"Nr. {arrival.sequence_no} · " if arrival.sequence_no else ""
    return Offer(
        title="Vorgaben des Projektbüros",
        sense=f"{number}{arrival.file}",
        changing=tuple(_guideline(row, labels) for row in rows),
        staying=(),
        take=lambda: intake.take_over(book, arrival, Prefer.INCOMING).changes,
        done="Vorgaben übernommen",
    )


def _guideline(row: plan_rows.RecordRow, labels: dict[str, str]) -> Line:
    label = KINDS[row.kind].label
    if row.verdict is Verdict.NEW:
        return Line(row.title, (f"{label}, neu",), "plus", "ok")
    changed = (f"{field.label}: {field.theirs}" for field in plan_rows.field_rows(row, labels))
    return Line(row.title, (f"{label}, geändert", *changed), "pencil")


class FromOfficeDialog(Dialog):
    """The list of what would change, and below it what stays as the lab wants it."""

    def __init__(self, workspace: Workspace, offer: Offer, parent: QWidget | None = None) -> None:
        """``offer`` was read from the file; nothing of it is in force yet."""
        super().__init__(offer.title, offer.sense, parent)
        self.resize(*map(pixels, _SIZE))
        self._workspace, self._offer = workspace, offer
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(_list(offer), 1)
        self.foot.addWidget(IconLabel("shield-check", "text2"))
        self.foot.addWidget(ElidedLabel(_foot(offer), "hint"), 1)
        number = len(offer.changing)
        verb = "Zur Kenntnis nehmen" if offer.staying else "Schließen"
        if number:
            verb = f"{number} {'Änderung' if number == 1 else 'Änderungen'} übernehmen"
        self.main = self.finish(verb, self.take if number or offer.staying else self.accept)

    def take(self) -> None:
        """Take it over beside the window."""
        self.main.setEnabled(False)
        take = self._offer.take
        self._workspace.tasks.run(
            lambda _progress, _cancelled: take(), self._end, self._refuse, text="Wird übernommen …"
        )

    def _refuse(self, error: LaborbuchError) -> None:
        self.main.setEnabled(True)
        complain(error)

    def _end(self, changes: Changes) -> None:
        self.accept()
        self._workspace.events.changed(changes)
        number = len(self._offer.changing)
        what = "1 Eintrag geändert" if number == 1 else f"{number} Einträge geändert"
        left = len(self._offer.staying)
        kept = f" Bei {left} {'Eintrag' if left == 1 else 'Einträgen'} blieb Ihre Fassung." if left else ""
        self._workspace.say(f"{self._offer.done}: {what}.{kept}")


def _foot(offer: Offer) -> str:
    left = len(offer.staying)
    kept = f" Bei {left} {'Eintrag' if left == 1 else 'Einträgen'} bleibt Ihre Fassung." if left else ""
    return f"{_BEFORE}{kept}"


def _list(offer: Offer) -> QWidget:
    holder = QWidget()
    mark(holder, ground="surface")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for title, lines in (
        ("Das ändert sich", offer.changing),
        ("Das bleibt, wie es bei Ihnen ist", offer.staying),
    ):
        if lines:
            column.addWidget(_head(title, len(lines)))
            _fill(column, lines)
    if not offer.changing and not offer.staying:
        nothing = WrappedLabel(_NOTHING, "body")
        nothing.setContentsMargins(space("xl"), space("l"), space("xl"), space("l"))
        column.addWidget(nothing)
    column.addStretch(1)
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(offer.title)
    area.setWidget(holder)
    return area


def _head(title: str, count: int) -> QWidget:
    holder = QWidget()
    mark(holder, ground="canvas")
    row = QHBoxLayout(holder)
    row.setContentsMargins(space("xl"), space("xs"), space("xl"), space("xs"))
    row.addWidget(Label(title, "label"), 1)
    row.addWidget(Label(str(count), "meta"))
    return holder


def _fill(column: QVBoxLayout, lines: Iterable[Line]) -> None:
    for it in lines:
        column.addWidget(_row(it))
        column.addWidget(line())


def _row(it: Line) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(space("xl"), space("m"), space("xl"), space("m"))
    row.setSpacing(space("m"))
    row.addWidget(IconLabel(it.icon, it.tone, size("icon")), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(WrappedLabel(it.title, "bodyStrong"))
    for text in it.texts:
        words.addWidget(WrappedLabel(text, "body"))
    row.addLayout(words, 1)
    return holder
