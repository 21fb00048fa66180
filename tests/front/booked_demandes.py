"""A valid demande of each delivered téléservice that books, for a slot or for hours given."""

from __future__ import annotations

from typing import Any

from catalogue_demandes import FILE, JEANNE
from demandes import acte_naissance

ENGAGEMENT = acte_naissance()["engagement"]
PERSON = acte_naissance()["demandeur"] | JEANNE
ASSOCIATION = {
    "raisonSociale": "Club d’échecs",
    "formeJuridique": "association",
    "fonctionDemandeur": "Présidente",
    "adresseSiege": "12 rue des Tilleuls",
}


def titre(code: str, debut: str, **changes: object) -> dict[str, Any]:
    """A demande for an identity card or a passport."""
    own: dict[str, Any] = {"carte-identite": {}, "passeport": {"carteIdentiteValide": True}}[code]
    demande = {
        "motifDemande": "premiere",
        "beneficiaire": "moi",
        "nombreTitres": 1,
        "dateNaissanceBeneficiaire": "1990-02-03",
        "dateHeureRdv": debut,
        "demandeur": PERSON,
        "engagement": ENGAGEMENT,
    }
    return demande | own | changes


def sejour(debut: str) -> dict[str, Any]:
    """A question about a residence permit, with a rendez-vous."""
    return {
        "typeBesoin": "renouvellement",
        "nationalite": "MA",
        "compteAnef": True,
        "souhaiteRdv": True,
        "dateHeureRdv": debut,
        "description": "Le site affiche une erreur à la dernière page.",
        "demandeur": PERSON,
        "engagement": ENGAGEMENT,
    }


def permanence(debut: str, **changes: object) -> dict[str, Any]:
    """A rendez-vous at a permanence."""
    demande = {
        "typeRdv": "permanence",
        "permanence": "permanence-gare",
        "sujet": "voirie",
        "objetDetaille": "Le trottoir de la rue de la Gare est trop étroit.",
        "qualite": "habitant",
        "creneauPermanence": debut,
        "mode": "presence",
        "nom": "Jeanne Dupuis",
        "courriel": JEANNE["courriel"],
        "telephone": "+33199001122",
        "engagement": ENGAGEMENT,
    }
    return demande | changes


def salle(debut: str, fin: str, **changes: object) -> dict[str, Any]:
    """A hall for a family."""
    demande = {
        "salle": "salle-des-fetes",
        "dateDebut": debut,
        "dateFin": fin,
        "natureEvenement": "prive",
        "titreEvenement": "Anniversaire de mariage",
        "participants": 80,
        "categorieTarif": "habitant",
        "publicInvite": False,
        "attestationAssurance": FILE,
        "justificatifDomicile": FILE,
        "assurance": "Assureur, contrat 1234",
        "reglementAccepte": True,
        "demandeur": PERSON,
        "engagement": ENGAGEMENT,
    }
    return demande | changes


def spectacle(debut: str, nombre: int = 2, **changes: object) -> dict[str, Any]:
    """Places for a show, paid at the desk."""
    demande = {
        "spectacle": "concert-harmonie",
        "typeReservation": "individuelle",
        "representation": debut,
        "places": [{"categorie": "plein", "nombre": nombre}],
        "nom": "Jeanne Dupuis",
        "courriel": JEANNE["courriel"],
        "modeRetrait": "guichet",
        "paiement": "guichet",
        "engagement": ENGAGEMENT,
    }
    return demande | changes


def activite(debut: str) -> dict[str, Any]:
    """A place in an activity of the season."""
    return {
        "structure": "mjc",
        "typeInscription": "nouvelle",
        "activite": "theatre-enfants",
        "saison": "enCours",
        "creneau": debut,
        "beneficiaire": "moi",
        "dateNaissanceParticipant": "1990-02-03",
        "droitImage": "oui",
        "personneUrgence": {"nom": "Paul Dupuis", "telephone": "+33199001122"},
        "justificatifDomicile": FILE,
        "photo": FILE,
        "demandeur": PERSON,
        "engagement": ENGAGEMENT,
    }
