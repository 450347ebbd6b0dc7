"""A lab file as pages and tables that can be read without the program, in decades as well."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One record: its code and title, and what it says by the labels of its fields. ``files`` lie beside."""

    code: str
    title: str
    says: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """The records of a kind; ``name`` is good for a file."""

    name: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class ArchiveBook:
    """Everything, in the order of the program. ``files`` holds pictures and documents by name.

    ``personal`` is whether it holds what must not leave the town; ``day`` and ``made_by`` are for the reader.
    """

    title: str
    day: str
    made_by: str
    personal: bool
    chapters: tuple[Chapter, ...]
    files: tuple[tuple[str, bytes], ...] = ()
