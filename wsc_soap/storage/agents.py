"""The agents of the collectivité."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows, update_rows

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

    @property
    def titre(self) -> str:
        """« Mme Durand »."""
        return f"{self.civilite} {self.nom}".strip()

    @property
    def nom_complet(self) -> str:
        """« Mme Durand Marie-Pierre »."""
        return f"{self.titre} {self.prenom}".strip()


_CHAMPS = tuple(Agent.__dataclass_fields__)


def _save(statement: Any) -> Any:
    changes = {name: statement.excluded[name] for name in _CHAMPS if name != "identifiant"}
    return statement.on_conflict_do_update(index_elements=["collectivite", "identifiant"], set_=changes)


_SAVE = Insertion(_t, _save)
_GET = select_rows(_t, *_CHAMPS, by=["identifiant"])
_LIST = select_rows(_t, *_CHAMPS).order_by(_t.c.nom, _t.c.prenom, _t.c.identifiant)
_UPDATE = update_rows(_t, by=["identifiant"])


class Agents(Repository):
    """Agents by identifiant. An agent is made inactive, never removed: dossiers name them."""

    def save(self, agent: Agent) -> None:
        """Adds the agent or writes it whole."""
        self._insert(_SAVE, **{**vars(agent), "services": list(agent.services)})

    def get(self, identifiant: str) -> Agent | None:
        """That agent, active or not; None when unknown."""
        row = self._row(_GET, b_identifiant=identifiant)
        return _agent(row) if row else None

    def list_all(self) -> tuple[Agent, ...]:
        """All agents, by name."""
        return tuple(_agent(row) for row in self._execute(_LIST))

    def deactivate(self, identifiant: str) -> bool:
        """Makes the agent inactive; False when unknown."""
        return self._execute(_UPDATE, b_identifiant=identifiant, actif=False).rowcount == 1

    def set_password(self, identifiant: str, mot_de_passe: str) -> bool:
        """Replaces the hash; False when unknown."""
        return self._execute(_UPDATE, b_identifiant=identifiant, mot_de_passe=mot_de_passe).rowcount == 1


def _agent(row: object) -> Agent:
    values = row._asdict()  # type: ignore[attr-defined]
    return Agent(**{**values, "services": tuple(values["services"])})
