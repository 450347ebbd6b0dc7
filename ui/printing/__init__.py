"""What is in view, on paper: first as a preview, with page numbers."""
