"""One editor for each family of kinds of fields."""
