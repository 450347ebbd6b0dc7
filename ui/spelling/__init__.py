"""Spelling: unknown words are underlined in the text in which somebody writes."""
