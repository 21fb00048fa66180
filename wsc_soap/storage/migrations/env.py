"""Runs the migrations on the connection that `wsc_soap.storage.migration` gives."""

from alembic import context
from sqlalchemy import text

from wsc_soap.storage.tables import metadata

_VERROU = 0x575343  # any number, the same in every process that migrates

connexion = context.config.attributes["connexion"]
context.configure(
    connection=connexion,
    target_metadata=metadata,
    render_as_batch=connexion.dialect.name == "sqlite",
    transactional_ddl=True,
)
with context.begin_transaction():
    if connexion.dialect.name == "postgresql":
        connexion.execute(text("SELECT pg_advisory_xact_lock(:verrou)"), {"verrou": _VERROU})
    context.run_migrations()
