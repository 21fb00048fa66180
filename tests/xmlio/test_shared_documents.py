"""What téléservices share through the theme and the library: étapes, parameters, texts, blocks under other names."""

from __future__ import annotations

from pathlib import Path

import pytest

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import DefinitionInvalide
from wsc_soap.xmlio.definition import Library, expand, load_teleservice

SPACE = 'xmlns="urn:wsc:definition:1"'
THEME = f"""<theme {SPACE} code="essai" libelle="Essais">
  <motifs><motif code="hors-sujet">la demande est hors sujet</motif></motifs>
  <messages>
    <message code="accuse"><objet>Accusé</objet><corps>Reçu pour {{{{demande.objet}}}}, {{delaiAccuse}} jours.</corps></message>
    <message code="pret" siNomme="true"><objet>Prêt</objet><corps>Pour {{{{demande.objet}}}}.</corps></message>
  </messages>
  <parametre nom="delaiExamen" valeur="4" libelle="Examen"/>
  <parametre nom="delaiAccuse" valeur="2" libelle="Accusé"/>
  <parametre nom="ailleurs" valeur="9" libelle="Ailleurs"/>
  <etape code="examen" libelleAgent="Examen" libelleCitoyen="Examen" acteur="accueil" delai="{{delaiExamen}}">
    <action nom="accepter" libelle="Accepter" acteur="accueil" cible="remise"/>
    <action nom="refuser" libelle="Refuser" acteur="accueil" cible="fin"><motif ref="hors-sujet"/></action>
  </etape>
  <etape code="remise" libelleAgent="Remise" libelleCitoyen="Remise" acteur="accueil">
    <action nom="remettre" libelle="Remettre" acteur="accueil" cible="fin"/>
  </etape>
  <etape code="fin" libelleAgent="Fin" libelleCitoyen="Fin" acteur="horloge" issue="acceptee"/>
</theme>"""
LIBRARY = f"""<bibliotheque {SPACE}>
  <traitement>
    <action nom="attendre" libelle="Attendre" acteur="acteur-etape"><motif code="pause">une pause</motif></action>
  </traitement>
  <silence effet="rejet">
    <action nom="seTaire" libelle="Silence" acteur="horloge" declencheur="silence" cible="fin"/>
  </silence>
  <etape code="attente" libelleAgent="Attente" libelleCitoyen="Attente" acteur="usager"/>
</bibliotheque>"""
PERSONNE = f"""<bloc {SPACE} nom="personne" libelle="Personne" page="personne">
  <champ nom="nom" type="texte" libelle="Nom"/>
</bloc>"""
DOCUMENT = f"""<teleservice {SPACE} code="essai" theme="essai" version="1" service="accueil"
    compte="sans" dureeMinutes="2" conservationMois="6">
  <intitule>Essayer</intitule><intituleCourt>Essai</intituleCourt><intituleOrigine>Essai</intituleOrigine>
  <resume>Un essai.</resume><prix>Gratuit</prix><delai>Court</delai><fondement>Aucun.</fondement>
  <demandeur libelle="string(objet)" courriel="''"/>
  <procedure><point titre="Demander">Simplement.</point></procedure>
  <formulaire>
    <page code="objet" titre="Objet">
      <champ nom="objet" type="texte" libelle="Objet"/>
      <bloc ref="personne" nom="parent1" libelle="Premier parent"/>
      <bloc ref="personne" nom="parent2" libelle="Second parent" obligatoire="false"/>
      <bloc ref="personne" groupe="false"/>
    </page>
  </formulaire>
  <processus debut="demande-initiale">
    <acteur code="usager" libelle="Usager" genre="usager"/>
    <acteur code="accueil" libelle="Accueil" genre="service"/>
    <acteur code="horloge" libelle="Système" genre="horloge"/>
    <etape code="demande-initiale" libelleAgent="Demande" libelleCitoyen="Demande" acteur="usager">
      <action nom="deposer" libelle="Déposer" acteur="usager" cible="examen"/>
    </etape>
  </processus>
</teleservice>"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "essai").mkdir()
    (tmp_path / "blocs").mkdir()
    (tmp_path / "essai" / "theme.xml").write_text(THEME, "utf-8")
    (tmp_path / "commun.xml").write_text(f"<commun {SPACE}/>", "utf-8")
    (tmp_path / "blocs" / "personne.xml").write_text(PERSONNE, "utf-8")
    return Library(tmp_path)


def load(library: Library, old: str = "", new: str = "") -> Teleservice:
    assert old in DOCUMENT
    return load_teleservice(expand(DOCUMENT.replace(old, new).encode(), library))


def etapes(service: Teleservice) -> list[str]:
    return [etape.code for etape in service.processus.etapes]


def test_an_etape_that_is_aimed_at_comes_from_the_theme_with_those_it_aims_at_in_their_order(library: Library) -> None:
    service = load(library)
    assert etapes(service) == ["demande-initiale", "examen", "remise", "fin"]
    refusal = service.processus.etape("examen").action("refuser")
    assert refusal is not None
    assert [motif.libelle for motif in refusal.motifs] == ["la demande est hors sujet"]


def test_a_shared_parameter_comes_when_it_is_used_and_the_document_may_set_it(library: Library) -> None:
    service = load(library)
    assert [(one.nom, one.valeur) for one in service.parametres] == [("delaiExamen", "4"), ("delaiAccuse", "2")]
    assert "2 jours" in service.messages["accuse"].corps
    assert service.processus.etape("examen").delai == 4
    own = load(library, "<intitule>", '<parametre nom="delaiExamen" valeur="7" libelle="Examen"/><intitule>')
    assert own.processus.etape("examen").delai == 7


REFERENCE = """<etapePartagee ref="remise" libelleAgent="Guichet">
  <action nom="remettre" libelle="Donner" acteur="accueil" cible="fin"/>
  <action nom="garder" libelle="Garder" acteur="accueil" cible="fin"/>
