"""The lab file. The only place that knows SQLAlchemy and Alembic."""
