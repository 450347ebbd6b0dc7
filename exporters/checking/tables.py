"""Tables: of data, with one head row, a name, and no tricks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.checking import names as n
from exporters.checking import rules
from exporters.checking.styles import said, switched
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from lxml.etree import _Element

    from exporters.checking.stories import Table

_MERGED = (f"{n.W}gridSpan", f"{n.W}vMerge", f"{n.W}hMerge")
_NAMES = ("Caption", "Description")
_SEEN = (n.DOC_PR, f"{n.W}pict", f"{n.W}object", f"{n.W}sym")


class Tables(Theme):
    """Looks at each table that does not stand in another."""

    def table(self, it: Table) -> None:
        heads = sum(map(_is_head, it.rows))
        if not heads and _arranges_only(it):
            self.found.add(rules.LAYOUT_TABLE, it.place)
        elif not heads:
            self.found.add(rules.NO_HEADER_ROW, it.place)
        elif heads > 1:
            self.found.add(rules.MANY_HEADER_ROWS, it.place, count=heads)
        self._structure(it)
        self._rows(it, heads)

    def _structure(self, it: Table) -> None:
        if n.TBL in it.tags and next(it.element.iterdescendants(n.TBL), None) is not None:
            self.found.add(rules.NESTED_TABLE, it.place)
        if it.tags.intersection(_MERGED) and any(map(_spans, it.element.iter(*_MERGED))):
            self.found.add(rules.MERGED_CELLS, it.place)
        properties = it.element.find(f"{n.W}tblPr")
        if properties is None or not any(said(properties, f"tbl{name}").strip() for name in _NAMES):
            self.found.add(rules.TABLE_UNNAMED, it.place)

    def _rows(self, it: Table, heads: int) -> None:
        for number, row in enumerate(it.rows, 1):
            cells = row.findall(f".//{n.TC}")
            blank = [column for column, cell in enumerate(cells, 1) if not _is_filled(cell)]
            if cells and len(blank) == len(cells):
                self.found.add(rules.EMPTY_ROW, f"{it.place}, Zeile {number}")
            elif heads and number == 1 and blank:
                self.found.add(rules.EMPTY_HEAD, f"{it.place}, Zeile 1", column=blank[0])


def _is_head(row: _Element) -> bool:
    return bool(switched(row.find(f"{n.W}trPr/{n.W}tblHeader")))


def _arranges_only(it: Table) -> bool:
    columns = max((len(row.findall(n.TC)) for row in it.rows), default=0)
    return len(it.rows) <= 1 or columns <= 1


def _spans(element: _Element) -> bool:
    return element.get(n.VAL, "") != "1"


def _is_filled(cell: _Element) -> bool:
    return any((it.tag != n.T) or (it.text or "").strip() for it in cell.iter(n.T, *_SEEN))
