"""All commands in one list: menus, keys and the help on keys are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.windows.places import Place

    Handlers = Mapping[str, Callable[[], object]]

MENUS = {
    "file": "&Datei",
    "edit": "&Bearbeiten",
    "insert": "&Einfügen",
    "view": "&Ansicht",
    "data": "Da&ten",
    "help": "&Hilfe",
}


class Action(NamedTuple):
    """One command. ``keys`` are Qt's portable names; ``gap`` puts a line above it in its menu.

    An ``optional`` one is not even shown while nobody handles it. What ``writes`` is off while a lab file is
    only read.
    """

    id: str
    menu: str
    text: str
    keys: str = ""
    icon: str = ""
    tip: str = ""
    gap: bool = False
    optional: bool = False
    writes: bool = False


ACTIONS = (
    Action("file.new", "file", "&Neues Laborbuch anlegen …", "Ctrl+Shift+N", "plus"),
    Action("file.open", "file", "Laborbuch ö&ffnen …", "Ctrl+O", "folder-open"),
    Action("file.sample", "file", "Be&ispiel ansehen …", "Ctrl+B", "book-open"),
    Action("file.save", "file", "Jetzt &speichern", "Ctrl+S", "save", gap=True, writes=True),
    Action("file.print", "file", "&Drucken …", "Ctrl+P", "printer", optional=True),
    Action("file.close", "file", "Laborbuch s&chließen", "Ctrl+W", tip="Zurück zur Startseite"),
    Action("file.quit", "file", "&Beenden", "Ctrl+Q", gap=True),
    Action("edit.undo", "edit", "&Rückgängig", "Ctrl+Z", "undo-2", writes=True),
    Action("edit.redo", "edit", "&Wiederholen", "Ctrl+Y", "redo-2", writes=True),
    Action("edit.trash", "edit", "In den &Papierkorb", "Del", "trash-2", gap=True, writes=True),
    Action("record.new", "insert", "&Neuer Eintrag auf dieser Seite", "Ctrl+N", "plus", writes=True),
    Action(
        "talk.quote",
        "insert",
        "&Zitat aus der Auswahl",
        "Ctrl+M",
        "quote",
        gap=True,
        optional=True,
        writes=True,
    ),
    Action(
        "talk.finding", "insert", "&Erkenntnis aus Zitat", "Ctrl+E", "lightbulb", optional=True, writes=True
    ),
    Action("talk.import", "insert", "&Abschrift einlesen …", "", "upload", optional=True, writes=True),
    Action("search.list", "view", "In dieser &Liste filtern", "Ctrl+F", "funnel"),
    Action("search.all", "view", "&Suchen in allem", "Ctrl+K", "search", optional=True),
    Action("record.previous", "view", "&Voriger Eintrag", "Alt+Up", "arrow-up", gap=True),
    Action("record.next", "view", "&Nächster Eintrag", "Alt+Down", "arrow-down"),
    Action("problem.next", "view", "Nächster &Fehler oder nächste Lücke", "F8", "circle-alert"),
    Action("view.back", "view", "&Zurück", "Alt+Left", "arrow-left", gap=True),
    Action("record.view", "view", "Nächste &Ansicht des Eintrags", "F4", "eye", optional=True),
    Action("view.table", "view", "Als &Tabelle", "Ctrl+T", "table-2", optional=True),
    Action("view.area", "view", "Nächster &Bereich", "F6", tip="Navigation, Liste, Formular"),
    Action("data.word", "data", "Wissensbausteine als &Word …", "", "file-text", optional=True),
    Action("data.excel", "data", "Arbeitsmappe als &Excel …", "", "file-spreadsheet", optional=True),
    Action(
        "data.deliver",
        "data",
        "&Lieferung vorbereiten …",
        "Ctrl+Shift+L",
        "send",
        gap=True,
        optional=True,
        writes=True,
    ),
    Action(
        "data.take_over",
        "data",
        "Lieferung über&nehmen …",
        "",
        "inbox",
        gap=True,
        optional=True,
        writes=True,
    ),
    Action(
        "data.from_office",
        "data",
        "&Rückmeldung oder Vorgaben übernehmen …",
        "",
        "inbox",
        tip="Was das Projektbüro Ihrem Labor geschickt hat",
        gap=True,
        optional=True,
        writes=True,
    ),
    Action(
        "help.here",
        "help",
        "&Hilfe zu dieser Stelle",
        "F1",
        "circle-question-mark",
        tip="Zum Feld, in dem Sie stehen, sonst zur Seite",
    ),
    Action("help.pages", "help", "Hilfe&seiten", "Ctrl+F1", "book-open"),
    Action(
        "data.hand_over",
        "data",
        "Laborbuch ü&bergeben …",
        "",
        "package",
        tip="Für eine Nachfolge oder einen neuen Rechner",
        gap=True,
        optional=True,
    ),
    Action(
        "data.archive",
        "data",
        "&Archivkopie erstellen …",
        "",
        "hard-drive",
        tip="Zum Projektende: öffnet sich ohne das Programm",
        optional=True,
    ),
    Action("help.keys", "help", "Alle &Tastenkürzel", "Shift+F1", "keyboard", gap=True),
    Action("help.about", "help", "&Über Laborbuch", "", "info"),
)

_PLACES_WITH_KEY = 9
_GO = "go."


def go_to(place: Place) -> str:
    """Return the id of the command that goes to a place."""
    return f"{_GO}{place.key}"


def to_places(places: Sequence[Place]) -> list[Action]:
    """Return the commands that go to places; the first nine have a key."""
    return [
        Action(
            go_to(place),
            "view",
            place.label,
            f"Ctrl+{number}" if number <= _PLACES_WITH_KEY else "",
            place.icon,
            gap=number == 1,
            optional=True,
        )
        for number, place in enumerate(places, 1)
    ]


class Actions(QObject):
    """The commands as Qt knows them.

    Frame and page offer handlers; the page's go first. A command that nobody handles at the moment is off.
    """

    refreshed = Signal()
    rearranged = Signal()  # some are others now

    def __init__(self, window: QWidget, places: Sequence[Place] = ()) -> None:
        """The keys act in ``window``; there is a command for each of its places."""
        super().__init__(window)
        self._window = window
        self._frame: dict[str, Callable[[], object]] = {}
        self._page: Handlers = {}
        self._reading = False
        self._made: dict[str, QAction] = {}
        for action in (*ACTIONS, *to_places(places)):
            self._made[action.id] = self._make(action)

    def __getitem__(self, id_: str) -> QAction:
        return self._made[id_]

    def _make(self, action: Action) -> QAction:
        made = QAction(action.text, self)
        made.setObjectName(action.id)
        made.setProperty("label", plain(action.text))
        made.setProperty("keys", action.keys)
        made.setProperty("shortcut", action.keys)  # as QKeySequence it would load all of Qt.Key
        made.setToolTip(action.tip or plain(action.text))
        made.setProperty("menu", action.menu)
        made.setProperty("gap", action.gap)
        made.setProperty("drawing", action.icon)
        made.setProperty("optional", action.optional)
        made.setProperty("writes", action.writes)
        made.setEnabled(False)
        made.triggered.connect(lambda: self.call(action.id))
        self._window.addAction(made)
        return made

    def lead_to(self, places: Sequence[Place]) -> None:
        """Go to other places than before, with keys in their order. Nobody must handle the former ones."""
        for id_ in [id_ for id_ in self._made if id_.startswith(_GO)]:
            gone = self._made.pop(id_)
            self._window.removeAction(gone)
            gone.deleteLater()
        for action in to_places(places):
            self._made[action.id] = self._make(action)
        self.draw_icons()
        self.rearranged.emit()

    def of_menu(self, menu: str) -> list[QAction]:
        """Return the commands of a menu in their order, those of the window last."""
        return [made for made in self._made.values() if made.property("menu") == menu]

    def call(self, id_: str) -> None:
        """Do what the command means here and now; nothing if nobody handles it."""
        handler = self._page.get(id_) or self._frame.get(id_)
        if handler and self.handled(id_):
            handler()

    def only_read(self, reading: bool) -> None:
        """Switch off what writes, whoever offers it, or let it be again."""
        self._reading = reading
        self.refresh()

    def offer(self, handlers: Handlers) -> None:
        """Let the frame handle commands, in addition to what it handles already."""
        self._frame |= handlers
        self.refresh()

    def withdraw(self, *ids: str) -> None:
        """Let the frame handle these no longer."""
        for id_ in ids:
            self._frame.pop(id_, None)
        self.refresh()

    def serve(self, handlers: Handlers) -> None:
        """Let the page that is shown now handle commands, instead of the one before."""
        self._page = handlers
        self.refresh()

    def handled(self, id_: str) -> bool:
        """Whether the command would do something now."""
        forbidden = self._reading and self._made[id_].property("writes")
        return not forbidden and (id_ in self._page or id_ in self._frame)

    def refresh(self) -> None:
        """Switch commands on and off, and draw their icons in the look in force."""
        for id_, action in self._made.items():
            action.setEnabled(self.handled(id_))
            action.setVisible(self.handled(id_) or not action.property("optional"))
        self.refreshed.emit()

    def draw_icons(self) -> None:
        """Draw the icons in the look in force; first of all after the first picture, which has no menus."""
        for action in self._made.values():
            if drawing := action.property("drawing"):
                action.setIcon(icon(drawing))


def plain(text: str) -> str:
    """Return a menu text without the mark of its key and without …, as help and tips show it."""
    return text.replace("&", "").removesuffix(" …")
