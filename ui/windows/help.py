"""Help that the program gives about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.help.window import HelpWindow
    from ui.windows.main_window import MainWindow


class Help:
    """Handles the commands of the help menu; windows and dialogs are loaded when asked for."""

    def __init__(self, window: MainWindow) -> None:
        """The help stands beside ``window``, and goes with it."""
        self._main = window
        self.window: HelpWindow | None = None
        window.commands.offer(
            {
                "help.here": self.here,
                "help.pages": self.page,
                "help.keys": self.keys,
                "help.about": self.about,
                "file.quit": window.close,
            }
        )

    def here(self) -> None:
        """Explain the field one stands in, else the place."""
        from ui.forms.field_box import field_around

        box = field_around(QApplication.focusWidget())
        if box:
            box.show_help()
        else:
            self.page()

    def page(self) -> None:
        """Show the page of the help about the place in view."""
        from ui.help.pages import page_of
        from ui.help.window import HelpWindow

        if self.window is None:
            self.window = HelpWindow(self._main)
        place = self._main.frame.pages.place if self._main.lab_open else ""
        page = self._main.frame.pages.page if place else None
        self.window.show_page(page_of(place, office=bool(page and page.workspace.book.is_office)))

    def keys(self) -> None:
        """List all keys."""
        from ui.dialogs.keys import KeysDialog

        KeysDialog(self._main.commands, self._main).exec()

    def about(self) -> None:
        """Tell what the program is."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self._main).exec()
