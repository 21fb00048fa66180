"""A téléservice whose process uses everything: forms, conditions, two signatures, opinions, letters, a partner."""

from __future__ import annotations

from datetime import datetime

from wsc_soap.storage import Storage
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library

CODE = "terrasse"
NAMESPACE = f"urn:wsc:teleservice:{CODE}:1"

PROCESS = """
  <processus debut="demande-initiale">
    <acteur code="usager" libelle="Usager" genre="usager"/>
    <acteur code="etat-civil" libelle="État-civil" genre="service"/>
    <acteur code="services-techniques" libelle="Voirie" genre="service"/>
    <acteur code="abf" libelle="Architecte des Bâtiments de France" genre="externe" courriel="abf@exemple.fr"/>
    <acteur code="horloge" libelle="Système" genre="horloge"/>
    <silence effet="rejet" delai="2"/>
    <etape code="demande-initiale" libelleAgent="Demande" libelleCitoyen="Demande" acteur="usager">
      <action nom="deposer" libelle="Déposer la demande" acteur="usager" cible="examen">
        <effets><envoyerMessage code="accuse-reception"/><alerter acteur="service" message="alerte-service"/></effets>
      </action>
    </etape>
    <etape code="examen" libelleAgent="Examen" libelleCitoyen="Examen" acteur="etat-civil" traitement="true">
      <action nom="toutPetit" libelle="Petite terrasse" acteur="horloge" cible="acceptee" automatique="true"
              condition="surface &lt; 2"/>
      <action nom="mesurer" libelle="Noter la mesure" acteur="etat-civil">
        <champ nom="mesure" type="decimal" libelle="Surface mesurée" obligatoire="true" minimum="0"/>
        <champ nom="plan" type="pieceJointe" libelle="Plan coté" formats="pdf png"/>
      </action>
      <action nom="consulter" libelle="Demander les avis" acteur="etat-civil" cible="avis" exige="mesurer">
        <effets>
          <demanderAvis acteurs="services-techniques abf" delai="10" relance="3" defaut="favorable"/>
          <publierMetier evenement="consultation"/>
        </effets>
      </action>
      <action nom="interroger" libelle="Interroger le cadastre" acteur="etat-civil" cible="cadastre">
        <effets><appelerPartenaire partenaire="cadastre"/></effets>
      </action>
      <action nom="inviterAbf" libelle="Saisir l’architecte" acteur="etat-civil" cible="architecte">
        <effets><inviter acteur="abf" delai="20"/></effets>
      </action>
      <action nom="signer" libelle="Signer l’accord" acteur="etat-civil" cible="acceptee" exige="mesurer" distinct="mesurer"
              condition="../actions/mesurer/mesure &lt;= 20" profil="gestionnaire" ton="principale">
        <effets><genererCourrier code="accord"/><envoyerMessage code="accord"/><envoyerSms code="accord"/></effets>
      </action>
      <action nom="refuser" libelle="Refuser" acteur="etat-civil" cible="refusee" ton="refus">
        <motif code="trop-grand">la terrasse est trop grande</motif>
      </action>
    </etape>
    <etape code="avis" libelleAgent="Avis" libelleCitoyen="Examen" acteur="etat-civil">
      <action nom="avisFavorables" libelle="Avis favorables" acteur="horloge" cible="examen" declencheur="avis-recus"
              condition="../avis/defavorables = 0"/>
      <action nom="avisContraires" libelle="Avis contraire" acteur="horloge" cible="refusee" declencheur="avis-recus">
        <motif code="avis-contraire">un avis est défavorable</motif>
      </action>
    </etape>
    <etape code="cadastre" libelleAgent="Cadastre" libelleCitoyen="Examen" acteur="etat-civil">
      <action nom="confirmerParcelle" libelle="Parcelle connue" acteur="horloge" cible="examen"
              declencheur="reponse-partenaire" condition="../actions/appelerPartenaire/code = 'connue'"/>
      <action nom="parcelleInconnue" libelle="Parcelle inconnue" acteur="horloge" cible="refusee"
              declencheur="reponse-partenaire">
        <motif code="parcelle-inconnue">la parcelle n’existe pas</motif>
      </action>
      <action nom="passerOutre" libelle="Sans le cadastre" acteur="horloge" cible="examen"
              declencheur="partenaire-injoignable"/>
    </etape>
    <etape code="architecte" libelleAgent="Architecte" libelleCitoyen="Examen" acteur="abf">
      <action nom="donnerAccord" libelle="Donner son accord" acteur="abf" cible="examen" ton="principale">
        <champ nom="reserve" type="texteLong" libelle="Réserves" longueurMax="500"/>
      </action>
      <action nom="sOpposer" libelle="S’opposer" acteur="abf" cible="refusee" ton="refus">
        <motif code="site-classe">le site est classé</motif>
      </action>
    </etape>
  </processus>"""

