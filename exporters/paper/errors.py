"""Faults of a template that an office can mend."""

from __future__ import annotations

from app.errors import LaborbuchError


class TemplateError(LaborbuchError):
    """The template cannot carry the document; no file was written."""
