"""The database of the desk: SQLite in one file, or PostgreSQL for a team."""
