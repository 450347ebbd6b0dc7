"""The pages of the project office."""
