"""File formats. A writer gets a finished report and knows no database; writers do not know each other."""
