"""Searching everything: the palette over the window."""
