"""The platform under attack: two towns, one téléservice made for it, a database of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus import SECRET, good_request
from lxml import etree

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.operations.installation import install_agent, install_town
from wsc_soap.storage import Storage
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library

DEFINITION = """\
<teleservice xmlns="urn:wsc:definition:1" code="essai" theme="essais" version="1" service="etat-civil"
             compte="facultatif" dureeMinutes="5" conservationMois="12">
  <intitule>Déposer un essai</intitule><intituleCourt>Essai</intituleCourt><intituleOrigine>Essai</intituleOrigine>
  <resume>Un essai.</resume><prix>Gratuit</prix><delai>Un jour</delai><fondement>Aucun</fondement>
  <demandeur libelle="string(nom)" courriel="string(courriel)"/>
  <procedure><point titre="Dépôt">Vous déposez.</point></procedure>
  <formulaire><page code="tout" titre="Tout">
    <champ nom="nom" type="texte" libelle="Nom" obligatoire="true" longueurMax="100"/>
    <champ nom="courriel" type="courriel" libelle="Courriel" obligatoire="true"/>
    <champ nom="ligne" type="groupeRepete" libelle="Ligne" occurrencesMin="0" occurrencesMax="1000">
      <champ nom="valeur" type="texte" libelle="Valeur" longueurMax="50"/>
    </champ>
  </page></formulaire>
  <processus debut="depot">
    <acteur code="usager" libelle="Usager" genre="usager"/>
    <acteur code="etat-civil" libelle="État-civil" genre="service"/>
    <etape code="depot" libelleAgent="Dépôt" libelleCitoyen="Dépôt" acteur="usager">
      <action nom="deposer" libelle="Déposer" acteur="usager" cible="controle"/>
    </etape>
    <etape code="controle" libelleAgent="Contrôle" libelleCitoyen="Contrôle" acteur="etat-civil">
      <action nom="valider" libelle="Valider" acteur="etat-civil" cible="fin"/>
    </etape>
    <etape code="fin" libelleAgent="Fin" libelleCitoyen="Fin" acteur="etat-civil" issue="acceptee"/>
  </processus>
</teleservice>
"""
THEME = '<theme xmlns="urn:wsc:definition:1" code="essais" libelle="Essais"/>'
COMMUN = """\
<commun xmlns="urn:wsc:definition:1"><messages>
  <message code="accuse"><objet>Reçu</objet><corps>Reçu.</corps></message>
</messages></commun>
"""
TOWN = """\
<collectivite xmlns="urn:wsc:collectivite:1" code="{code}" nom="{code}" intitule="Ville" commune="95999" codePostal="95999">
  <apparence accent="#14505c" accentFort="#0c3a44" second="#b4632a"/>
  <accueil nom="Accueil"><adresse>1 place</adresse><telephone>01 99 00 12 34</telephone><courriel>a@exemple.fr</courriel><horaires>jour</horaires></accueil>
  <service code="etat-civil" nom="État-civil"><adresse>1 place</adresse><telephone>01 99 00 12 34</telephone><courriel>a@exemple.fr</courriel><horaires>jour</horaires></service>
</collectivite>
"""
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Target:
    """A platform, called as a WSGI server would call it."""

    def __init__(self, dossier: Path, **settings: Any) -> None:
        values = {"donnees": dossier / "donnees", "debit": 0, "adresse": "https://demarches.example"} | settings
        self.installation: Installation = build(Settings(_env_file=None, **values))
        self.storage: Storage = self.installation.platform.storage
        document = expand(DEFINITION.encode(), _library(dossier / "bibliotheque"))
        for code in ("demoville", "saint-exemple"):
            install_town(self.storage, TOWN.format(code=code).encode(), NOW)
            self._publish(code, document)
        install_agent(
            self.storage, "demoville", "l.martin", SECRET, civilite="Mme", nom="Martin", prenom="Léa",
            profil="Agent", services=("etat-civil",),
        )  # fmt: skip

    def _publish(self, collectivite: str, document: bytes) -> None:
        service = load_teleservice(document)
        with self.storage.write(collectivite) as unit:
            unit.teleservices.publish(
                service.code, service.theme.code, document, espace_de_noms=service.espace_de_noms,
                empreinte=service.empreinte, now=NOW,
            )  # fmt: skip
            unit.teleservices.set_mode(service.code, "en-ligne")
            unit.commit()

    def call(self, environ: dict[str, Any]) -> Answer:
        """Call the WSGI callable and keep its answer; what it raises is not caught."""
        recus: list[tuple[str, list[tuple[str, str]]]] = []
        body = self.installation.application(environ, lambda status, headers, _=None: recus.append((status, headers)))
        octets = b"".join(body)
        return Answer(int(recus[0][0][:3]), dict(recus[0][1]), octets)

    def count(self) -> dict[str, int]:
        """How many rows each table has."""
        with closing(sqlite3.connect(self.installation.settings.donnees / "wsc.sqlite3")) as base:
            tables = [nom for (nom,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {nom: base.execute(f'SELECT count(*) FROM "{nom}"').fetchone()[0] for nom in tables}

    def still_answers(self) -> bool:
        return self.call(good_request()).status == 200


class Answer:
    """An answer: status, headers, bytes, and its SOAP body as a tree."""

    def __init__(self, status: int, headers: dict[str, str], octets: bytes) -> None:
        self.status, self.headers, self.octets = status, headers, octets

    @property
    def body(self) -> etree._Element:
        """The element in Body; fails unless the answer is one well-formed envelope."""
        root = etree.fromstring(self.octets)
        assert etree.QName(root).localname == "Envelope"
        assert etree.QName(root[-1]).localname == "Body"
        assert len(root[-1]) == 1
        return root[-1][0]

    @property
    def side(self) -> str:
        """The side of a fault, without prefix: `Client`, `Sender`, `Server`, `MustUnderstand`…; empty for an answer."""
        fault = self.body
        if etree.QName(fault).localname != "Fault":
            return ""
        return (fault.findtext("faultcode") or fault.findtext("{*}Code/{*}Value") or "").rpartition(":")[2]

    @property
    def code(self) -> str:
        """Our own code: the name of the element in `detail`."""
        detail = next(iter(self.body.iterfind("detail/*")), None)
        detail = next(iter(self.body.iterfind("{*}Detail/*")), None) if detail is None else detail
        return "" if detail is None else etree.QName(detail).localname


def _library(dossier: Path) -> Library:
    for nom, text in (("essais/theme.xml", THEME), ("commun.xml", COMMUN), ("blocs/vide.txt", "")):
        (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
        (dossier / nom).write_text(text, encoding="utf-8")
    return Library(dossier)
