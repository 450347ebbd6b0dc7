"""What a new record starts with: proposals from the lab's profile and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.catalogue import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.records.lab import Lab


def proposed(kind: str, lab: Lab, settings: Mapping[str, str | int]) -> dict[str, Any]:
    """Return values by field id for every field that declares where its proposal comes from."""
    found = {
        field.id: _resolve(field.default_from, lab, settings)
        for field in KINDS[kind].own_fields
        if field.default_from
    }
    return {id_: value for id_, value in found.items() if value}


def _resolve(origin: str, lab: Lab, settings: Mapping[str, str | int]) -> str:
    """Follow "settings.funding_note" or "Lab.responsible_unit + Lab.functional_email"."""
    return ", ".join(filter(None, (_one(part.strip(), lab, settings) for part in origin.split("+"))))


def _one(origin: str, lab: Lab, settings: Mapping[str, str | int]) -> str:
    place, _, key = origin.partition(".")
    return str(settings[key] if place == "settings" else getattr(lab, key) or "")
