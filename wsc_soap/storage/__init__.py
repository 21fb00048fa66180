"""Where everything is kept: rows in SQLite or PostgreSQL, files by content. The only importer of SQLAlchemy.

Start at `storage.py`. One repository per noun (`dossiers.py`, `comptes.py`, …), each built with a connection
and a collectivité and never without; `unit_of_work.py` gathers them in one transaction.
"""

from wsc_soap.storage.agents import Agent
from wsc_soap.storage.comptes import Compte
from wsc_soap.storage.lists import FILTRES
from wsc_soap.storage.migration import migrate
from wsc_soap.storage.outbox import Task
from wsc_soap.storage.sessions import Session
from wsc_soap.storage.storage import Storage
from wsc_soap.storage.televersements import Televersement
from wsc_soap.storage.unit_of_work import UnitOfWork

__all__ = [
    "FILTRES",
    "Agent",
    "Compte",
    "Session",
    "Storage",
    "Task",
    "Televersement",
    "UnitOfWork",
    "migrate",
]
