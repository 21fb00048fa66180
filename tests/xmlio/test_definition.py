"""The definition language: expansion, and every fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from wsc_soap.domain.teleservice import Parametre
from wsc_soap.errors import DefinitionInvalide
from wsc_soap.xmlio.definition import Library, expand, load_teleservice
from wsc_soap.xmlio.parametres import variables

THEME = """<theme xmlns="urn:wsc:definition:1" code="essai" libelle="Essais">
  <motifs><motif code="hors-sujet">la demande est hors sujet</motif></motifs>
  <messages>
    <message code="accuse"><objet>Du thème</objet><corps>Reçu.</corps></message>
    <message code="refus"><objet>Refus</objet><corps>Non : {{motif}}.</corps></message>
  </messages>
</theme>"""
COMMUN = """<commun xmlns="urn:wsc:definition:1">
  <messages>
    <message code="refus"><objet>Commun</objet><corps>Commun.</corps></message>
    <message code="rappel"><objet>Rappel</objet><corps>Rappel.</corps></message>
  </messages>
</commun>"""
BLOC = """<bloc xmlns="urn:wsc:definition:1" nom="identite" libelle="Qui êtes-vous" page="identite">
  <champ nom="nom" type="texte" libelle="Nom" obligatoire="true"><aide>Au moins {lettres} lettres.</aide></champ>
</bloc>"""
DOCUMENT = """<teleservice xmlns="urn:wsc:definition:1" code="essai" theme="essai" version="1" service="accueil"
    compte="sans" dureeMinutes="2" conservationMois="{mois}">
  <parametre nom="mois" valeur="6" libelle="Conservation"/>
  <parametre nom="lettres" valeur="3" libelle="Lettres"/>
  <intitule>Essayer</intitule><intituleCourt>Essai</intituleCourt><intituleOrigine>Essai</intituleOrigine>
  <resume>Un essai.</resume><prix>Gratuit</prix><delai>{mois}\u00a0mois</delai><fondement>Aucun.</fondement>
  <demandeur libelle="string(identite/nom)" courriel="''"/>
  <procedure><point titre="Demander">Simplement.</point></procedure>
  <formulaire>
    <page code="objet" titre="Objet">
      <champ nom="objet" type="choix" libelle="Objet" obligatoire="true">
        <option code="a" libelle="A"/><option code="b" libelle="B"/>
      </champ>
      <champ nom="detail" type="texte" libelle="Détail" condition="objet = 'b'" motif="[a-z]{2,5}"/>
    </page>
    <bloc ref="identite"/>
  </formulaire>
  <processus debut="demande-initiale">
    <acteur code="usager" libelle="Usager" genre="usager"/>
    <acteur code="accueil" libelle="Accueil" genre="service"/>
    <acteur code="horloge" libelle="Système" genre="horloge"/>
    <etape code="demande-initiale" libelleAgent="Demande" libelleCitoyen="Demande" acteur="usager">
      <action nom="deposer" libelle="Déposer" acteur="usager" cible="examen">
        <effets><envoyerMessage code="accuse"/></effets>
      </action>
    </etape>
    <etape code="examen" libelleAgent="Examen" libelleCitoyen="Examen" acteur="accueil" delai="{lettres}">
      <action nom="refuser" libelle="Refuser" acteur="accueil" cible="refusee" ton="refus">
        <motif ref="hors-sujet"/>
        <effets><envoyerMessage code="refus"/></effets>
      </action>
    </etape>
    <etape code="refusee" libelleAgent="Clôture" libelleCitoyen="Clôture" acteur="horloge" issue="refusee"/>
  </processus>
  <messages>
    <message code="accuse"><objet>N° {{numeroDossier}}</objet><corps>
      Bonjour,
      deux lignes.

      Objet : {{demande.objet}}
    </corps></message>
  </messages>
</teleservice>"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "blocs").mkdir()
    (tmp_path / "essai").mkdir()
    (tmp_path / "blocs" / "identite.xml").write_text(BLOC, "utf-8")
    (tmp_path / "essai" / "theme.xml").write_text(THEME, "utf-8")
    (tmp_path / "commun.xml").write_text(COMMUN, "utf-8")
    return Library(tmp_path)


def faults(document: str, library: Library) -> set[tuple[str, str]]:
    """What is refused: places and rules."""
    with pytest.raises(DefinitionInvalide) as refusal:
        load_teleservice(expand(document.encode(), library))
    assert refusal.value.values["nombre"] == len(refusal.value.erreurs)
    assert all(fault.message for fault in refusal.value.erreurs)
    return {(fault.champ, fault.regle) for fault in refusal.value.erreurs}


def test_adding_a_teleservice_is_adding_one_file(library: Library, tmp_path: Path) -> None:
    assert library.codes() == ()
    (tmp_path / "essai" / "essai.xml").write_text(DOCUMENT, "utf-8")
    new = Library(tmp_path)
    assert new.codes() == ("essai",)
    assert load_teleservice(expand(new.document("essai"), new)).intitule == "Essayer"


