"""One module per record."""
