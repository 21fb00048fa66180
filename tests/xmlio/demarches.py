"""The delivered téléservices, and entries that make a right demande of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from lxml import etree

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.referentiels import Referentiels
from wsc_soap.xmlio.definition import Bibliotheque, developper, lire_teleservice
from wsc_soap.xmlio.demande import Bilan, Controle
from wsc_soap.xmlio.saisie import FichierSaisi, Saisie, lire_saisie
from wsc_soap.xmlio.variables import Valeurs, valeurs

COMMUNE = "95999"
CODES = Bibliotheque().codes()
PDF = FichierSaisi("livret.pdf", b"%PDF-1.7 un livret", None, 18)

NAISSANCE = {
    "typeActe": ["copieIntegrale"],
    "nombreExemplaires": ["2"],
    "qualiteDemandeur": ["ascendant"],
    "nomTitulaire": ["Astier"],
    "prenomsTitulaire": ["Hélène Marie"],
    "dateNaissanceTitulaire.jour": ["14"],
    "dateNaissanceTitulaire.mois": ["7"],
    "dateNaissanceTitulaire.annee": ["2002"],
    "communeNaissance": ["Démoville"],
    "nomParent1": ["Astier"],
    "prenomsParent1": ["Henri"],
    "nomParent2": ["Morel"],
    "prenomsParent2": ["Jeanne"],
    "modeRemise": ["courrier"],
    "demandeur.civilite": ["monsieur"],
    "demandeur.nomNaissance": ["ASTIER"],
    "demandeur.prenoms": ["Henri"],
    "demandeur.courriel": ["h.astier@courriel.example"],
    "demandeur.telephone": ["01 99 00 12 40"],
    "demandeur.adresse": ["12 rue des Tilleuls\r\nBâtiment B"],
    "demandeur.codePostal": ["95999"],
    "demandeur.commune": ["Démoville"],
    "engagement.certificationExactitude": ["true"],
    "engagement.consentementCourriel": ["true"],
}
INCIDENT = {
    "categorie": ["eclairage"],
    "danger": ["false"],
    "description": ["Le lampadaire devant le numéro 12 est éteint."],
    "dateConstat.jour": ["20"],
    "dateConstat.mois": ["11"],
    "dateConstat.annee": ["2026"],
    "dateConstat.heure": ["8"],
    "dateConstat.minute": ["30"],
    "adresseLieu": ["12 rue des Tilleuls"],
    "numeroCandelabre": ["A 214"],
    "engagement.certificationExactitude": ["true"],
}
ADRESSE = {
    "typeMouvement": ["interne"],
    "dateMouvement": ["1er décembre 2026"],
    "ancienneAdresse": ["3 place du Marché"],
    "ancienCodePostal": ["95999"],
    "ancienneCommune": ["Démoville"],
    "nouvelleAdresse": ["12 rue des Tilleuls"],
    "nouveauCodePostal": ["95999"],
    "nouvelleCommune": ["Démoville"],
    "composition.1.nom": ["Henri Astier"],
    "composition.1.dateNaissance": ["27/3/1974"],
    "composition.2.nom": ["Léa Astier"],
    "composition.2.dateNaissance": ["2/5/2015"],
    "composition.2.scolarise": ["true"],
    "servicesAPrevenir": ["scolaire", "dechets"],
    "demandeur.nomNaissance": ["Astier"],
    "demandeur.prenoms": ["Henri"],
    "demandeur.courriel": ["h.astier@courriel.example"],
    "demandeur.adresse": ["3 place du Marché"],
    "demandeur.codePostal": ["95999"],
    "demandeur.commune": ["Démoville"],
    "engagement.certificationExactitude": ["true"],
    "engagement.consentementCourriel": ["true"],
}
ENTREES: dict[str, dict[str, list[str]]] = {
    "acte-naissance": NAISSANCE,
    "incident-voirie": INCIDENT,
    "changement-adresse": ADRESSE,
}
FICHIERS = {
    "acte-naissance": {"pieceIdentite": [PDF]},
    "incident-voirie": {"photos": [FichierSaisi("lampe.JPG", None, "jeton-1", 2000)]},
    "changement-adresse": {"justificatifDomicile": [PDF]},
}


@cache
def demarche(code: str) -> Teleservice:
    bibliotheque = Bibliotheque()
    return lire_teleservice(developper(bibliotheque.document(code), bibliotheque))


@cache
def referentiel() -> Referentiels:
    return Referentiels([(COMMUNE, "Démoville", (COMMUNE,))])


@cache
def controle(code: str) -> Controle:
    return Controle(demarche(code), referentiel())


def a_midi() -> Valeurs:
    return valeurs(datetime(2026, 11, 23, 12, 0), COMMUNE)


def saisir(
    code: str, fichiers: Mapping[str, list[FichierSaisi]] | None = None, **changements: list[str] | None
) -> Saisie:
    """The right entries of a téléservice with changes; `__` stands for a dot, None takes an entry away."""
    entrees = dict(ENTREES[code])
    for nom, valeur in changements.items():
        entrees.pop(nom.replace("__", "."), None)
        if valeur is not None:
            entrees[nom.replace("__", ".")] = valeur
    joints = FICHIERS[code] if fichiers is None else fichiers
    return lire_saisie(demarche(code), entrees, joints, referentiel(), a_midi())


def juger(code: str, demande: etree._Element) -> Bilan:
    return controle(code).controler(demande, a_midi())


def regles(bilan: Bilan) -> set[tuple[str, str]]:
    """What is wrong, as (place, rule)."""
    return {(faute.champ, faute.regle) for faute in bilan.erreurs}
