"""One knowledge module as a document of its own, and as a part of a larger one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.fields import Place
from app.domain.vocabularies.shared import THEMES
from app.reports import evidence, insight, page_one
from app.reports.chapters import chapter_blocks, extras
from app.reports.contact import contact_blocks, version
from app.reports.desk import Desk
from app.reports.model import Contents, Document, Paragraph, Role, Span
from app.reports.openness import public
from app.reports.prose import short_title, shortened
from app.reports.related import incoming
from app.reports.sight import Sight
from app.reports.sources import source_section
from app.reports.values import BETWEEN, text_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.records.knowledge_module import KnowledgeModule
    from app.reports.archive import Archive
    from app.reports.model import Block

MASTHEAD = ("StadtLabor Kleinstadt", "Neue Arbeitswelten")
CONTENTS = "In diesem Baustein"
RUNNING_TITLE_LIMIT = 90  # characters beside the code in one line
_NAME_LIMIT = 50  # of these, beside the kind and the mark of a draft
_NAMED_IN_EVIDENCE = ("code", "lab_id", "finding_refs", "activity_refs", "sources")


def build_module(
    module: KnowledgeModule,
    archive: Archive,
    *,
    today: dt.date,
    draft: bool = False,
    missing: Sequence[str] = (),
    files: Mapping[str, str] | None = None,
) -> Document:
    """Return a module as a document.

    A module that may not leave the lab is always a draft; ``draft`` makes one of any. ``missing`` holds the
    labels of required fields that are empty. ``files`` names the documents that will lie beside this one, by
    the internal numbers of their modules, so that related modules can lead there.
    """
    desk = Desk.tidy(Sight(archive, module, files or {}, incoming(archive)))
    is_draft = draft or not module.about.may_leave(module)
    blocks = (*_first_pages(desk), *sections(desk, today, missing, is_draft=is_draft))
    return _document(desk, module, today, blocks, is_draft=is_draft)


def _first_pages(desk: Desk) -> Iterator[Block]:
    yield page_one.kicker(desk)
    yield desk.heading(1, public(desk.subject, "title") or desk.subject.code)
    fitting, behind = page_one.below_the_title(desk)
    yield from fitting
    yield Contents(CONTENTS, (2, 2), new_page=True)
    yield from behind


def sections(
    desk: Desk, today: dt.date, missing: Sequence[str] = (), *, is_draft: bool = False
) -> Iterator[Block]:
    """Yield everything of a module that follows its first page."""
    yield from insight.statement(desk)
    yield from chapter_blocks(desk)
    yield from insight.limits(desk)
    yield from _open_points(desk, missing, is_draft=is_draft)
    yield from _evidence(desk)
    yield from contact_blocks(desk, today)


def _open_points(desk: Desk, missing: Sequence[str], *, is_draft: bool) -> Iterator[Block]:
    texts = [f"Diese Pflichtangaben fehlen noch: {BETWEEN.join(missing)}."] if missing else []
    texts += ["Die Freigabe steht noch aus."] if is_draft else []
    if texts:
        yield desk.heading(2, "Offene Angaben", "offen")
        yield Paragraph(Role.BODY, (Span(" ".join(texts)),))


def _evidence(desk: Desk) -> Iterator[Block]:
    """Yield what was cited, then what the module names without citing it, and all that these rest on."""
    for id_ in ("finding_refs", "activity_refs"):
        for uid in public(desk.subject, id_):
            if record := desk.sight.record(uid):
                desk.citations.add(record)
    blocks = [*evidence.entries(desk), *extras(desk, (Place.EVIDENCE, Place.SOURCES), _NAMED_IN_EVIDENCE)]
    blocks += source_section(desk, 3, "Zum ganzen Baustein")
    if blocks:
        yield desk.heading(2, "Belege", "belege")
        yield from blocks


def _document(
    desk: Desk, module: KnowledgeModule, today: dt.date, blocks: tuple[Block, ...], *, is_draft: bool
) -> Document:
    kind, title = text_of(desk, module, "module_type"), public(module, "title") or module.code
    return Document(
        title=title,
        subject=f"{kind} · {page_one.town_and_state(desk)}",
        code=module.code,
        masthead=MASTHEAD,
        running_title=shortened(f"{kind} · {short_title(title, _NAME_LIMIT)}", RUNNING_TITLE_LIMIT),
        version=version(module),
        date=today,
        blocks=blocks,
        author=public(module, "responsible_org") or page_one.town_and_state(desk),
        keywords=_keywords(desk, module),
        draft=is_draft,
    )


def _keywords(desk: Desk, module: KnowledgeModule) -> tuple[str, ...]:
    words = [public(row, "word") for row in public(module, "keywords")]
    themes = [desk.sight.term(THEMES, key) for key in public(module, "themes")]
    return tuple(dict.fromkeys(filter(None, [*themes, *words])))
