"""Records, their fields, vocabularies and value rules. Standard library only."""
