"""What Alembic runs to migrate: it works in the transaction that the desk has opened, and in no other."""

from alembic import context

from saring.desk.database.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
