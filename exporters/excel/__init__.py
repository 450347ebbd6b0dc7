"""The workbook, readable by people and complete for the merge.

The contract that ``layout`` draws from the field declarations, for writer and reader alike:

- ``Lies mich`` comes first: what the file is (lab, delivery, schema version, date), how to edit it, what
  every column means.
- One sheet per kind of record, one record per row; child lists on sheets of their own, tied to their record
  by its code and a running number. Fields that may not leave the town have no column.
- A cell holds what its field says: text as text, numbers as numbers, labels for keys, codes for references,
  several values divided by semicolons. A fuzzy date is its first day, and the next column says how exact it
  is; days that Excel's calendar does not know, and masked numbers, stand as text.
- What no cell holds goes on in ``Fortsetzungen``; joined in order, cell and pieces are the text again.
- ``Gelöschte`` names the records that are no more.
- The sum in every row is over what the record says: ``read`` takes a row whose sum fits as it was written,
  and looks at every cell of the others, which somebody edited.

``write_network`` puts what many labs say together in front of the same sheets; that workbook is for reading.

The same bundle gives the same bytes.
"""

from __future__ import annotations

from exporters.excel.network import write_network
from exporters.excel.reader import read
from exporters.excel.writer import write

__all__ = ["read", "write", "write_network"]
