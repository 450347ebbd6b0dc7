"""The program's sign in the colours of its light look."""

from __future__ import annotations

import json
from pathlib import Path
from string import Template

RESOURCES = Path(__file__).resolve().parents[1] / "resources"


def svg() -> str:
    """Return the drawing; colours are named in it as in the program."""
    tokens = json.loads((RESOURCES / "styles" / "tokens.json").read_text("utf-8"))
    return Template((RESOURCES / "pictures" / "sign.svg").read_text("utf-8")).substitute(
        tokens["color"]["light"]
    )
