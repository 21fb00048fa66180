"""Filling an empty data folder: towns, agents, citizens, dossiers filed and treated by the operations themselves.

Everything is played in the order of time, by a clock that stands at each moment in turn; the messages of that moment
leave at that moment. Interrupted at any place, it is played again from the start and does only what is missing: a
deposit has its idempotence key, a step is done when the journal says so. The reference instant is kept, so that the
second play is the same as the first.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.demo.boite import Boite
from wsc_soap.demo.histoires import CITOYEN, Histoire, Pas, content, demande_element, histories
from wsc_soap.operations import ouverture, sessions
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.installation import install_agent, install_citizen, install_town, publish_delivered
from wsc_soap.operations.taches import perform_due
from wsc_soap.operations.types import Recu
from wsc_soap.xmlio.bibliotheque import Bibliotheque
from wsc_soap.xmlio.definition import lire_teleservice
from wsc_soap.xmlio.developpement import developper

MARK = "demo.json"
_PARIS = ZoneInfo("Europe/Paris")
_OPENING, _CLOSING = 9, 17


@dataclass
class Pendule:
    """A clock that stands where it is put."""

    instant: datetime

    def __call__(self) -> datetime:
        return self.instant


def seed(settings: Settings, boite: Boite, maintenant: datetime | None = None) -> bool:
    """Fill the data folder unless that was done to the end before; true when something was done."""
    mark = settings.donnees / MARK
    if mark.exists() and json.loads(mark.read_text("utf-8"))["complete"]:
        return False
    settings.donnees.mkdir(mode=0o700, parents=True, exist_ok=True)
    reference = _reference(mark, maintenant or datetime.now(UTC))
    pendule = Pendule(reference)
    installation = build(settings, pendule)
    try:
        _install(installation, reference)
        _Scene(installation, pendule, reference, boite).play()
    finally:
        installation.plateforme.stockage.fermer()
    _write(mark, reference, complete=True)
    return True


def _reference(mark: Path, maintenant: datetime) -> datetime:
    if mark.exists():
        return datetime.fromisoformat(json.loads(mark.read_text("utf-8"))["reference"])
    _write(mark, maintenant, complete=False)
    return maintenant


def _write(mark: Path, reference: datetime, complete: bool) -> None:
    draft = mark.with_suffix(".tmp")
    draft.write_text(json.dumps({"reference": reference.isoformat(), "complete": complete}), "utf-8")
    draft.replace(mark)


# --- who and what there is --------------------------------------------------------------------------------------------


def _install(installation: Installation, reference: datetime) -> None:
    stockage, start = installation.plateforme.stockage, reference - timedelta(days=60)
    delivered = Bibliotheque().codes()
    for ville in content()["ville"]:
        code = install_town(stockage, (files("wsc_soap.demo") / ville["document"]).read_bytes(), start)
        wanted = delivered if ville["teleservices"] == "tous" else ville["teleservices"]
        publish_delivered(stockage, code, [one for one in wanted if one in delivered], start)
    for agent in content()["agent"]:
        _agent(installation, agent, delivered)
    for citoyen in content()["citoyen"]:
        install_citizen(
            stockage,
            citoyen["ville"],
            citoyen["courriel"],
            citoyen["motDePasse"],
            civilite=citoyen["civilite"],
            nom=citoyen["nom"],
            prenoms=citoyen["prenoms"],
            telephone=citoyen["telephone"],
            maintenant=start,
        )
    installation.plateforme.bouquet.forget()


def _agent(installation: Installation, agent: dict[str, Any], delivered: tuple[str, ...]) -> None:
    services = agent["services"]
    if services == ["reste"]:
        services = sorted(_departments(delivered) - {one for other in content()["agent"] for one in other["services"]})
        services = services or ["accueil"]
    install_agent(
        installation.plateforme.stockage,
        agent["ville"],
        agent["identifiant"],
        agent["motDePasse"],
        civilite=agent["civilite"],
        nom=agent["nom"],
        prenom=agent["prenom"],
        profil=agent["profil"],
        services=tuple(services),
    )


def _departments(delivered: tuple[str, ...]) -> set[str]:
    library = Bibliotheque()
    return {lire_teleservice(developper(library.document(code), library)).service for code in delivered}


# --- what happens -----------------------------------------------------------------------------------------------------


@dataclass
class _Scene:
    """The play: every event at its instant, then the worker's turn."""

    installation: Installation
    pendule: Pendule
    reference: datetime
    boite: Boite

    def __post_init__(self) -> None:
        self.recus: dict[str, Recu] = {}
        delivered = Bibliotheque().codes()
        self.histoires = [one for one in histories() if one.teleservice in delivered]

    def play(self) -> None:
        events: list[tuple[datetime, int, Callable[[], None]]] = []
        for histoire in self.histoires:
            filed = self._moment(self.reference - timedelta(days=histoire.age))
            events.append((filed, len(events), lambda h=histoire: self._file(h)))  # type: ignore[misc]
            when = filed
            for rang, pas in enumerate(histoire.etapes, start=1):
                when = max(self._moment(filed + timedelta(days=pas.jours)), when)
                events.append((when, len(events), lambda h=histoire, r=rang, p=pas: self._step(h, r, p)))  # type: ignore[misc]
        for when, _, event in sorted(events, key=lambda one: one[:2]):
            self.pendule.instant = when
            event()
            self._perform()
        self.pendule.instant = self.reference
        self._perform()

    def _moment(self, instant: datetime) -> datetime:
        """The next working moment from an instant, but never after the reference: nobody works at night here."""
        local = instant.astimezone(_PARIS)
        if local.hour >= _CLOSING:
            local = local.replace(hour=_OPENING) + timedelta(days=1)
        while local.weekday() > 4:
            local += timedelta(days=1)
        local = local.replace(hour=max(local.hour, _OPENING))
        return min(local.astimezone(UTC), self.reference - timedelta(minutes=2))

    def _file(self, histoire: Histoire) -> None:
        contexte = self._context(histoire.ville, histoire.teleservice, histoire.citoyen)
        local = contexte.local(contexte.maintenant())
        valeurs = {
            "constat": (local - timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:00"),
            "mouvement": (local + timedelta(days=12)).date().isoformat(),
        }
        demande = demande_element(histoire, contexte.demarche.espace_de_noms, valeurs)
        door = self.installation.door
        self.recus[histoire.cle] = door.call(contexte, "deposer", demande=demande, cle=histoire.cle)

    def _step(self, histoire: Histoire, rang: int, pas: Pas) -> None:
        recu, door = self.recus[histoire.cle], self.installation.door
        if self._done(histoire, recu.numero) > rang:
            return
        motif = pas.motif or None
        if pas.par == CITOYEN:
            contexte = self._context(histoire.ville, "compte", histoire.citoyen)
            door.call(contexte, "effectuerAction", numero=recu.numero, action=pas.action, motif=motif)
            return
        contexte = self._agent_context(histoire.ville, pas.par)
        if pas.action == "prendreDossier":
            door.call(contexte, "prendreDossier", numero=recu.numero)
        else:
            commentaire = pas.commentaire or None
            door.call(
                contexte, "traiterDossier", numero=recu.numero, action=pas.action, motif=motif, commentaire=commentaire
            )

    def _done(self, histoire: Histoire, numero: str) -> int:
        """How many lines people wrote in the journal: the deposit, then the steps in order."""
        with self.installation.plateforme.stockage.lire(histoire.ville) as unite:
            return sum(ligne.acteur_genre in ("usager", "agent") for ligne in unite.journal.lister(numero))

    def _perform(self) -> None:
        settings = self.installation.settings
        while perform_due(self.installation.plateforme, self._send, settings.expediteur):
            pass

    def _send(self, message: EmailMessage) -> None:
        self.boite.ranger(message.as_bytes())

    def _context(self, ville: str, service: str, courriel: str) -> Contexte:
        contexte = ouverture.open_context(self.installation.plateforme, ville, service, canal="demonstration")
        if not courriel:
            return contexte
        with contexte.lire() as unite:
            compte = unite.comptes.par_courriel(courriel)
        assert compte is not None, courriel
        opened = sessions.open_session(contexte, "citoyen", compte.id, compte.nom)
        return contexte.avec(jeton=opened.jeton)

    def _agent_context(self, ville: str, identifiant: str) -> Contexte:
        contexte = ouverture.open_context(self.installation.plateforme, ville, "bo-dossiers", canal="demonstration")
        return contexte.avec(jeton=sessions.open_session(contexte, "agent", identifiant, identifiant).jeton)
