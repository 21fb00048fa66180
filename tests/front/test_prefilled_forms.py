"""A citizen who is signed in finds in the form what the account and earlier demandes already say."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from calls import back_office, citizen, client, code, header, places, refused
from demandes import acte_naissance, change
from lxml import etree
from sample_forms import document, publish
from test_versions import field

N = "{urn:wsc:definition:1}"
ACTE, ADDRESS = "acte-naissance", "changement-adresse"
_people = count(1)


class Citizen:
    """One account, new for each test."""

    def __init__(self, platform) -> None:
        self.platform = platform
        self.jeton = citizen(platform, f"jeanne{next(_people)}@courriel.example")

    def file(self, code: str, demande: dict) -> None:
        stub = client(self.platform, code)
        stub.service.deposer(demande=demande, _soapheaders=header(stub, self.jeton))

    def shown(self, code: str = ACTE, town: str = "demoville") -> dict[str, str]:
        stub = client(self.platform, code, town)
        form = stub.service.lireFormulaire(_soapheaders=header(stub, self.jeton))
        return {champ.entree: text for champ in fields(form.page) if (text := value(champ))}


def fields(groups):
    """Every field below pages or occurrences of groups."""
    for group in groups or ():
        for champ in group.champ:
            yield champ
            yield from fields(champ.occurrence)


def value(champ) -> str:
    return champ.valeur[0] if champ.valeur else " ".join(part for part in champ.partie if part)


@pytest.fixture
def jeanne(platform) -> Citizen:
    return Citizen(platform)


def own(demande: dict, **changes: object) -> dict:
    return demande | {"demandeur": demande["demandeur"] | changes}


def test_the_account_is_known_from_the_start_and_nothing_else_is(jeanne: Citizen) -> None:
    known = jeanne.shown()
    assert known["demandeur.nomNaissance"] == "Dupuis"
    assert known["demandeur.prenoms"] == "Jeanne"
    assert known["demandeur.courriel"].startswith("jeanne")
    assert known["demandeur.pays"] == "FR"
    assert not any(nom.startswith(("demandeur.adresse", "demandeur.codePostal", "demandeur.commune")) for nom in known)


def test_the_last_demande_of_any_teleservice_gives_the_address(jeanne: Citizen) -> None:
    jeanne.file(ACTE, own(acte_naissance(), adresse="3 place du Marché\nBâtiment B", dateNaissance="1984-03-27"))
    known = jeanne.shown(ADDRESS)
    assert known["demandeur.adresse"] == known["ancienneAdresse"] == "3 place du Marché\nBâtiment B"
    assert known["demandeur.codePostal"] == known["ancienCodePostal"] == "95999"
    assert "95999" in known["demandeur.commune"] or "Démoville" in known["demandeur.commune"]
    assert known["demandeur.telephone"]
    assert known["demandeur.dateNaissance"] == "1984-03-27"
    assert not any(nom.startswith(("nouvelle", "composition", "typeMouvement")) for nom in known)


def test_the_newest_demande_wins_and_an_address_is_never_made_of_two(platform, jeanne: Citizen) -> None:
    from datetime import timedelta

    jeanne.file(ACTE, own(acte_naissance(), adresse="1 rue Ancienne"))
    platform.clock.shift = timedelta(minutes=5)
    try:
        abroad = own(acte_naissance(), adresse="Grand-Place 1", pays="BE", codePostal=None, commune=None)
        jeanne.file(ACTE, abroad)
        known = jeanne.shown()
    finally:
        platform.clock.shift = timedelta()
    assert (known["demandeur.adresse"], known["demandeur.pays"]) == ("Grand-Place 1", "BE")
    assert "demandeur.codePostal" not in known


def test_nobody_sees_what_another_account_or_another_town_holds(platform, jeanne: Citizen) -> None:
    jeanne.file(ACTE, own(acte_naissance(), adresse="9 rue Secrète"))
    assert "9 rue Secrète" not in str(Citizen(platform).shown())
    stranger = client(platform, ACTE).service.lireFormulaire()
    assert {value(champ) for champ in fields(stranger.page)} <= {"", "1", "FR"}


def test_a_prefilled_form_is_filed_as_it_is_shown(jeanne: Citizen) -> None:
    jeanne.file(ACTE, own(acte_naissance(), adresse="3 place du Marché"))
    known = jeanne.shown(ADDRESS)
    demandeur = {
        n.removeprefix("demandeur."): v for n, v in known.items() if n.startswith("demandeur.") and "dateN" not in n
    }
    demandeur["commune"] = "95999"
    jeanne.file(ADDRESS, change(date.today().isoformat(), demandeur=demandeur))


@pytest.mark.parametrize(
    ("attributes", "refusal"),
    [
        ({"prerempli": "compte.motDePasse"}, "schema"),
        ({"prerempli": "compte.courriel", "sensible": "true"}, "prerempli"),
        ({"prerempli": "compte.courriel demande.a.b"}, ""),
    ],
)
def test_only_what_may_be_carried_is_named_as_a_source(platform, attributes: dict[str, str], refusal: str) -> None:
    call = back_office(platform, "bo-services", town="saint-exemple")
    draft = call("ouvrirBrouillon", teleservice=ACTE)
    root = etree.fromstring(draft.document)
    field("contact", **attributes)(root)
    give = lambda: call("importerDefinition", paquet=etree.tostring(root), version=draft.etat.version)  # noqa: E731
    if refusal:
        detail = refused(give)
        assert code(detail) == "DefinitionInvalide"
        assert refusal == "schema" or "formulaire/contact/prerempli" in places(detail)
    else:
        assert give().version
    call("abandonnerBrouillon", teleservice=ACTE)


def given(nom: str, type_: str = "texte", **attributes: str) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<champ nom="{nom}" type="{type_}" libelle="{nom.title()}"{written}/>'


def test_what_is_sensitive_or_would_be_refused_is_carried_from_no_demande(platform, jeanne: Citizen) -> None:
    said = given("sante", sensible="true") + given("quartier") + given("etage")
    asked = "".join(
        given(nom, type_, prerempli=f"demande.{source}")
        for nom, type_, source in (
            ("soin", "texte", "sante"),
            ("lieu", "texte", "quartier"),
            ("niveau", "entier", "etage"),
        )
    )
    for code_, fields_ in (("dit-avant", said), ("demande-apres", asked)):
        pages = f'<page code="p" titre="P">{fields_}</page>'
        publish(platform.installation.platform.storage, "demoville", document(code_, pages))
    platform.installation.platform.bouquet.forget()
    jeanne.file("dit-avant", {"sante": "diabète", "quartier": "Le Moulin", "etage": "le troisième"})
    assert jeanne.shown("demande-apres") == {"lieu": "Le Moulin"}
