"""Documents without pages: what belongs together, and one writer's frame for all of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from app.reports.model import Contents, Heading, Paragraph, Picture, Role, Table
from exporters.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.reports.model import Block
    from exporters.outline import Entry, Listing

_LEAD = {Role.STEP_TEXT: Role.STEP, Role.QUOTE_SOURCE: Role.QUOTE}
LOWEST = 6  # no format of the web has lower headings
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


class Flow(ABC):
    """Writes a document that has no pages. A format says how each kind of block is written."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Find out what contents list, and whether the title of a cover is the first heading."""
        self._blocks = blocks
        self._outline = Outline(blocks)
        self._below_title = any(isinstance(it, Paragraph) and it.role is Role.TITLE for it in blocks)

    def parts(self) -> Iterator[str]:
        """Yield what is written, in its order, without what shows nothing."""
        return filter(None, map(self._group, groups(self._blocks)))

    def _group(self, group: Group) -> str:
        if group.role is Role.QUOTE:
            return self.quote(group)
        if group.role is not None:
            return self.items(group.role, group)
        return self._block(group.position, group.blocks[0])

    def _block(self, position: int, block: Block) -> str:
        match block:
            case Heading():
                level = min(block.level + self._below_title, LOWEST)
                return self.heading(block, level, self._outline.entries.get(position))
            case Paragraph():
                return self.paragraph(block)
            case Table():
                return self.table(block)
            case Picture():
                return self.picture(block)
            case Contents():
                listing = self._outline.listings[position]
                return self.contents(listing) if listing.entries else ""
        return ""

    @abstractmethod
    def heading(self, it: Heading, level: int, entry: Entry | None) -> str:
        """Write a heading; ``entry`` is what contents say of it."""

    @abstractmethod
    def paragraph(self, it: Paragraph) -> str:
        """Write a paragraph that belongs to nothing else."""

    @abstractmethod
    def table(self, it: Table) -> str:
        """Write a table."""

    @abstractmethod
    def picture(self, it: Picture) -> str:
        """Write a picture."""

    @abstractmethod
    def contents(self, listing: Listing) -> str:
        """Write contents that list something."""

    @abstractmethod
    def quote(self, group: Group) -> str:
        """Write a quote with its source."""

    @abstractmethod
    def items(self, role: Role, group: Group) -> str:
        """Write the items of a list."""