</etapePartagee></processus>"""


def test_a_shared_etape_stands_where_it_is_named_and_what_is_written_there_wins(library: Library) -> None:
    service = load(library, "</processus>", REFERENCE)
    assert etapes(service) == ["demande-initiale", "remise", "examen", "fin"]
    remise = service.processus.etape("remise")
    assert (remise.libelle_agent, remise.libelle_citoyen) == ("Guichet", "Remise")
    assert [action.libelle for action in remise.actions] == ["Donner", "Garder"]


def test_an_etape_that_nobody_wrote_is_named(library: Library) -> None:
    with pytest.raises(DefinitionInvalide) as caught:
        load(library, "</processus>", '<etapePartagee ref="perdue"/></processus>')
    assert [fault.champ for fault in caught.value.erreurs] == ["processus/perdue"]


def test_a_text_kept_for_those_who_name_it_comes_when_an_effect_does(library: Library) -> None:
    assert set(load(library).messages) == {"accuse"}
    effect = 'cible="examen"><effets><envoyerMessage code="pret"/></effets></action>'
    assert set(load(library, 'cible="examen"/>', effect).messages) == {"accuse", "pret"}


def test_a_block_stands_under_another_name_or_without_a_group(library: Library) -> None:
    champs = load(library).formulaire.champs
    assert [(champ.nom, champ.libelle, champ.obligatoire) for champ in champs] == [
        ("objet", "Objet", False),
        ("parent1", "Premier parent", True),
        ("parent2", "Second parent", False),
        ("nom", "Nom", False),
    ]


def test_expanding_a_document_with_shared_etapes_again_changes_nothing(library: Library) -> None:
    once = expand(DOCUMENT.replace("</processus>", REFERENCE).encode(), library)
    assert expand(once, library) == once


EXAMEN = """<etape code="examen" libelleAgent="Examen" libelleCitoyen="Examen" acteur="accueil" traitement="true">
  <action nom="accepter" libelle="Accepter" acteur="accueil" cible="fin"/>
  <actionPartagee ref="attendre"><motif ref="hors-sujet"/></actionPartagee>
</etape></processus>"""


def test_an_etape_of_treatment_adds_its_motives_to_an_action_of_the_library(library: Library, tmp_path: Path) -> None:
    (tmp_path / "processus.xml").write_text(LIBRARY, "utf-8")
    examen = load(library, "</processus>", EXAMEN).processus.etape("examen")
    assert [action.nom for action in examen.actions] == ["accepter", "attendre"]
    assert examen.actions[1].acteur == "accueil"
    assert [motif.code for motif in examen.actions[1].motifs] == ["hors-sujet", "pause"]


def test_silence_is_done_at_the_etapes_of_treatment_of_a_process_that_has_a_legal_delay(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "processus.xml").write_text(LIBRARY, "utf-8")
    silence = '<etape code="demande-initiale"', '<silence effet="rejet" delai="2"/><etape code="demande-initiale"'
    document = DOCUMENT.replace("</processus>", EXAMEN)
    for text, expected in ((document, False), (document.replace(*silence), True)):
        examen = load_teleservice(expand(text.encode(), library)).processus.etape("examen")
        assert (examen.action("seTaire") is not None) is expected
