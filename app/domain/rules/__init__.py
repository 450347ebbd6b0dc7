"""The rules over fields: what is wrong with a record, where, and what to do about it.

Every rule of the field catalogue stands here under its id, one small function each, and so does what the
field declarations demand. Three severities say what a problem stands in the way of:

- SAVE: rules on consent, code, status steps and shared vocabulary. Only they keep a record from being saved.
- RELEASE: everything else that must be mended. The record is saved as it is, since an error never costs what
  was typed, but neither released nor delivered.
- HINT: worth a look; nothing is blocked.

Rules that compare a record with its stored version belong to SAVE: once saved, nothing is left to compare.
"""

from __future__ import annotations

from app.domain.rules import (
    activity,
    attachment,
    consent,
    declared,
    delivery,
    finding,
    general,
    guide,
    interview,
    knowledge_module,
    lab,
    person_vault,
    quote,
    references,
    source,
    theme,
    thesis,
)
from app.domain.rules.checking import check, closed_for_good, missing
from app.domain.rules.problems import Problem, Severity, blocks_release, blocks_saving, is_error
from app.domain.rules.surroundings import Alone, Surroundings

# Importing them registers their rules.
RULE_MODULES = (
    general, references, declared, lab, activity, guide, interview, quote, consent, person_vault, finding,
    thesis, theme, knowledge_module, attachment, source, delivery,
)  # fmt: skip

__all__ = [
    "Alone",
    "Problem",
    "Severity",
    "Surroundings",
    "blocks_release",
    "blocks_saving",
    "check",
    "closed_for_good",
    "is_error",
    "missing",
]
