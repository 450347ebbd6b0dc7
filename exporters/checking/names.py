"""How elements and attributes are called in the files, whatever prefixes they use."""

from __future__ import annotations

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_SPACE}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

P, TBL, TR, TC, T, RUN = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}t", f"{W}r"
PPR, RPR, VAL, ID, NAME = f"{W}pPr", f"{W}rPr", f"{W}val", f"{W}id", f"{W}name"
BR, CR, TAB, NO_BREAK = f"{W}br", f"{W}cr", f"{W}tab", f"{W}noBreakHyphen"
START, END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
SHADE, COLOR, LANG = f"{W}shd", f"{W}color", f"{W}lang"
HYPERLINK, INSTRUCTION, FIELD_CHAR, SIMPLE_FIELD = (
    f"{W}{name}" for name in ("hyperlink", "instrText", "fldChar", "fldSimple")
)
DOC_PR, ANCHORED, BOX = f"{WP}docPr", f"{WP}anchor", f"{W}txbxContent"

OFF = frozenset({"0", "false", "off", "none"})
