"""The first page of a lab: how it stands."""
