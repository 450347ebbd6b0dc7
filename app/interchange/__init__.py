"""What travels between a lab and the office. Knows no file format."""
