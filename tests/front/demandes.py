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
