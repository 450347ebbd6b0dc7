"""Two versions side by side, what differs marked, and the choice between them or a third one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout

from app.services.office.conflicts import Take
from app.services.office.merge_report import EMPTY, shown
from app.services.office.plan_rows import deletion_words
from app.services.office.questions import Choice
from app.services.wording import compared
from ui.pages.office import inbox_words as words
from ui.pages.office.version_card import Card, OwnCard, TextCard
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QKeyEvent

    from app.services.office.questions import Question

    Pieces = Iterable[tuple[str, bool]]

_KEYS = {Qt.Key.Key_1: Take.OURS, Qt.Key.Key_2: Take.THEIRS, Qt.Key.Key_3: Take.OWN}
_TITLES = {
    Take.OURS: "Projektbüro behalten",
    Take.THEIRS: "Lieferung übernehmen",
    Take.OWN: "Eigene Fassung",
}
_GONE_TITLES = {
    True: {Take.OURS: "Eintrag behalten", Take.THEIRS: "Auch hier löschen"},  # the lab deleted it
    False: {Take.OURS: "Gelöscht lassen", Take.THEIRS: "Eintrag wiederherstellen"},
}


class ConflictPanel(QFrame):
    """``chosen`` tells the choice, None if it was taken back; ``decided`` that it is to hold at once.

    The figures 1, 2, 3 act while the focus is somewhere in here. ``back`` leads to where one came from.
    """

    chosen = Signal(object)
    decided = Signal(object)
    back = Signal()

    def __init__(self, *, at_once: bool = False) -> None:
        """``at_once`` asks for a choice that holds as soon as it is made; else it holds later."""
        super().__init__()
        mark(self, ground="surface", edge="top")
        self.question: Question | None = None
        self._asked = False
        self.choice: Choice | None = None
        self.back_button = IconButton("arrow-left", "Zurück", self.back.emit)
        self.back_button.hide()  # there is a way back only where the panel is alone
        self._icon = IconLabel("git-merge", "wider", size("icon"))
        self._title = Label("", "section")
        self._title.setMinimumHeight(pixels(size("button")))  # whether there are buttons beside it or not
        self._situation = ElidedLabel("", "meta")
        room = self._situation.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # it keeps the place at the right
        self._situation.setSizePolicy(room)
        self._place = Label("", "hint")
        self.leave_open = Button("Offen lassen", self._leave_open, variant="quiet")
        self.decide = Button("Entscheiden", self._decide, variant="primary")
        ours = TextCard(_TITLES[Take.OURS], "1")
        theirs = TextCard(_TITLES[Take.THEIRS], "2")
        self.own = OwnCard(_TITLES[Take.OWN], "3")
        self.texts = {Take.OURS: ours, Take.THEIRS: theirs}
        self.cards: dict[Take, Card] = {**self.texts, Take.OWN: self.own}
        self._group = QButtonGroup(self)
        self.setFocusProxy(ours.button)
        self._arrange()
        self._listen()
        self.hold_at_once(at_once)

    def _arrange(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(space("s"))
        for part in (self.back_button, self._icon, self._title):
            self._head.addWidget(part)
        self._head.addWidget(self._situation, 1)
        for last in (self.leave_open, self._place, self.decide):
            self._head.addWidget(last)
        cards = QHBoxLayout()
        cards.setSpacing(space("m"))
        for card in self.cards.values():
            cards.addWidget(card, 1)
            self._group.addButton(card.button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(cards, 1)
        self.set_tight(False)

    def _listen(self) -> None:
        for take, card in self.cards.items():
            card.wanted.connect(partial(self.choose, take))
        self.own.written.connect(partial(self.choose, Take.OWN))

    def set_tight(self, tight: bool) -> None:
        """Save room where there is little."""
        edge = space("m" if tight else "l") + (0 if tight else space("xs"))
        top = space("xs" if tight else "s")
        self._column.setContentsMargins(edge, top, edge, space("s" if tight else "m"))
        self._column.setSpacing(space("xs"))
        self._situation.setVisible(not tight)
        for card in self.cards.values():
            card.set_tight(tight)

    def hold_at_once(self, at_once: bool) -> None:
        """Say whether a choice is put in force here, or with the rest of its delivery."""
        self._at_once = at_once
        self.decide.setVisible(at_once)

    # What it shows

    def show_question(
        self,
        question: Question,
        choice: Choice | None,
        labels: Mapping[str, str],
        today: dt.date,
        place: str = "",
        *,
        asked: bool = True,
    ) -> None:
        """Show both versions; nothing is chosen but what was before. Not ``asked``, they are only read."""
        if (question, choice, asked) == (self.question, self.choice, self._asked):
            self._place.setText(place)
            return  # somebody may be writing
        self.question, self.choice, self._asked = question, choice, asked
        self._icon.setVisible(asked)
        self._title.setText(words.title_of(question))
        self._situation.setText(words.situation(question) if asked else "")
        self._place.setText(place)
        self.setAccessibleName(f"{words.title_of(question)}. {words.situation(question)}. {place}")
        self._fill(question, labels, today)
        self.own.begin(question.field, (choice.own or "") if choice else "")
        self.own.setVisible(asked and question.takes_text)
        for card in self.cards.values():
            card.offer(asked)
        self._show_choice()

    def _fill(self, question: Question, labels: Mapping[str, str], today: dt.date) -> None:
        titles = _TITLES if question.field else _GONE_TITLES[question.theirs is None]
        since = words.since(question, today) if self._asked else ("", "")
        versions = _versions(question, labels)
        for (take, card), meta, pieces in zip(self.texts.items(), since, versions, strict=True):
            card.rename(titles[take] if self._asked else words.SIDES[take])
            card.show_version(meta, pieces)

    def _show_choice(self) -> None:
        take = self.choice.take if self.choice else None
        self._group.setExclusive(False)
        for of, card in self.cards.items():
            card.choose(of is take)
        self._group.setExclusive(True)
        self.leave_open.setVisible(self._asked and self.choice is not None and not self._at_once)
        self.decide.setVisible(self._asked and self._at_once)
        self.decide.setEnabled(self.choice is not None)

    # What people do

    def choose(self, take: Take) -> None:
        """Choose a version. One's own counts once something is written."""
        if self.question is None or not self._asked:
            return
        if take is Take.OWN:
            if not self.question.takes_text:
                return
            value = self.own.value
            self.choice = Choice(Take.OWN, value) if value else None
            self.own.editor.setFocus()
        else:
            self.choice = Choice(take)
        self._show_choice()
        if take is Take.OWN:
            self.own.choose(True)
        self.chosen.emit(self.choice)

    def _leave_open(self) -> None:
        self.choice = None
        self._show_choice()
        self.focus_first()
        self.chosen.emit(None)

    def _decide(self) -> None:
        if self.choice:
            self.decided.emit(self.choice)

    def focus_first(self) -> None:
        """Stand on the choice, or on the first version."""
        checked = self._group.checkedButton() or self.texts[Take.OURS].button
        checked.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        take = _KEYS.get(Qt.Key(event.key()))
        if take and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.choose(take)
            if take is not Take.OWN:
                self.cards[take].button.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at_once:
            self._decide()
        else:
            super().keyPressEvent(event)


def _versions(question: Question, labels: Mapping[str, str]) -> tuple[Pieces, Pieces]:
    """Return both versions in pieces: those that differ are marked."""
    if question.field is None:
        here, there = _standing(question)
        return [(here, False)], [(there, False)]
    ours, theirs = (shown(question.field, value, labels) for value in (question.ours, question.theirs))
    if EMPTY in (ours, theirs):
        return [(ours, False)], [(theirs, False)]
    return compared(ours, theirs)


def _standing(question: Question) -> tuple[str, str]:
    """Return what both sides say of a record that one of them deleted."""
    here, there = deletion_words(question.theirs)
    title = question.title
    return (f"„{title}“ {here}", there) if question.theirs is None else (here, f"„{title}“ {there}")
