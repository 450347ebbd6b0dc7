"""What a writer turns into a file: frozen documents, built from records. Knows no file format."""
