"""The thread through a record, as cards that lines tie together."""
