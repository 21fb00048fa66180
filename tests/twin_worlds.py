"""A whole platform with its outside world, as a test drives it; two of them live the same story, one of them dying."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from importlib.resources import files
from pathlib import Path

from dying import Killed, dying
from outside_world import Partner
from process_service import CODE, publish

from wsc_soap.bootstrap import build
from wsc_soap.config import Settings
from wsc_soap.domain.case import Act
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.processus import Etape, Processus
from wsc_soap.errors import DossierModifie
from wsc_soap.mail import SpooledSms
from wsc_soap.operations import opening, process, suivi, types
from wsc_soap.operations.deposit import deposit
from wsc_soap.operations.installation import install_town
from wsc_soap.operations.tasks import perform_due
from wsc_soap.xmlio.filled_form import read_filled_form

START = datetime(2026, 10, 19, 7, 30, tzinfo=UTC)  # the change of clocks comes within the week
LEASE_OVER = timedelta(minutes=6)
AGENT = Act("agent", "Mme Durand", ("etat-civil",), sujet="agent:durand", profil="gestionnaire")
REASONS = {"mettreEnAttente": "signature-attendue", "demanderComplement": "piece-manquante"}
ENTRIES = {
    "surface": ["12"],
    "parcelle": ["AB 12"],
    "prevenirParSms": ["true"],
    "demandeur.nomNaissance": ["Astier"],
    "demandeur.courriel": ["h.astier@courriel.example"],
    "demandeur.telephone": ["0199001234"],
}


class World:
    """One platform; `begin` gives it a process and a dossier."""

    def __init__(self, data: Path, partner: Partner) -> None:
        self.data, self.partner = data, partner
        self.now, self.sent, self.deaths, self.numero = START, [], 0, ""
        settings = Settings(_env_file=None, donnees=data, debit=0, partenaires_internes=True)
        self.installation = build(settings, lambda: self.now)
        town = (files("wsc_soap.demo") / "demoville.xml").read_text("utf-8")
        added = f'<partenaire code="cadastre" nom="Cadastre" adresse="{partner.address}"/></collectivite>'
        install_town(self.storage, town.replace("</collectivite>", added).encode(), START)

    @property
    def storage(self):
        return self.installation.platform.storage

    def begin(self, document: str, spool: Path, place: str, turn: int) -> None:
        """Forget the story before; publish a process and file a demande."""
        if self.numero:
            with self.storage.write("demoville") as unit:
                for genre in {genre for genre, _ in self.pending()}:
                    unit.outbox.cancel(self.numero, genre)
                unit.commit()
        self.now, self.sent, self.deaths = START, [], 0
        self.partner.keys.clear()
        self.installation.platform.sms = self.spool = SpooledSms(spool)
        publish(self.storage, "demoville", START, document)
        self.installation.platform.bouquet.forget()
        context = opening.open_context(self.installation.platform, "demoville", CODE)
        bouquet = context.platform.bouquet
        known = bouquet.variables(context.collectivite, self.now, context.demarche)
        form = read_filled_form(context.demarche, ENTRIES, {}, bouquet.names(context.collectivite), known)
        recu = self.request(lambda: deposit(context, form.demande, f"cle-{spool}"), place, turn)
        self.numero, self.context = recu.numero, context

    def request(self, call: Callable[[], object], place: str, turn: int):
        """A call, made again when the platform dies meanwhile: then the key, or the version read, tells the platform
        that it was done."""
        try:
            with dying(place, turn):
                return call()
        except Killed:
            self.deaths += 1
            self.installation.platform.bouquet.forget()
            return call()

    def act(self, action: str, who: Act, place: str, turn: int) -> str:
        """An act of somebody on the dossier as read; gives the code of the fault, empty when it was done."""
        version, before = self.dossier.version, self.deaths
        entrees = [types.Entree("piecesManquantes", "Le plan", None, None)] if action == "demanderComplement" else []
        said = Act(**{**vars(who), "motif": REASONS.get(action, "")})
        try:
            self.request(
                lambda: suivi.act(self.context, self.numero, action, said, version, entrees=entrees), place, turn
            )
        except DossierModifie:
            assert self.deaths > before  # it was done, the platform died before saying so
        except Exception as refused:
            return type(refused).__name__
        return ""

    def work(self, place: str = "", turn: int = 1) -> bool:
        """The worker does all that is due; True when it died, with what it had claimed still under its lease."""
        try:
            with dying(place, turn):
                while perform_due(self.installation.platform, self._send, "mairie@demoville.example"):
                    pass
        except Killed:
            self.deaths += 1
            self.installation.platform.bouquet.forget()
            return True
        return False

    def _send(self, message: EmailMessage) -> None:
        self.sent.append(str(message["Message-ID"]))

    # --- what is there

    @property
    def dossier(self) -> Dossier:
        with self.storage.read("demoville") as unit:
            return unit.dossiers.get(self.numero)

    @property
    def processus(self) -> Processus:
        return process.service_of(self.context, self.dossier).processus

    @property
    def etape(self) -> Etape:
        return self.processus.etape(self.dossier.etape)

    def journal(self) -> tuple[LigneJournal, ...]:
        with self.storage.read("demoville") as unit:
            assert unit.journal.verify_chain(self.numero) is None
            return unit.journal.list_all(self.numero)

    def offered(self, who: Act) -> list[str]:
        from wsc_soap.domain.workflow import possible_actions

        with self.storage.read("demoville") as unit:
            case = process.open_case(self.context, unit, unit.dossiers.get(self.numero))
            return [action.nom for action in possible_actions(case, who)]

    def pending(self) -> list[tuple[str, dict[str, str]]]:
        """What is still to be done for the dossier."""
        with sqlite3.connect(self.data / "wsc.sqlite3") as base:
            rows = base.execute(
                "select genre, contenu from boite where dossier = ? and etat = 'a-faire'", [self.numero]
            )
            return [(genre, json.loads(contenu)) for genre, contenu in rows]

    def state(self) -> dict[str, object]:
        """Everything that must be as if nothing had died."""
        dossier = self.dossier
        facts = ("etape", "passage", "version", "issue", "service", "en_attente", "origine", "echeance", "silence_le")
        with self.storage.read("demoville") as unit:
            return {nom: getattr(dossier, nom) for nom in facts} | {
                "journal": [(line.action, line.etape, line.cible, line.motif) for line in self.journal()],
                "avis": [(avis.acteur, avis.avis) for avis in unit.avis.list_all(self.numero)],
                "documents": len(unit.documents.list_all(self.numero)),
                "exchanges": [row.evenement for row in unit.exchanges.list_all(self.numero)],
                "pending": Counter((genre, contenu.get("action", "")) for genre, contenu in self.pending()),
                "mails": len(set(self.sent)),
                "sms": len(self.spool.list_all()),
                "questions": len(self.partner.keys),
            }
