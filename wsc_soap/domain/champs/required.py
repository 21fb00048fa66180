"""What to say when a required field is empty."""

from __future__ import annotations

from wsc_soap.domain.articles import sentence
from wsc_soap.domain.formulaire import Champ

from .registry import champ_type

_WRITE = "Écrivez {le}"
_CHOOSE = "Choisissez une réponse : {libelle}"
_SENTENCES = {
    "oui-non": "Répondez par oui ou par non : {libelle}",
    "choix": _CHOOSE,
    "cases": "Choisissez au moins une réponse : {libelle}",
    "case": "Cochez la case : {libelle}",
    "fichiers": "Ajoutez le fichier demandé : {libelle}",
    "groupe-repete": "Ajoutez au moins une ligne : {libelle}",
    "groupe": "Répondez aux questions : {libelle}",
    "position": "Indiquez {le}",
}


def required_message(champ: Champ) -> str:
    """The field's own `message_absent`, else a sentence for its kind: « Écrivez la date de naissance », «
    Choisissez une réponse : lien avec l’enfant », « Ajoutez le fichier demandé : pièce d’identité ».
    KeyError on a type that is not registered."""
    if champ.message_absent:
        return champ.message_absent
    template = _SENTENCES.get(champ_type(champ.type).composant_for(champ), _WRITE)
    return sentence(template, champ.libelle)
