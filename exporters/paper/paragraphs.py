"""What a paragraph shows beside its own words, and how it may break."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.reports.model import DRAFT_MARK, SEPARATOR, Role, Span, Tone
from exporters.paper.setting import AS_STYLED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.model import Paragraph
    from exporters.paper.setting import Setting

COUNTED = {Role.NUMBERED, Role.STEP, Role.EVIDENCE, Role.SOURCE}

_LONG = 600
"""Letters; a longer entry would leave too much of a page empty if it had to stay whole."""


def shown(it: Paragraph, *, draft: bool) -> Sequence[Span]:
    """What is to be read: the title of a step is bold, and the line above a title says what is a draft."""
    if it.role is Role.STEP:
        return [_as_step_title(span) for span in it.spans]
    marked = draft and it.role is Role.KICKER
    return (Span(DRAFT_MARK + SEPARATOR), *it.spans) if marked else it.spans


def setting_of(it: Paragraph, setting: Setting = AS_STYLED) -> Setting:
    """What the paragraph itself adds to the setting of its place."""
    if it.role in COUNTED:
        setting = replace(setting, may_break=_length(it) > _LONG)
    return replace(setting, keep_next=True) if it.keep_with_next else setting


def _as_step_title(span: Span) -> Span:
    return replace(span, tone=Tone.STRONG) if span.tone is Tone.PLAIN else span


def _length(it: Paragraph) -> int:
    return sum(len(span.text) for span in it.spans)