def test_expansion_puts_blocks_theme_motives_and_parameters_in_place(library: Library) -> None:
    service = load_teleservice(expand(DOCUMENT.encode(), library))
    assert [page.code for page in service.formulaire.pages] == ["objet", "identite"]
    assert dict(service.formulaire.walk())["identite/nom"].aide == "Au moins 3 lettres."
    assert (service.theme.libelle, service.conservation_mois, service.delai) == ("Essais", 6, "6\u00a0mois")
    assert service.processus.etape("examen").delai == 3
    assert service.processus.etape("examen").actions[0].motifs[0].libelle == "la demande est hors sujet"
    assert dict(service.formulaire.walk())["detail"].motif == "[a-z]{2,5}"
    assert service.espace_de_noms == "urn:wsc:teleservice:essai:1"


def test_a_typed_parameter_reads_as_french_in_sentences_and_as_it_was_set_in_expressions(library: Library) -> None:
    typed = (
        '<parametre nom="tarif" valeur="0.18" type="montant" libelle="Tarif"/>'
        '<parametre nom="jour" valeur="2027-03-05" type="date" libelle="Jour"/>'
        '<parametre nom="qui" valeur="accueil" libelle="Qui examine"/>'
    )
    document = (
        DOCUMENT.replace("<intitule>", typed + "<intitule>", 1)
        .replace("Un essai.", "{tarif} la page avant le {jour}.")
        .replace("objet = 'b'", "string(objet) = '{jour}' or {tarif} &lt; 1")
        .replace('acteur="accueil" delai', 'acteur="{qui}" delai')
    )
    service = load_teleservice(expand(document.encode(), library))
    assert service.resume == "0,18\u00a0€ la page avant le 5\u00a0mars 2027."
    assert dict(service.formulaire.walk())["detail"].condition == "string(objet) = '2027-03-05' or 0.18 < 1"
    assert service.processus.etape("examen").acteur == "accueil"


def test_the_dates_a_town_sets_are_variables_of_expressions() -> None:
    first = Parametre("dateScrutin", "2027-04-11", "Premier tour", "date")
    no_date = Parametre("dateRentree", "en septembre", "Rentrée", "date")
    assert variables((first, no_date)) == {"dateScrutin": 20270411}


def test_the_nearest_message_wins_and_paragraphs_are_parted_by_an_empty_line(library: Library) -> None:
    messages = load_teleservice(expand(DOCUMENT.encode(), library)).messages
    assert {code: message.objet for code, message in messages.items()} == {
        "accuse": "N° {{numeroDossier}}",
        "refus": "Refus",
        "rappel": "Rappel",
    }
    assert messages["accuse"].corps == "Bonjour, deux lignes.\n\nObjet : {{demande.objet}}"


def test_expanding_again_changes_nothing_and_layout_alone_keeps_the_digest(library: Library) -> None:
    expanded = expand(DOCUMENT.encode(), library)
    assert expand(expanded, library) == expanded
    commented = DOCUMENT.replace("<resume>", "<!-- note --><resume>").replace('version="1"', "version='1'")
    assert load_teleservice(expand(commented.encode(), library)).empreinte == (load_teleservice(expanded).empreinte)


def test_a_block_stands_in_a_page_when_it_is_called_there_and_its_texts_can_be_replaced(
    library: Library,
) -> None:
    document = DOCUMENT.replace('<bloc ref="identite"/>', "").replace(
        'motif="[a-z]{2,5}"/>',
        'motif="[a-z]{2,5}"/><bloc ref="identite" condition="objet = \'b\'" obligatoire="false">'
        '<texte champ="nom">Nom entier.</texte></bloc>',
    )
    service = load_teleservice(expand(document.encode(), library))
    groupe = service.formulaire.by_name["identite"]
    assert [page.code for page in service.formulaire.pages] == ["objet"]
    assert (groupe.type, groupe.condition, groupe.obligatoire) == ("groupe", "objet = 'b'", False)
    assert groupe.champ("nom").aide == "Nom entier."


