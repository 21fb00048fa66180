"""The process of a téléservice: acteurs, étapes, actions and the effects an action asks for, as immutable values."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from wsc_soap.domain.formulaire import Champ, Formulaire, Page

USAGER = "usager"
HORLOGE = "horloge"


@dataclass(frozen=True)
class Acteur:
    """Who may act: `genre` is `usager`, `service` (agents of that service), `externe`, `metier` (business software) or
    `horloge`. `courriel` is the mailbox of an external acteur when the town gives no other."""

    code: str
    libelle: str
    genre: str
    courriel: str = ""


@dataclass(frozen=True)
class Motif:
    """A reason an agent gives with an action; `libelle` is the sentence the citizen reads."""

    code: str
    libelle: str


@dataclass(frozen=True)
class Effet:
    """Something to do because of an action, written down with the step and performed afterwards.

    `genre` is one of the registered kinds of `domain/actions/` (`envoyerMessage`, `alerter`, `affecter`…);
    `parametres` are the attributes of its element in the definition.
    """

    genre: str
    parametres: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Action:
    """What an acteur may do at an étape.

    `cible` is the étape it leads to, empty when the dossier stays; `vers_origine` leads back to where the dossier came
    from. A clock action has `acteur` "horloge" and `apres`/`unite` counted from `depuis` (arrival at the étape,
    deposit, or complete dossier) or from the date that the expression `reference` reads in the demande, and starts
    again when `repete`. `automatique` actions are done on arrival, those with a `declencheur` when that event comes.
    `condition` is an expression over the dossier's view; `exige` and `distinct` name actions done before, and by
    somebody else; `profil` is the least profile of the agent; `champs` is what the action asks.
    `ton` is `principale`, `secondaire` or `refus`, for the screens.
    """

    nom: str
    libelle: str
    acteur: str
    cible: str = ""
    explication: str = ""
    ton: str = "secondaire"
    motifs: tuple[Motif, ...] = ()
    effets: tuple[Effet, ...] = ()
    apres: int | None = None
    unite: str = "jours"
    depuis: str = "etape"
    reference: str = ""
    repete: bool = False
    vers_origine: bool = False
    condition: str = ""
    exige: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    profil: str = ""
    automatique: bool = False
    declencheur: str = ""
    champs: tuple[Champ, ...] = ()

    @cached_property
    def formulaire(self) -> Formulaire:
        """What the action asks, as a form of one page."""
        return Formulaire((Page("action", self.libelle, self.champs),))


@dataclass(frozen=True)
class Silence:
    """What the administration's silence decides, and when: `effet` is `acceptation`, `rejet` or `aucun`, `delai` in
    `unite` counted from `depuis` (`depot` or `complet`); `condition` restricts it (code des relations entre le public
    et l'administration, L231-1 to L231-5)."""

    effet: str
    delai: int
    unite: str = "mois"
    depuis: str = "depot"
    condition: str = ""


@dataclass(frozen=True)
class Etape:
    """Where a dossier stands. `issue` not empty makes it terminal. `delai` is in working days; `detour` étapes show
    in the citizen's view only when the dossier went there. `retour` étapes remember where the dossier came from;
    `delai_legal` is `suspendu`, `reinitialise` or empty; `traitement` étapes were given the library's actions."""

    code: str
    libelle_agent: str
    libelle_citoyen: str
    acteur: str
    delai: int | None = None
    issue: str = ""
    detour: bool = False
    retour: bool = False
    delai_legal: str = ""
    traitement: bool = False
    actions: tuple[Action, ...] = ()

    def action(self, nom: str) -> Action | None:
        """The action called `nom`, or None."""
        return next((action for action in self.actions if action.nom == nom), None)

    @cached_property
    def clocks(self) -> tuple[Action, ...]:
        """Its clocks: the actions that time does."""
        return tuple(action for action in self.actions if action.acteur == HORLOGE and action.apres is not None)

    @cached_property
    def automatic(self) -> tuple[Action, ...]:
        """The actions that the system does on arrival, in order."""
        return tuple(action for action in self.actions if action.automatique)


@dataclass(frozen=True)
class Processus:
    """The graph: acteurs and étapes in the order of the definition; `debut` is where the citizen's deposit stands."""

    debut: str
    acteurs: tuple[Acteur, ...]
    etapes: tuple[Etape, ...]
    silences: tuple[Silence, ...] = ()

    @cached_property
    def _etapes(self) -> dict[str, Etape]:
        return {etape.code: etape for etape in self.etapes}

    @cached_property
    def _acteurs(self) -> dict[str, Acteur]:
        return {acteur.code: acteur for acteur in self.acteurs}

    @cached_property
    def armed(self) -> frozenset[str]:
        """The names of the clocks that an effect `armer` starts: arriving at their étape does not."""
        effets = (effet for etape in self.etapes for action in etape.actions for effet in action.effets)
        return frozenset(effet.parametres.get("action", "") for effet in effets if effet.genre == "armer")

    @cached_property
    def asks_opinions(self) -> bool:
        """True when an action asks for opinions."""
        effets = (effet for etape in self.etapes for action in etape.actions for effet in action.effets)
        return any(effet.genre == "demanderAvis" for effet in effets)

    def etape(self, code: str) -> Etape:
        """The étape called `code`; KeyError when there is none."""
        return self._etapes[code]

    def acteur(self, code: str) -> Acteur:
        """The acteur called `code`; KeyError when there is none."""
        return self._acteurs[code]
