"""The unit of work: one transaction of one collectivité, and its repositories."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Connection, RootTransaction

from wsc_soap.storage.absences import Absences
from wsc_soap.storage.actes import Actes
from wsc_soap.storage.agendas import Agendas
from wsc_soap.storage.agents import Agents
from wsc_soap.storage.anchors import Anchors
from wsc_soap.storage.appels import Appels
from wsc_soap.storage.attempts import Attempts
from wsc_soap.storage.avis import Opinions
from wsc_soap.storage.brouillons import Brouillons
from wsc_soap.storage.collectivites import Collectivites
from wsc_soap.storage.comptes import Comptes
from wsc_soap.storage.crash_points import point
from wsc_soap.storage.demandes import Demandes
from wsc_soap.storage.documents import Documents
from wsc_soap.storage.dossiers import Dossiers
from wsc_soap.storage.exchanges import Exchanges
from wsc_soap.storage.guichet import Guichet
from wsc_soap.storage.idempotence import Idempotence
from wsc_soap.storage.integrateurs import Integrateurs
from wsc_soap.storage.jetons import Jetons
from wsc_soap.storage.journal import Journal
from wsc_soap.storage.lieux import Lieux
from wsc_soap.storage.outbox import Outbox
from wsc_soap.storage.paiements import Paiements
from wsc_soap.storage.pieces import Pieces
from wsc_soap.storage.rubriques import Rubriques
from wsc_soap.storage.saisies import Saisies
from wsc_soap.storage.sessions import Sessions
from wsc_soap.storage.simulations import Simulations
from wsc_soap.storage.teleservices import Teleservices
from wsc_soap.storage.televersements import Televersements


class UnitOfWork:
    """One transaction. Nothing is kept unless `commit` is called, once, at the end."""

    def __init__(self, connection: Connection, collectivite: str, transaction: RootTransaction) -> None:
        self.collectivite = collectivite
        self._branch = Guichet(connection)
        self._transaction = transaction

    def commit(self) -> None:
        """Commits. On return everything written survives a power cut; the unit can serve no more."""
        point("avant-commit")
        self._transaction.commit()
        point("apres-commit")
        self.close()

    def close(self) -> None:
        """The unit serves no more; what was not committed is undone by whoever opened it."""
        self._branch.close()

    @cached_property
    def actes(self) -> Actes:
        return Actes(self._branch, self.collectivite)

    @cached_property
    def agendas(self) -> Agendas:
        return Agendas(self._branch, self.collectivite)

    @cached_property
    def agents(self) -> Agents:
        return Agents(self._branch, self.collectivite)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._branch, self.collectivite)

    @cached_property
    def brouillons(self) -> Brouillons:
        return Brouillons(self._branch, self.collectivite)

    @cached_property
    def collectivites(self) -> Collectivites:
        return Collectivites(self._branch, self.collectivite)

    @cached_property
    def comptes(self) -> Comptes:
        return Comptes(self._branch, self.collectivite)

    @cached_property
    def demandes(self) -> Demandes:
        return Demandes(self._branch, self.collectivite)

    @cached_property
    def dossiers(self) -> Dossiers:
        return Dossiers(self._branch, self.collectivite)

    @cached_property
    def appels(self) -> Appels:
        return Appels(self._branch, self.collectivite)

    @cached_property
    def avis(self) -> Opinions:
        return Opinions(self._branch, self.collectivite)

    @cached_property
    def documents(self) -> Documents:
        return Documents(self._branch, self.collectivite)

    @cached_property
    def exchanges(self) -> Exchanges:
        return Exchanges(self._branch, self.collectivite)

    @cached_property
    def attempts(self) -> Attempts:
        return Attempts(self._branch, self.collectivite)

    @cached_property
    def idempotence(self) -> Idempotence:
        return Idempotence(self._branch, self.collectivite)

    @cached_property
    def integrateurs(self) -> Integrateurs:
        return Integrateurs(self._branch, self.collectivite)

    @cached_property
    def jetons(self) -> Jetons:
        return Jetons(self._branch, self.collectivite)

    @cached_property
    def journal(self) -> Journal:
        return Journal(self._branch, self.collectivite)

    @cached_property
    def lieux(self) -> Lieux:
        return Lieux(self._branch, self.collectivite)

    @cached_property
    def paiements(self) -> Paiements:
        return Paiements(self._branch, self.collectivite)

    @cached_property
    def pieces(self) -> Pieces:
        return Pieces(self._branch, self.collectivite)

    @cached_property
    def rubriques(self) -> Rubriques:
        return Rubriques(self._branch, self.collectivite)

    @cached_property
    def saisies(self) -> Saisies:
        return Saisies(self._branch, self.collectivite)

    @cached_property
    def sessions(self) -> Sessions:
        return Sessions(self._branch, self.collectivite)

    @cached_property
    def absences(self) -> Absences:
        return Absences(self._branch, self.collectivite)

    @cached_property
    def anchors(self) -> Anchors:
        return Anchors(self._branch, self.collectivite)

    @cached_property
    def simulations(self) -> Simulations:
        return Simulations(self._branch, self.collectivite)

    @cached_property
    def teleservices(self) -> Teleservices:
        return Teleservices(self._branch, self.collectivite)

    @cached_property
    def televersements(self) -> Televersements:
        return Televersements(self._branch, self.collectivite)
