"""Actions as they are offered, with their forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from wsc_soap.operations.types.commun import Motif
from wsc_soap.operations.types.formulaire import ChampFormulaire, VariableExpression


@dataclass(frozen=True)
class ActionPossible:
    """Une action offerte à l'appelant à l'étape où se trouve le dossier."""

    nom: Annotated[str, "Nom à rendre pour faire cette action"]
    libelle: str
    explication: Annotated[str | None, "Conséquence de l'action, en une phrase"]
    ton: Annotated[str, "principale, secondaire ou refus"]
    motif: Annotated[tuple[Motif, ...], "Motifs admis ; un motif est obligatoire dès qu'il y en a"]
    champ: Annotated[tuple[ChampFormulaire, ...], "Ce que l'action demande ; les réponses vont dans entree"] = ()
    variable: Annotated[tuple[VariableExpression, ...], "Ce que nomment les conditions de ces champs"] = ()