@pytest.mark.parametrize(
    ("before", "after", "place", "regle"),
    [
        ('ref="identite"', 'ref="inconnu"', "bloc/inconnu", "reference"),
        ('theme="essai"', 'theme="perdu"', "theme/perdu", "reference"),
        ('ref="hors-sujet"', 'ref="perdu"', "motif/perdu", "reference"),
        ("{mois}\u00a0mois", "{annees} ans", "parametre/annees", "reference"),
        ('code="essai" theme', 'code="compte" theme', "teleservice/code", "code"),
        ('code="essai" theme', 'code="bo-essai" theme', "teleservice/code", "code"),
        ('nom="detail"', 'nom="objet"', "formulaire/objet", "double"),
        ('<option code="b"', '<option code="a"', "formulaire/objet/a", "double"),
        ('type="choix"', 'type="fantaisie"', "formulaire/objet/type", "type"),
        ('type="choix"', 'type="texte"', "formulaire/objet", "option"),
        ('type="texte" libelle="Détail"', 'type="groupe" libelle="Détail"', "formulaire/detail", "groupe"),
        ("objet = 'b'", "//objet", "formulaire/detail/condition", "expression"),
        ("objet = 'b'", "objet = $secret", "formulaire/detail/condition", "expression"),
        ("[a-z]{2,5}", "[a-z", "formulaire/detail/motif", "motif"),
        ('nom="detail" type', 'nom="detail" minimum="peu" type', "formulaire/detail/minimum", "borne"),
        ('libelle="string(identite/nom)"', 'libelle="$aujourdhui"', "demandeur/libelle", "expression"),
        ('debut="demande-initiale"', 'debut="perdue"', "processus/debut", "reference"),
        ('acteur="accueil" delai', 'acteur="personne" delai', "processus/examen/acteur", "reference"),
        ('acteur="accueil" delai="{lettres}"', 'delai="{lettres}"', "processus/examen", "acteur"),
        ('cible="refusee"', 'cible="perdue"', "processus/examen/refuser/cible", "reference"),
        ('cible="refusee"', "", "processus/examen", "issue"),
        ('cible="refusee"', 'cible="examen"', "processus/examen", "chemin"),
        ('issue="refusee"', "", "processus/refusee", "issue"),
        ('ton="refus"', 'ton="refus" apres="2"', "processus/examen/refuser/apres", "horloge"),
        ('<envoyerMessage code="refus"/>', '<envoyerMessage code="perdu"/>', "processus/examen/refuser/envoyerMessage",
         "reference"),
        ('<envoyerMessage code="refus"/>', "<danser/>", "processus/examen/refuser/danser", "effet"),
        ('<envoyerMessage code="refus"/>', '<alerter acteur="nul"/>', "processus/examen/refuser/alerter", "reference"),
        ("{{demande.objet}}", "{{demande.rien}}", "messages/accuse/corps", "fusion"),
        ("{{demande.objet}}", "{% if 1 %}", "messages/accuse/corps", "fusion"),
    ],
)  # fmt: skip
def test_a_fault_of_meaning_is_told_with_its_place(
    library: Library, before: str, after: str, place: str, regle: str
) -> None:
    assert before in DOCUMENT
    assert (place, regle) in faults(DOCUMENT.replace(before, after), library)


def test_all_faults_are_told_together(library: Library) -> None:
    document = DOCUMENT.replace("objet = 'b'", "//objet").replace('cible="refusee"', 'cible="perdue"')
    places = faults(document.replace("{{demande.objet}}", "{{heure}}"), library)
    assert {"formulaire/detail/condition", "processus/examen/refuser/cible", "messages/accuse/corps"} <= {
        place for place, _ in places
    }


def test_what_breaks_the_schema_is_told_in_french_and_without_the_words_of_the_parser(
    library: Library,
) -> None:
    document = DOCUMENT.replace('compte="sans"', 'compte="gratuit"').replace("<prix>Gratuit</prix>", "")
    with pytest.raises(DefinitionInvalide) as refusal:
        expand(document.encode(), library)
    assert len(refusal.value.erreurs) >= 2
    assert {fault.regle for fault in refusal.value.erreurs} == {"schema"}
    assert all("Element" not in fault.message for fault in refusal.value.erreurs)


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ({"a": "{b}", "b": "{a}"}, {"parametre/a", "parametre/b"}),
        ({"a": "{a}"}, {"parametre/a"}),
        ({f"a{n}": f"{{a{n - 1}}}" * 10 if n else "lol" for n in range(10)}, {"parametre/a8"}),
    ],
    ids=["circle", "itself", "billion"],
)
def test_a_parameter_names_no_other(library: Library, values: dict[str, str], places: set[str]) -> None:
    made = "".join(f'<parametre nom="{nom}" valeur="{text}" libelle="P"/>' for nom, text in values.items())
    last = list(values)[-1]
    document = DOCUMENT.replace("<intitule>Essayer", f"{made}<intitule>{{{last}}}", 1)
    assert {(place, "reference") for place in places} <= faults(document, library)


def test_values_do_not_make_a_document_endless(library: Library) -> None:
    document = DOCUMENT.replace("<intitule>", f'<parametre nom="a" valeur="{"x" * 900}" libelle="P"/><intitule>', 1)
    long = "{a}" * 1000
    paragraphs = "".join(f'<rubrique titre="R{n}"><paragraphe>{long}</paragraphe></rubrique>' for n in range(20))
    found = faults(document.replace("</procedure>", f"</procedure>{paragraphs}", 1), library)
    assert found


def test_a_document_that_was_not_expanded_is_refused(library: Library) -> None:
    with pytest.raises(DefinitionInvalide) as refusal:
        load_teleservice(DOCUMENT.encode())
    places = {fault.champ for fault in refusal.value.erreurs}
    assert {"bloc/identite", "motif/hors-sujet", "theme/essai", "parametre/mois"} <= places


@pytest.mark.parametrize("other", [THEME, COMMUN, BLOC, "<rien/>"])
def test_only_a_teleservice_is_read_as_one(library: Library, other: str) -> None:
    with pytest.raises(DefinitionInvalide):
        load_teleservice(other.encode())
