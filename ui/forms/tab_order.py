"""Tab goes through a form as one reads it, however late its parts were made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def tab_through(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from one to the next. Qt ignores what takes no focus, so that must not be among them."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def tab_before(widget: QWidget, others: Iterable[QWidget]) -> None:
    """Let Tab come to ``others`` right before ``widget``."""
    tab_through((widget, *others, widget))
