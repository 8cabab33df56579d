"""Runs migrations on the connection that `relapp.store.schema` hands over.

Rule for every migration: desks on a shared database are never all updated at once, so each
step must suit the previous program still running: add first, remove a version later. A merged
migration is never edited.
"""

from alembic import context

from relapp.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
