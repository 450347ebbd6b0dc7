"""One style sheet per look, made of the template and the tokens."""

from __future__ import annotations

from importlib import resources
from string import Template
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame

from ui.theme.look import pixels
from ui.theme.tokens import radius, size, tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme.look import Look

_CORNERS = ("tick", "control", "field", "chip", "navItem", "panel", "overlay")


def style_sheet(look: Look) -> str:
    """Return the style sheet for a look that is already in force."""
    template = (resources.files("resources") / "styles" / "app.qss").read_text("utf-8")
    return _type_styles(look) + Template(template).substitute(_values(look))


def _values(look: Look) -> dict[str, str]:
    own = {
        "look": look.name,
        # In high contrast fills become frames, and an error, which has no colour there, a double one.
        "soft_line": look.colors["text"] if look.contrast else "transparent",
        "nav_line": look.colors["accent"] if look.contrast else "transparent",
        "error_border": "3px double" if look.contrast else "2px solid",
        "error_height": f"{pixels(size('button')) - (6 if look.contrast else 4)}px",
        "label_size": f"{pixels(tokens()['type']['label']['px'])}px",
    }
    corners = {f"radius_{name}": f"{radius(name)}px" for name in _CORNERS}
    return {**look.colors, **own, **corners, **_heights()}


def _heights() -> dict[str, str]:
    """What a style sheet counts as height is without the border, and a focused part has a thicker one."""
    outer = {"button": size("button"), "field": size("button"), "tile": 58}
    heights = {f"{name}_height": pixels(height) - 2 for name, height in outer.items()}
    heights |= {f"{name}_focus_height": pixels(height) - 4 for name, height in outer.items()}
    heights |= {"chip_height": pixels(size("chip")) - 2, "key_height": pixels(18)}
    heights["tool_inner"] = pixels(size("toolButton")) - 4
    return {name: f"{height}px" for name, height in heights.items()}


def _type_styles(look: Look) -> str:
    return "".join(_type_style(look, name, about) for name, about in tokens()["type"].items())


def _type_style(look: Look, name: str, about: dict[str, Any]) -> str:
    families = look.serif if about.get("family") == "serif" else look.sans
    quoted = ", ".join(f'"{family}"' for family in families)
    return (
        f'QLabel[role="{name}"] {{ color: {look.colors[about["color"]]}; font-family: {quoted};'
        f" font-size: {pixels(about['px'])}px; font-weight: {about['weight']}; }}\n"
    )


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the style sheet selects by, and draw the widget accordingly.

    ``ground`` and ``edge`` suit a QFrame best: a plain QWidget has to be told to draw them.
    """
    changed = any(widget.property(name) not in (None, value) for name, value in properties.items())
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not isinstance(widget, QFrame) and ("ground" in properties or "edge" in properties):
        from PySide6.QtCore import Qt

        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if changed or widget.window().isVisible():
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
