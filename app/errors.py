"""What can go wrong in a way that people can mend."""

from __future__ import annotations


class LaborbuchError(Exception):
    """Its text is one clear German sentence for the user: what, where, what to do."""


class RefusedFileError(LaborbuchError):
    """A file was not opened and not changed."""


class SaveRefusedError(LaborbuchError):
    """A record could not be stored as it is; nothing was changed."""
