"""Valid demandes of the three téléservices, as a zeep client gives them."""

from __future__ import annotations

import base64

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def acte_naissance(**changes: object) -> dict:
    demande = {
        "typeActe": "extraitSansFiliation",
        "nombreExemplaires": 1,
        "motifDemande": "titre",
        "qualiteDemandeur": "ascendant",
        "nomTitulaire": "Astier",
        "prenomsTitulaire": "Hélène Marie Jeanne",
        "sexeTitulaire": "F",
        "dateNaissanceTitulaire": "2002-07-14",
        "communeNaissance": "95999",
        "modeRemise": "courrier",
        "demandeur": {
            "civilite": "monsieur",
            "nomNaissance": "Astier",
            "prenoms": "Henri",
            "courriel": "h.astier@courriel.example",
            "telephone": "+33199001122",
            "adresse": "12 rue des Tilleuls",
            "codePostal": "95999",
            "commune": "95999",
            "pays": "FR",
        },
        "engagement": {"certificationExactitude": True, "consentementCourriel": True},
    }
    return demande | changes


def incident(**changes: object) -> dict:
    demande = {
        "categorie": "eclairage",
        "danger": False,
        "description": "Le lampadaire devant l’école reste éteint depuis lundi soir.",
        "dateConstat": "2026-01-12T18:30:00",
        "adresseLieu": "3 rue des Tilleuls",
        "numeroCandelabre": "L-204",
        "photos": [{"nom": "lampadaire.png", "contenu": PNG}],
        "anonyme": True,
        "courriel": "passant@courriel.example",
        "engagement": {"certificationExactitude": True, "consentementCourriel": True},
    }
    return demande | changes


def change(day: str, **changes: object) -> dict:
    demande = {
        "typeMouvement": "arrivee",
        "dateMouvement": day,
        "ancienneAdresse": "5 quai de la Gare",
        "ancienPays": "FR",
        "ancienCodePostal": "69001",
        "ancienneCommune": "69381",
        "nouvelleAdresse": "12 rue des Tilleuls",
        "nouveauPays": "FR",
        "nouveauCodePostal": "95999",
        "nouvelleCommune": "95999",
        "composition": [
            {"nom": "Dupuis Jeanne", "dateNaissance": "1990-02-03"},
            {"nom": "Dupuis Léo", "dateNaissance": "2019-09-01", "scolarise": True},
        ],
        "servicesAPrevenir": ["population", "dechets"],
        "inscriptionElectorale": False,
        "demandeur": acte_naissance()["demandeur"],
        "engagement": {"certificationExactitude": True, "consentementCourriel": True},
    }
    return demande | changes
