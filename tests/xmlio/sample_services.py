"""The delivered téléservices, and entries that make a right demande of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from lxml import etree

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.reference_data import ReferenceData
from wsc_soap.xmlio.definition import Library, expand, load_teleservice
from wsc_soap.xmlio.demande import DemandeChecker, Findings
from wsc_soap.xmlio.filled_form import FilledForm, FormFile, read_filled_form
from wsc_soap.xmlio.variables import VariableValues, variables_at

COMMUNE = "95999"
CODES = Library().codes()
PDF = FormFile("livret.pdf", b"%PDF-1.7 un livret", None, 18)

BIRTH = {
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
ADDRESS = {
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
    "acte-naissance": BIRTH,
    "incident-voirie": INCIDENT,
    "changement-adresse": ADDRESS,
}
SAMPLED = tuple(ENTREES)
FICHIERS = {
    "acte-naissance": {"pieceIdentite": [PDF]},
    "incident-voirie": {"photos": [FormFile("lampe.JPG", None, "jeton-1", 2000)]},
    "changement-adresse": {"justificatifDomicile": [PDF]},
}


@cache
def demarche(code: str) -> Teleservice:
    library = Library()
    return load_teleservice(expand(library.document(code), library))


@cache
def code_lists() -> ReferenceData:
    return ReferenceData([(COMMUNE, "Démoville", (COMMUNE,))])


@cache
def checker(code: str) -> DemandeChecker:
    return DemandeChecker(demarche(code), code_lists())


def at_noon() -> VariableValues:
    return variables_at(datetime(2026, 11, 23, 12, 0), COMMUNE)


def fill_in(code: str, fichiers: Mapping[str, list[FormFile]] | None = None, **changes: list[str] | None) -> FilledForm:
    """The right entries of a téléservice with changes; `__` stands for a dot, None takes an entry away."""
    entrees = dict(ENTREES[code])
    for nom, value in changes.items():
        entrees.pop(nom.replace("__", "."), None)
        if value is not None:
            entrees[nom.replace("__", ".")] = value
    attached = FICHIERS[code] if fichiers is None else fichiers
    return read_filled_form(demarche(code), entrees, attached, code_lists(), at_noon())


def judge(code: str, demande: etree._Element) -> Findings:
    return checker(code).check(demande, at_noon())


def regles(findings: Findings) -> set[tuple[str, str]]:
    """What is wrong, as (place, rule)."""
    return {(fault.champ, fault.regle) for fault in findings.errors}
