"""The way from the first lab file to today's. Revisions hold literal operations and import no live code."""
