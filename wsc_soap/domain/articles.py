"""How a sentence names a field: « la date de naissance » from the label « Date de naissance ».

The gender of a French noun cannot be computed, so the first word of a label is looked up in a short lexicon
of the words that head labels in municipal forms. A label that is not there, a question or a sentence, is
quoted instead: « la réponse à « Habitant depuis » ». Both read as good French, so a missing word is never a
mistake.
"""

from __future__ import annotations

import re

from .french import NBSP, NNBSP, apostrophe, typeset, uncapitalised

_FEMININE = """
    acquisition activité adresse ancienne affectation aide allergie année arrivée assurance attestation
    autorisation autorité catégorie caution civilité classe commission commune copie cotisation date
    demande dernière description destination difficulté donnée durée emprise entreprise face fin
    fonction forme fratrie hauteur heure identité immatriculation journée justification langue largeur
    liste localisation longueur mairie matinée naissance nationalité nature nouvelle option origine
    parcelle parenté partie pension période personne photo pièce place position précision préférence
    première preuve profession profondeur qualité question raison référence rue résidence réponse salle
    seconde signature situation société somme structure superficie surface taille tranche ville visite
    voie zone école étage
"""
_MASCULINE = """
    accès agent ancien assureur autre bailleur bureau bâtiment cabinet caractère chantier chemin chiffre
    choix code collège commentaire complément compte conjoint contrat courriel créancier créneau
    domicile document dossier droit début départ département emplacement employeur enfant effectif
    handicap iban instrument intitulé jour justificatif libellé lien lieu livret logement loyer maître
    mandat matériau matériel message mobile mode moment montant motif moyen médecin métier n° nir niveau
    nombre nom nouveau numéro objet organisme parent parti pays permis poste premier prix problème
    prénom projet quartier quotient rang rendez-vous repas responsable revenu rna rôle service sexe
    sigle siren siret site statut sujet support tarif temps terrain texte titre trajet travail type
    usage véhicule âge établissement événement état
"""
_PLURAL = """
    activités adhérents ancêtres autres besoins charges circonstances congés dates documents enfants
    explications habitants horaires jours justificatifs logements lots matériaux membres mots noms
    observations parents parts participants pensions personnes photos pièces places prestations prénoms
    précisions remarques renseignements ressources revenus salariés semaines services travaux étiquettes
"""
_ASPIRATED = {"handicap", "hauteur", "huitième", "hameau", "hangar", "haut"}
_POSSESSIVES = {"votre", "vos", "mon", "ma", "mes", "son", "sa", "ses", "le", "la", "les", "un", "une"}
_SENTENCE = re.compile(r"[?:;]|, | le$| la$| depuis$")


def _lexicon() -> dict[str, str]:
    words = dict.fromkeys(_FEMININE.split(), "la") | dict.fromkeys(_MASCULINE.split(), "le")
    return words | dict.fromkeys(_PLURAL.split(), "les") | dict.fromkeys(_POSSESSIVES, "")


_ARTICLES = _lexicon()


def name_field(libelle: str) -> str:
    """The label as the object of a sentence: « l’adresse postale », « votre fonction », « le SIRET »; a
    label whose head word is unknown, a question or a sentence comes quoted: « la réponse à « Du » »."""
    short = apostrophe(re.sub(r"\s*\([^()]*\)\s*$", "", libelle)).strip()
    word = re.split(r"[\s,’]", short, maxsplit=1)[0].lower()
    article = _ARTICLES.get(word)
    if article is None or _SENTENCE.search(short):
        return f"la réponse à «{NBSP}{apostrophe(libelle)}{NBSP}»"
    return _joined(article, uncapitalised(short), word)


def sentence(template: str, libelle: str, **values: str) -> str:
    """A sentence about a field: `{le}` is the field as `name_field` names it, `{libelle}` its label within a
    sentence."""
    short = uncapitalised(apostrophe(libelle)).rstrip(f" ?{NBSP}{NNBSP}")
    return typeset(template.format(le=name_field(libelle), libelle=short, **values))


def _joined(article: str, nom: str, word: str) -> str:
    if not article:
        return nom
    elided = article != "les" and word[0] in "aeiouyhàâéèêëîïôœ" and word not in _ASPIRATED
    return f"l’{nom}" if elided else f"{article} {nom}"
