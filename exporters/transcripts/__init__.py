"""Reading transcripts that other programs wrote: texts, Word, OpenDocument, RTF and subtitles."""

from __future__ import annotations

from exporters.transcripts.reading import ENDINGS, read

__all__ = ["ENDINGS", "read"]
