"""Help: what a field is about, and short pages on every place."""
