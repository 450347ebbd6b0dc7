"""The steps by which a workbook is read: container, cells, titles, values, records."""
