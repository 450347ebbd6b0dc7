"""The page of a kind of record: a list, and a form beside it."""
