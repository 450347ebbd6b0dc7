"""Text on its way into a run."""

from __future__ import annotations

from exporters.paper.text import LINE_BREAKS, MARKUP, NOTHING, needs_care

OPEN, CLOSE = '<w:t xml:space="preserve">', "</w:t>"

_IN_RUN = (
    NOTHING
    | dict.fromkeys(map(ord, LINE_BREAKS), f"{CLOSE}<w:br/>{OPEN}")
    | {ord("\t"): f"{CLOSE}<w:tab/>{OPEN}", 0xAD: f"{CLOSE}<w:softHyphen/>{OPEN}"}
    | MARKUP
)


def run_content(text: str) -> str:
    """Children of a ``w:r``: empty if nothing readable is left. Line breaks, tabs and soft hyphens stay."""
    if not text or not needs_care(text):
        return f"{OPEN}{text}{CLOSE}" if text else ""
    content = OPEN + text.replace("\r\n", "\n").translate(_IN_RUN) + CLOSE
    return content.replace(OPEN + CLOSE, "")
