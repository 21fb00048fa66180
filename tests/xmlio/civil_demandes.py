"""Right demandes of the état-civil and population services, as mappings, and the XML that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree
from lxml.etree import _Element
from sample_services import demarche

from wsc_soap.domain.formulaire import Champ

FILE = {"nom": "document.pdf", "contenu": "JVBERi0xLjc="}
DEMANDEUR = {
    "civilite": "madame", "nomNaissance": "Astier", "prenoms": "Jeanne", "courriel": "j.astier@courriel.example",
    "adresse": "12 rue des Tilleuls", "codePostal": "95999", "commune": "95999", "pays": "FR",
}  # fmt: skip
ENGAGEMENT = {"certificationExactitude": "true", "consentementCourriel": "true"}
PASSEPORT = {
    "motifDemande": "renouvellement", "beneficiaire": "moi", "nombreTitres": "1",
    "dateNaissanceBeneficiaire": "1984-03-27", "carteIdentiteValide": "true", "dateHeureRdv": "2026-12-15T10:00:00",
}  # fmt: skip
CARTE = {
    "typeDemande": "creation", "formule": "individuelle", "dateNaissanceTitulaire": "1984-03-27",
    "services": "piscine", "photo": {"nom": "photo.png", "contenu": "iVBORw0KGgo="}, "modeRemise": "retrait",
    "justificatifDomicile": FILE, "pieceIdentite": FILE,
}  # fmt: skip
GENEALOGIE = {
    "profil": "amateur", "acteMoins75Ans": "false",
    "recherches": {"nature": "naissance", "nom": "Morel", "anneeMin": "1885", "anneeMax": "1895"},
    "natureReponse": "reproduction",
}  # fmt: skip
ADULTS = [{"nom": "Morel Léa", "dateNaissance": "1990-05-05"}, {"nom": "Petit Jean", "dateNaissance": "1980-05-05"}]
SPOUSE = {
    "nomNaissance": "Astier", "prenoms": "Jeanne", "dateNaissance": "1994-03-27", "lieuNaissance": "Démoville, France",
    "nationalite": "FR", "profession": "infirmière", "situation": "celibataire", "domicile": "12 rue des Tilleuls",
    "parents": "Henri Astier et Marie Morel", "protectionJuridique": "aucune",
}  # fmt: skip
MARIAGE = {
    "dateSouhaitee": "2027-03-20", "heureSouhaitee": "15:30:00", "lienCommune": "domicileEpoux1",
    "epoux": [SPOUSE, SPOUSE | {"nomNaissance": "Costa", "prenoms": "Luis", "dateNaissance": "1992-01-02"}],
    "temoins": [one | {"profession": "libraire", "adresse": "3 place du Marché"} for one in ADULTS],
    "contratMariage": "false", "livretExistant": "false", "pieceIdentite": [FILE, FILE], "justificatifDomicile": FILE,
    "attestationSurHonneur": FILE, "pieceIdentiteTemoins": FILE,
}  # fmt: skip
RECENSEMENT = {
    "declarant": "jeune", "nomJeune": "Astier", "prenomsJeune": "Tom", "sexe": "M", "dateNaissanceJeune": "2010-10-02",
    "paysNaissanceJeune": "FR", "communeNaissanceJeune": "95999", "nationalites": "FR",
    "adresseJeune": "12 rue des Tilleuls", "parent1": {"nom": "Astier", "prenoms": "Jeanne"},
    "situationFamiliale": "celibataire", "scolarite": "lycee", "niveau": "premiere", "modeRemise": "compte",
    "pieceIdentite": FILE, "livretFamille": FILE,
}  # fmt: skip
DEMANDES: dict[str, Mapping[str, Any]] = {
    "passeport": PASSEPORT,
    "carte-citoyenne": CARTE,
    "genealogie": GENEALOGIE,
    "dossier-mariage": MARIAGE,
    "recensement-citoyen": RECENSEMENT,
}


def demande(code: str, **changes: Any) -> _Element:
    """The XML of a right demande with changes; None takes an answer away."""
    values = {**DEMANDES[code], "demandeur": DEMANDEUR, "engagement": ENGAGEMENT, **changes}
    service = demarche(code)
    root = etree.Element(f"{{{service.espace_de_noms}}}demande")
    _write(root, values, service.formulaire.champs)
    return root


def _write(parent: _Element, values: Mapping[str, Any], champs: Iterable[Champ]) -> None:
    space = etree.QName(parent).namespace
    for champ in champs:
        found = values.get(champ.nom)
        for one in found if isinstance(found, list) else [found]:
            if one is None:
                continue
            element = etree.SubElement(parent, f"{{{space}}}{champ.nom}")
            if champ.champs:
                _write(element, one, champ.champs)
            elif isinstance(one, Mapping):
                for nom, text in one.items():
                    etree.SubElement(element, f"{{{space}}}{nom}").text = text
            else:
                element.text = one
