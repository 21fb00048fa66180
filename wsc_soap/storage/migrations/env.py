"""Runs the migrations on the connection that `wsc_soap.storage.migration` gives."""

from alembic import context
from sqlalchemy import text

from wsc_soap.storage.tables import metadata

_LOCK = 0x575343  # any number, the same in every process that migrates

connection = context.config.attributes["connexion"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
with context.begin_transaction():
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:verrou)"), {"verrou": _LOCK})
    context.run_migrations()
