"""From colours to Qt's palette, and in high contrast back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

Role = QPalette.ColorRole

_ROLES = {
    Role.Window: "canvas",
    Role.WindowText: "text",
    Role.Base: "surface",
    Role.AlternateBase: "sunken",
    Role.Text: "text",
    Role.PlaceholderText: "text3",
    Role.Button: "surface",
    Role.ButtonText: "text",
    Role.BrightText: "err",
    Role.Highlight: "accent",
    Role.HighlightedText: "onAccent",
    Role.Accent: "accent",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.ToolTipBase: "surface",
    Role.ToolTipText: "text",
    Role.Light: "surface",
    Role.Midlight: "line",
    Role.Mid: "line",
    Role.Dark: "field",
    Role.Shadow: "field",
}
_TEXT = (Role.WindowText, Role.Text, Role.ButtonText)

# What the system's palette has no role for follows what it is closest to.
_ALSO = {
    "accentHover": "accent",
    "accentLine": "accent",
    "accentSoft": "sel",
    "hover": "canvas",
    "okSoft": "canvas",
    "warnSoft": "canvas",
    "errSoft": "canvas",
    "kbd": "canvas",
    "mark": "accent",
    "markText": "onAccent",
    **dict.fromkeys(("stuetzt", "wider", "diff", "offen", "ok", "warn", "err"), "text"),
}


def palette(colors: Mapping[str, str]) -> QPalette:
    """Return Qt's palette for a look's colours."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(colors[token]))
    for role in _TEXT:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors["disabledText"]))
    return made


def contrast_colors(system: QPalette) -> dict[str, str]:
    """Return the colours of a high-contrast system: its own, and none of ours."""
    named = tokens()["highContrastFromSystem"]
    colors = {token: _of(system, role) for token, role in named.items()}
    colors |= {token: colors[like] for token, like in _ALSO.items()}
    paper = {token: tokens()["color"]["light"][token] for token in ("paper", "paperText", "scrim")}
    return colors | paper


def _of(system: QPalette, role: str) -> str:
    group, _, name = role.rpartition("/")
    found = system.color(QPalette.ColorGroup[group or "Active"], QPalette.ColorRole[name])
    return str(found.name())
