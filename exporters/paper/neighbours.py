"""What neighbours mean for a block: space, page breaks, the cover. Everything else stands in its style."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from app.reports.model import Contents, Heading, Paragraph, Role, Table, Turn
from exporters.paper.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.reports.model import Block

    Rule = Callable[[Sequence[Block]], Iterator[tuple[int, dict[str, Any]]]]

# Twips.
_AFTER_LIST = 170
_AFTER_TABLE = 255
_ABOVE_CONTENTS = 340
_COVER_TOP, _COVER_FOOT = 1700, 2000

_LISTS = {Role.BULLET, Role.NUMBERED}
_BARRED = {Role.QUOTE, Role.NOTE, Role.BOX}


def settings(blocks: Sequence[Block], indents: Mapping[Role, int]) -> dict[int, Setting]:
    """By position, for blocks that differ from their style. ``indents`` are those of the styles, in twips."""
    changes: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for rule in (_spaces, _new_pages, _cover, _together):
        for position, change in rule(blocks):
            changes[position] |= change
    for position, role in _bars_apart(blocks):
        changes[position]["left"] = indents[role] + 1
    return {position: Setting(**change) for position, change in changes.items()}


def follows_bare_table(blocks: Sequence[Block], position: int) -> bool:
    """Whether nothing stands between this block and a table, not even the table's note."""
    before = blocks[position - 1] if position else None
    return isinstance(before, Table) and not before.note


def _spaces(blocks: Sequence[Block]) -> Iterator[tuple[int, dict[str, Any]]]:
    for position, (before, it) in enumerate(pairwise(blocks), 1):
        if isinstance(it, Paragraph) and follows_bare_table(blocks, position):
            yield position, {"before": _AFTER_TABLE}
        elif _role(it) is Role.BODY and _role(before) in _LISTS:
            yield position, {"before": _AFTER_LIST}
        elif isinstance(it, Contents) and not it.new_page:
            yield position, {"before": _ABOVE_CONTENTS}


def _new_pages(blocks: Sequence[Block]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The line above a title goes with it to the new page. After a turn the page is new already."""
    for position, it in enumerate(blocks):
        if isinstance(it, Heading | Contents) and it.new_page:
            start = position - (position > 0 and _role(blocks[position - 1]) is Role.KICKER)
            if not (start and isinstance(blocks[start - 1], Turn)):
                yield start, {"new_page": True}


def _together(blocks: Sequence[Block]) -> Iterator[tuple[int, dict[str, Any]]]:
    """A list stays with the words that lead to it, and its last item does not stand alone on a page."""
    listed = [_role(it) in _LISTS for it in blocks] + [False, False]
    for position, it in enumerate(blocks):
        last_but_one = listed[position - 1] and listed[position] and not listed[position + 2]
        if listed[position + 1] and (_role(it) is Role.BODY or last_but_one):
            yield position, {"keep_next": True}


def _bars_apart(blocks: Sequence[Block]) -> Iterator[tuple[int, Role]]:
    """Word joins the bars of neighbours with the same indent; every second one is therefore off by a hair."""
    apart = False
    for position, (before, it) in enumerate(pairwise(map(_role, blocks)), 1):
        if it in _BARRED:
            apart = not apart and before in {*_BARRED, Role.QUOTE_SOURCE}
        elif it is not Role.QUOTE_SOURCE:
            apart = False
        if apart and it is not None:
            yield position, it


def _cover(blocks: Sequence[Block]) -> Iterator[tuple[int, dict[str, Any]]]:
    """A cover is what comes before the first contents or heading, if there is a title in it."""
    inside = (position for position, it in enumerate(blocks) if isinstance(it, Contents | Heading))
    roles = [_role(it) for it in blocks[: next(inside, None)]]
    if Role.TITLE not in roles:
        return
    if roles[0] is Role.KICKER:
        yield 0, {"before": _COVER_TOP}
    imprint = [position for position, role in enumerate(roles) if role is Role.IMPRINT]
    yield from ((position, {"left": 0}) for position in imprint)
    yield from ((position, {"before": _COVER_FOOT}) for position in imprint[:1])


def _role(it: Block) -> Role | None:
    return it.role if isinstance(it, Paragraph) else None
