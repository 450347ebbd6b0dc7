"""What the program brings along: looked up with importlib.resources, never by path."""
