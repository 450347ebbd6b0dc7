"""Comparing and joining what labs and office know. Pure: no database, no file."""