DOCUMENT = f"""<teleservice xmlns="urn:wsc:definition:1" code="{CODE}" theme="vie-quotidienne" version="1" service="etat-civil"
    compte="facultatif" dureeMinutes="3" conservationMois="12">
  <intitule>Poser une terrasse</intitule><intituleCourt>Terrasse</intituleCourt><intituleOrigine>Terrasse</intituleOrigine>
  <resume>Demander une terrasse.</resume><prix>Gratuit</prix><delai>Deux mois</delai><fondement>Arrêté.</fondement>
  <demandeur libelle="string(demandeur/nomNaissance)" courriel="string(demandeur/courriel)"
    telephone="string(demandeur[../prevenirParSms = 'true' or ../prevenirParSms = '1']/telephone)"/>
  <procedure><point titre="Demander">Simplement.</point></procedure>
  <formulaire>
    <page code="terrasse" titre="Terrasse">
      <champ nom="surface" type="decimal" libelle="Surface" obligatoire="true"/>
      <champ nom="parcelle" type="texte" libelle="Parcelle"/>
    </page>
    <page code="personne" titre="Vous">
      <champ nom="demandeur" type="groupe" libelle="Vous" obligatoire="true">
        <champ nom="nomNaissance" type="texte" libelle="Nom" obligatoire="true"/>
        <champ nom="courriel" type="courriel" libelle="Courriel" obligatoire="true"/>
        <champ nom="telephone" type="telephone" libelle="Téléphone"/>
      </champ>
      <champ nom="prevenirParSms" type="booleen" libelle="Me prévenir par SMS"/>
    </page>
  </formulaire>
  {PROCESS}
  <messages>
    <message code="accord">
      <objet>Terrasse accordée, dossier {{{{numeroDossier}}}}</objet>
      <corps>Bonjour,

Votre terrasse de {{{{action.mesure}}}} m² est accordée.</corps>
    </message>
  </messages>
  <courriers>
    <courrier code="accord" libelle="Arrêté d’autorisation">
      <objet>Autorisation de terrasse</objet>
      <corps>La terrasse de {{{{action.mesure}}}} m² demandée le {{{{dateDepot}}}} est autorisée.

Elle laisse un passage libre.</corps>
    </courrier>
  </courriers>
  <echanges logiciel="Cadastre"><tire champ="parcelle"/></echanges>
</teleservice>"""


def publish(storage: Storage, town: str, now: datetime, document: str = DOCUMENT) -> None:
    """Put the téléservice on line in a town."""
    expanded = expand(document.encode(), Library())
    service = load_teleservice(expanded)
    with storage.write(town) as unit:
        unit.teleservices.publish(
            service.code, service.theme.code, expanded,
            espace_de_noms=service.espace_de_noms, empreinte=service.empreinte, now=now,
        )  # fmt: skip
        unit.teleservices.set_mode(service.code, "en-ligne")
        unit.commit()


def demande(**others: object) -> dict[str, object]:
    """A right demande."""
    person = {"nomNaissance": "Astier", "courriel": "h.astier@courriel.example", "telephone": "+33199001234"}
    return {"surface": 12, "parcelle": "AB 12", "demandeur": person, "prevenirParSms": True} | others
