"""Use cases, one module per group of verbs. They own the transaction and return what changed."""
