"""Téléservices made for tests: a whole definition around a form, and one with computed values."""

from __future__ import annotations

from datetime import UTC, datetime

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.storage import Storage
from wsc_soap.xmlio.definition import Library, expand, load_teleservice

WHOLE = """<teleservice xmlns="urn:wsc:definition:1" code="{code}" theme="etat-civil"
    version="1" service="etat-civil" compte="facultatif" dureeMinutes="2" conservationMois="6">
  <intitule>{titre}</intitule><intituleCourt>{titre}</intituleCourt><intituleOrigine>{titre}</intituleOrigine>
  <resume>Un essai.</resume><prix>Gratuit</prix><delai>8 jours</delai><fondement>Aucun.</fondement>
  <demandeur libelle="{libelle}" courriel="{courriel}"/>
  <procedure><point titre="Demander">Simplement.</point></procedure>
  <formulaire>{pages}</formulaire>
  <processus debut="demande-initiale">
    <acteur code="usager" libelle="Usager" genre="usager"/>
    <acteur code="etat-civil" libelle="Service État-civil" genre="service"/>
    <etape code="demande-initiale" libelleAgent="Demande" libelleCitoyen="Demande" acteur="usager">
      <action nom="deposer" libelle="Déposer" acteur="usager" cible="examen">
        <effets><envoyerMessage code="accuse"/></effets>
      </action>
    </etape>
    <etape code="examen" libelleAgent="Examen" libelleCitoyen="Examen" acteur="etat-civil">
      <action nom="clore" libelle="Clore" acteur="etat-civil" cible="classee"/>
    </etape>
    <etape code="classee" libelleAgent="Classée" libelleCitoyen="Classée" acteur="etat-civil" issue="classee"/>
  </processus>
  <messages>
    <message code="accuse"><objet>Reçu {{{{numeroDossier}}}}</objet><corps>{corps}</corps></message>
  </messages>
</teleservice>"""

SEJOUR = """
<page code="foyer" titre="Votre foyer">
  <champ nom="courriel" type="courriel" libelle="Courriel" obligatoire="true"/>
  <champ nom="revenu" type="montant" libelle="Revenu mensuel" obligatoire="true"/>
  <champ nom="parts" type="decimal" libelle="Nombre de parts" obligatoire="true" minimum="1" maximum="10"/>
  <champ nom="quotient" type="calcul" libelle="Quotient" calcul="revenu div parts" forme="entier">
    <regle test="not(quotient) or quotient &lt; 3000">Ce séjour est ouvert jusqu’à un quotient de 3000.</regle>
    <regle test="not(quotient) or quotient &gt;= 100" niveau="avertissement">Vérifiez vos revenus.</regle>
  </champ>
  <champ nom="bourse" type="booleen" libelle="Demandez-vous la bourse ?" condition="quotient &lt; 400"/>
</page>
<page code="enfants" titre="Les enfants">
  <champ nom="enfant" type="groupeRepete" libelle="Enfant" obligatoire="true" occurrencesMin="1" occurrencesMax="4">
    <champ nom="prenom" type="texte" libelle="Prénom" obligatoire="true"/>
    <champ nom="nuits" type="entier" libelle="Nuits" obligatoire="true" minimum="1" maximum="30"/>
    <champ nom="tarif" type="calcul" libelle="Prix du séjour" forme="montant"
        calcul="nuits * ((../quotient &lt; 400) * 11.115 + (../quotient &gt;= 400) * 20)"/>
  </champ>
</page>
<page code="cout" titre="Le coût">
  <champ nom="total" type="calcul" libelle="À payer" forme="montant" calcul="sum(enfant/tarif)"/>
  <champ nom="acompte" type="calcul" libelle="Acompte" forme="montant" calcul="total * 0.3"
      condition="total &gt; 100"/>
  <champ nom="limite" type="calcul" libelle="À payer avant le" forme="date" calcul="$jPlus30"/>
  <champ nom="phrase" type="calcul" libelle="Résumé" forme="texte" calcul="concat(count(enfant), ' enfant(s)')"/>
  <champ nom="echelonner" type="booleen" libelle="Payer en trois fois ?" condition="total &gt; 300"/>
</page>
"""
SEJOUR_CORPS = "À payer : {{demande.total}} avant le {{demande.limite}} pour {{demande.enfant.tarif}}."


# what an action asks: one question depends on the answer to another
DEPENDENT = """<champ nom="conforme" type="booleen" libelle="Tout est conforme" obligatoire="true"/>
        <champ nom="ecart" type="texte" libelle="Ce qui ne l’est pas" obligatoire="true" condition="conforme = 'false'"/>"""


def asking_actions(code: str = "controle") -> bytes:
    """A form of one question; an agent closes the dossier and its citizen adds to it, both by the same small form."""
    whole = document(code, '<page code="un" titre="Un"><champ nom="nom" type="texte" libelle="Nom"/></page>').decode()
    clore = '<action nom="clore" libelle="Clore" acteur="etat-civil" cible="classee"'
    preciser = f'<action nom="preciser" libelle="Préciser" acteur="usager">{DEPENDENT}</action>'
    return whole.replace(f"{clore}/>", f"{clore}>{DEPENDENT}</action>{preciser}").encode()


def document(code: str, pages: str, libelle: str = "'Essai'", courriel: str = "''", corps: str = "Reçu.") -> bytes:
    """A whole definition around these pages."""
    return WHOLE.format(
        code=code, titre=code.capitalize(), pages=pages, libelle=libelle, courriel=courriel, corps=corps
    ).encode()


def teleservice(pages: str, code: str = "essai") -> Teleservice:
    """The téléservice of these pages."""
    return load_teleservice(expand(document(code, pages), Library()))


def sejour() -> bytes:
    """A stay for children: a quotient, a price for each child, a total, a deposit."""
    return document("sejour", SEJOUR, courriel="courriel", corps=SEJOUR_CORPS)


def publish(storage: Storage, town: str, written: bytes, mode: str = "en-ligne") -> None:
    """Publish a definition in a town."""
    expanded = expand(written, Library())
    service = load_teleservice(expanded)
    with storage.write(town) as unit:
        unit.teleservices.publish(
            service.code,
            service.theme.code,
            expanded,
            espace_de_noms=service.espace_de_noms,
            empreinte=service.empreinte,
            now=datetime.now(UTC),
        )
        unit.teleservices.set_mode(service.code, mode)
        unit.commit()
