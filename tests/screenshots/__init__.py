"""Pictures of every page, drawn by the running program: ``python -m tests.screenshots``."""
