"""What a document looks like on paper, whatever the file format: its template, and what neighbours mean.

The looks come from the office's Word template, so all formats follow it. Distances are in twips (1/20 pt).
"""
