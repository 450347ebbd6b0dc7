"""The archive copy: web pages without a script, tables as CSV, files, and their sums."""

from __future__ import annotations

from exporters.archive.writer import write

__all__ = ["write"]
