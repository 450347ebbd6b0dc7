"""The shipped vocabularies. Themes and theses are records; their shipped set lies in resources."""
