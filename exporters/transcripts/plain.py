"""Text without a container: its letters may be written in several ways."""

from __future__ import annotations

import codecs

from app.errors import RefusedFileError

NO_RTF = (
    "„{name}“ ist beschädigt oder kein RTF. Öffnen Sie die Datei in Word, und speichern Sie sie als .docx."
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_of(data: bytes) -> str:
    """Return the text. Without a mark it is UTF-8, or as Windows wrote it before that."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def rtf_of(data: bytes, name: str) -> str:
    """Return the text of an RTF file."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise RefusedFileError(NO_RTF.format(name=name))
    text: str = rtf_to_text(  # type: ignore[no-untyped-call]
        data.decode("latin-1"), encoding="cp1252", errors="replace"
    )
    return text
