"""The platform under attack: two towns, one téléservice made for it, a database of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus import SECRET, bonne_requete
from lxml import etree

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.operations.installation import install_agent, install_town
from wsc_soap.storage import Stockage
from wsc_soap.xmlio.bibliotheque import Bibliotheque
from wsc_soap.xmlio.definition import lire_teleservice
from wsc_soap.xmlio.developpement import developper

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
VILLE = """\
<collectivite xmlns="urn:wsc:collectivite:1" code="{code}" nom="{code}" intitule="Ville" commune="95999" codePostal="95999">
  <apparence accent="#14505c" accentFort="#0c3a44" second="#b4632a"/>
  <accueil nom="Accueil"><adresse>1 place</adresse><telephone>01 99 00 12 34</telephone><courriel>a@exemple.fr</courriel><horaires>jour</horaires></accueil>
  <service code="etat-civil" nom="État-civil"><adresse>1 place</adresse><telephone>01 99 00 12 34</telephone><courriel>a@exemple.fr</courriel><horaires>jour</horaires></service>
</collectivite>
"""
MAINTENANT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Cible:
    """A platform, called as a WSGI server would call it."""

    def __init__(self, dossier: Path, **reglages: Any) -> None:
        valeurs = {"donnees": dossier / "donnees", "debit": 0, "adresse": "https://demarches.example"} | reglages
        self.installation: Installation = build(Settings(_env_file=None, **valeurs))
        self.stockage: Stockage = self.installation.plateforme.stockage
        document = developper(DEFINITION.encode(), _bibliotheque(dossier / "bibliotheque"))
        for code in ("demoville", "saint-exemple"):
            install_town(self.stockage, VILLE.format(code=code).encode(), MAINTENANT)
            self._publier(code, document)
        install_agent(
            self.stockage, "demoville", "l.martin", SECRET, civilite="Mme", nom="Martin", prenom="Léa",
            profil="Agent", services=("etat-civil",),
        )  # fmt: skip

    def _publier(self, collectivite: str, document: bytes) -> None:
        service = lire_teleservice(document)
        with self.stockage.ecrire(collectivite) as unite:
            unite.teleservices.publier(
                service.code, service.theme.code, document, espace_de_noms=service.espace_de_noms,
                empreinte=service.empreinte, maintenant=MAINTENANT,
            )  # fmt: skip
            unite.teleservices.definir_mode(service.code, "en-ligne")
            unite.valider()

    def appeler(self, environ: dict[str, Any]) -> Reponse:
        """Call the WSGI callable and keep its answer; what it raises is not caught."""
        recus: list[tuple[str, list[tuple[str, str]]]] = []
        corps = self.installation.application(environ, lambda statut, entetes, _=None: recus.append((statut, entetes)))
        octets = b"".join(corps)
        return Reponse(int(recus[0][0][:3]), dict(recus[0][1]), octets)

    def compter(self) -> dict[str, int]:
        """How many rows each table has."""
        with closing(sqlite3.connect(self.installation.settings.donnees / "wsc.sqlite3")) as base:
            tables = [nom for (nom,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {nom: base.execute(f'SELECT count(*) FROM "{nom}"').fetchone()[0] for nom in tables}

    def repond_encore(self) -> bool:
        return self.appeler(bonne_requete()).statut == 200


class Reponse:
    """An answer: status, headers, bytes, and its SOAP body as a tree."""

    def __init__(self, statut: int, entetes: dict[str, str], octets: bytes) -> None:
        self.statut, self.entetes, self.octets = statut, entetes, octets

    @property
    def corps(self) -> etree._Element:
        """The element in Body; fails unless the answer is one well-formed envelope."""
        racine = etree.fromstring(self.octets)
        assert etree.QName(racine).localname == "Envelope"
        assert etree.QName(racine[-1]).localname == "Body"
        assert len(racine[-1]) == 1
        return racine[-1][0]

    @property
    def cote(self) -> str:
        """The side of a fault, without prefix: `Client`, `Sender`, `Server`, `MustUnderstand`…; empty for an answer."""
        faute = self.corps
        if etree.QName(faute).localname != "Fault":
            return ""
        return (faute.findtext("faultcode") or faute.findtext("{*}Code/{*}Value") or "").rpartition(":")[2]

    @property
    def code(self) -> str:
        """Our own code: the name of the element in `detail`."""
        detail = next(iter(self.corps.iterfind("detail/*")), None)
        detail = next(iter(self.corps.iterfind("{*}Detail/*")), None) if detail is None else detail
        return "" if detail is None else etree.QName(detail).localname


def _bibliotheque(dossier: Path) -> Bibliotheque:
    for nom, texte in (("essais/theme.xml", THEME), ("commun.xml", COMMUN), ("blocs/vide.txt", "")):
        (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
        (dossier / nom).write_text(texte, encoding="utf-8")
    return Bibliotheque(dossier)
