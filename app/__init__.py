"""Laborbuch without Qt: records, storage, services, reports."""
