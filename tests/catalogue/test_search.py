"""What citizens type in the search of the portal, and the téléservice that must come first in the delivered catalogue."""

from __future__ import annotations

from functools import lru_cache

import pytest
from computing import delivered

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations.catalogue_search import Texts, Wanted
from wsc_soap.xmlio.library import Library

TYPED = {
    "acte-deces": "acte de deces;décès;extrait d'acte de décès",
    "acte-mariage": "acte de mariage",
    "acte-naissance": "acte de naissance;actes de naissances;extrait de naissance;ACTE NAISSANCE",
    "activite-periscolaire": "garderie;centre de loisirs;accueil du mercredi",
    "aide-sociale": "APA;aide alimentaire;EHPAD",
    "autorisation-travaux": "terrasse;clôture;piscine;panneaux solaires",
    "carte-identite": "carte d'identité;carte identite;cartes d’identités;CNI",
    "changement-adresse": "déménagement;demenagment;je déménage;changement d'adresse",
    "changement-adresse-electeur": "carte d'électeur;bureau de vote",
    "complementaire-sante": "CMU;mutuelle;Demande de CMU",
    "dossier-mariage": "mariage;se marier;publication des bans",
    "enlevement-graffiti": "tag;tags;graffitis",
    "incident-voirie": "poubelle;nid de poule;nids-de-poules;bruit;arbre;lampadaires;éclairage",
    "inscription-cantine": "cantine;cantinne;RIB",
    "inscription-creche": "creche;crèches;place en crèche",
    "inscription-ecole": "inscription scolaire;école maternelle",
    "inscription-electorale": "procuration;voter;inscription sur les listes électorales",
    "livret-famille-duplicata": "livret de famille;livrets de famille;Demande duplicata de livret de famille",
    "logement-social": "logement;HLM",
    "passeport": "passeport;passport;pasport;passeports",
    "perte-documents": "papiers perdus;objets trouvés;carte perdue",
    "permis-construire": "permis de construire;permi de construire",
    "recensement-citoyen": "Recensement militaire;JDC",
    "rendez-vous-elu": "rendez-vous avec le maire;maire",
    "reservation-salle-municipale": "salle des fêtes;salles des fetes;location de salle",
    "reservation-salle-associative": "gymnase;buvette;vide-grenier",
    "rsa": "RSA;RMI;Demande de RMI/RMA",
    "simulation-quotient-familial": "quotient familial",
}


@lru_cache(maxsize=1)
def catalogue() -> tuple[Teleservice, ...]:
    return tuple(delivered(code) for code in sorted(Library().codes()))


def texts(service: Teleservice) -> Texts:
    titles = (service.intitule, service.intitule_origine)
    return Texts(service.theme.code, service.evenements, titles, service.mots_cles, (service.resume or "",))


def found(words: str, **others: str) -> list[str]:
    return [service.code for service in Wanted(words, **others).among(catalogue(), texts)]


@pytest.mark.parametrize(("typed", "code"), [(one, code) for code, all_ in TYPED.items() for one in all_.split(";")])
def test_what_a_citizen_types_brings_the_right_service_first(typed: str, code: str) -> None:
    assert found(typed)[:1] == [code]


@pytest.mark.parametrize("code", sorted(Library().codes()))
def test_a_service_is_found_by_the_title_of_2005_and_by_the_one_of_today(code: str) -> None:
    service = delivered(code)
    assert found(service.intitule)[0] == code
    assert code in found(service.intitule_origine)[:2], "two themes have the same title in 2005"


@pytest.mark.parametrize("typed", ["licorne", "zzz", "cimetiere de voitures volantes"])
def test_what_the_town_does_not_offer_is_not_found(typed: str) -> None:
    assert found(typed) == []


def test_a_slip_is_forgiven_only_when_nothing_is_found_as_it_was_typed() -> None:
    assert "recensement-citoyen" not in found("renseignements")
    assert found("graffitti") == ["enlevement-graffiti"]
    assert "rsa" not in found("tsa"), "a short word is taken as it is"


def test_a_theme_and_a_life_event_hold_the_search_back() -> None:
    assert found("", theme="elections") and not found("passeport", theme="elections")
    assert set(found("carte", evenement="je vote")) == {"changement-adresse-electeur", "inscription-electorale"}
