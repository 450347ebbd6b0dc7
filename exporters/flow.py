"""Which paragraphs belong together: items to a list, texts to their step, a quote to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.reports.model import Heading, Paragraph, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.reports.model import Block

_LEAD = {Role.STEP_TEXT: Role.STEP, Role.QUOTE_SOURCE: Role.QUOTE}
_GROUPED = (Role.BULLET, Role.NUMBERED, Role.STEP, Role.EVIDENCE, Role.SOURCE, Role.QUOTE)


class Group(NamedTuple):
    """Blocks that form one thing. ``role`` names it; None is for a block of its own.

    ``position`` is that of the first block in the document.
    """

    role: Role | None
    blocks: tuple[Block, ...]
    position: int

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The blocks of a group with a role, which are all paragraphs."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def items(self) -> Iterator[tuple[Paragraph, ...]]:
        """Each paragraph that begins something, with what belongs to it."""
        item: list[Paragraph] = []
        for paragraph in self.paragraphs:
            if item and paragraph.role not in _LEAD:
                yield tuple(item)
                item = []
            item.append(paragraph)
        if item:
            yield tuple(item)


def groups(blocks: Iterable[Block]) -> Iterator[Group]:
    """Yield all blocks in their order."""
    running: list[Block] = []
    start = 0
    for position, block in enumerate(blocks):
        if running and not _continues(running[0], block):
            yield Group(_role(running[0]), tuple(running), start)
            running = []
        start = start if running else position
        running.append(block)
    if running:
        yield Group(_role(running[0]), tuple(running), start)


def _role(block: Block) -> Role | None:
    role = _LEAD.get(block.role, block.role) if isinstance(block, Paragraph) else None
    return role if role in _GROUPED else None


def _continues(first: Block, block: Block) -> bool:
    """A second quote and a list that counts anew are things of their own."""
    if _role(first) is None or _role(first) is not _role(block) or not isinstance(block, Paragraph):
        return False
    return block.role is not Role.QUOTE and not block.restart


def rank(block: Heading, blocks: Iterable[Block]) -> int:
    """Return the level of a heading where the title of a cover is the first."""
    titled = any(isinstance(it, Paragraph) and it.role is Role.TITLE for it in blocks)
    return block.level + titled
