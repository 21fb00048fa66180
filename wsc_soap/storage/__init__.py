"""Where everything is kept: rows in SQLite or PostgreSQL, files by content. The only importer of SQLAlchemy.

Start at `stockage.py`. One repository per noun (`dossiers.py`, `comptes.py`, …), each built with a connection
and a collectivité and never without; `unite.py` gathers them in one transaction.
"""

from wsc_soap.storage.agents import Agent
from wsc_soap.storage.boite import Tache
from wsc_soap.storage.comptes import Compte
from wsc_soap.storage.listes import FILTRES
from wsc_soap.storage.migration import migrer
from wsc_soap.storage.sessions import Session
from wsc_soap.storage.stockage import Stockage
from wsc_soap.storage.televersements import Televersement
from wsc_soap.storage.unite import Unite

__all__ = [
    "FILTRES",
    "Agent",
    "Compte",
    "Session",
    "Stockage",
    "Tache",
    "Televersement",
    "Unite",
    "migrer",
]
