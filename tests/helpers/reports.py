"""Documents of the sample labs, as they are or with changes."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from app.reports.compendium import build_lab
from app.reports.module import build_module
from tests.helpers.archive import PREFIXES, MemoryArchive, sample_archive

if TYPE_CHECKING:
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.reports.model import Document

TODAY = dt.date(2022, 11, 22)


@cache
def sample(prefix: str) -> MemoryArchive:
    """Return a sample lab; archives are never changed in place."""
    return sample_archive(prefix)


def module_document(code: str, archive: MemoryArchive | None = None, **changes: Any) -> Document:
    """Return the document of a sample module, with some of its values changed."""
    changed = (archive or sample(code.partition("-")[0])).changed(code, **changes)
    return build_module(cast("KnowledgeModule", changed.find(code)), changed, today=TODAY)


@cache
def document_of(name: str) -> Document:
    """Return a document of the sample by its name: the code of a module or the prefix of a lab."""
    return module_document(name) if "-" in name else build_lab(sample(name), today=TODAY)


MODULES = tuple(f"{prefix}-WB-000{number}" for prefix in PREFIXES for number in (1, 2, 3, 4))
DOCUMENTS = (*MODULES, *PREFIXES)
