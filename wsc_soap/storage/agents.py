"""The agents of the collectivité."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, ecriture, lecture
from wsc_soap.storage.direct import Insertion

_t = tables.agent


@dataclass(frozen=True)
class Agent:
    """`services` are the codes of the departments whose dossiers the agent treats; `mot_de_passe` an Argon2
    hash."""

    identifiant: str
    civilite: str
    nom: str
    prenom: str
    profil: str
    services: tuple[str, ...]
    mot_de_passe: str
    actif: bool = True


_CHAMPS = tuple(Agent.__dataclass_fields__)


def _enregistrer(ordre: Any) -> Any:
    changements = {nom: ordre.excluded[nom] for nom in _CHAMPS if nom != "identifiant"}
    return ordre.on_conflict_do_update(index_elements=["collectivite", "identifiant"], set_=changements)


_ENREGISTRER = Insertion(_t, _enregistrer)
_LIRE = lecture(_t, *_CHAMPS, par=["identifiant"])
_LISTER = lecture(_t, *_CHAMPS).order_by(_t.c.nom, _t.c.prenom, _t.c.identifiant)
_MODIFIER = ecriture(_t, par=["identifiant"])


class Agents(Depot):
    """Agents by identifiant. An agent is made inactive, never removed: dossiers name them."""

    def enregistrer(self, agent: Agent) -> None:
        """Adds the agent or writes it whole."""
        self._inserer(_ENREGISTRER, **{**vars(agent), "services": list(agent.services)})

    def lire(self, identifiant: str) -> Agent | None:
        """That agent, active or not; None when unknown."""
        ligne = self._ligne(_LIRE, b_identifiant=identifiant)
        return _agent(ligne) if ligne else None

    def lister(self) -> tuple[Agent, ...]:
        """All agents, by name."""
        return tuple(_agent(ligne) for ligne in self._executer(_LISTER))

    def desactiver(self, identifiant: str) -> bool:
        """Makes the agent inactive; False when unknown."""
        return self._executer(_MODIFIER, b_identifiant=identifiant, actif=False).rowcount == 1

    def changer_mot_de_passe(self, identifiant: str, mot_de_passe: str) -> bool:
        """Replaces the hash; False when unknown."""
        return self._executer(_MODIFIER, b_identifiant=identifiant, mot_de_passe=mot_de_passe).rowcount == 1


def _agent(ligne: object) -> Agent:
    valeurs = ligne._asdict()  # type: ignore[attr-defined]
    return Agent(**{**valeurs, "services": tuple(valeurs["services"])})
