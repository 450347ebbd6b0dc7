"""Help that the program gives about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.windows.main_window import MainWindow


def offer_help(window: MainWindow) -> None:
    """Let the window handle the commands of the help menu; the dialogs are loaded when asked for."""

    def keys() -> None:
        from ui.dialogs.keys import KeysDialog

        KeysDialog(window.commands, window).exec()

    def about() -> None:
        from ui.dialogs.about import AboutDialog

        AboutDialog(window).exec()

    window.commands.offer({"help.keys": keys, "help.about": about, "file.quit": window.close})
