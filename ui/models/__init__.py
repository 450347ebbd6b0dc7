"""Qt models over the lab file."""
