"""A téléservice made for booking, and a town's resources for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from wsc_soap.domain.agenda import ExceptionAgenda, Horaire, Ressource, Tarif
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library

EVERY_DAY = tuple(Horaire(jour, time(8), time(20)) for jour in range(1, 8))
TODAY = date.today()
SHOW_DAY = TODAY + timedelta(days=40)

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<teleservice xmlns="urn:wsc:definition:1" code="{code}" theme="vie-quotidienne" version="1" service="population"
             compte="facultatif" dureeMinutes="3" conservationMois="12">
  <parametre nom="nomService" valeur="le service Population" libelle="Service"/>
  <parametre nom="conservationMois" valeur="12" libelle="Conservation"/>
  <intitule>Réserver</intitule><intituleCourt>Réservation</intituleCourt><intituleOrigine>Réservation</intituleOrigine>
  <resume>Pour l’essai.</resume><prix>Gratuit</prix><delai>2 jours</delai><fondement>Aucun.</fondement>
  <demandeur libelle="string(nom)" courriel="string(courriel)"/>
  <procedure><point titre="Vous réservez">Tout de suite.</point></procedure>
  <formulaire>
    <page code="quoi" titre="Quoi">
      <champ nom="lieu" type="choix" libelle="Lieu" obligatoire="true" liste="ressources:{genre}"/>
    </page>
    <page code="quand" titre="Quand">{quand}</page>
    <page code="qui" titre="Qui">
      <champ nom="nom" type="texte" libelle="Nom" obligatoire="true"/>
      <champ nom="courriel" type="courriel" libelle="Adresse électronique"/>
    </page>
    <bloc ref="engagement"/>
  </formulaire>
  {reservation}
  <processus debut="demande-initiale">
    <acteur code="usager" libelle="Usager" genre="usager"/>
    <acteur code="population" libelle="Population" genre="service"/>
    <acteur code="horloge" libelle="Système" genre="horloge"/>
    <etape code="demande-initiale" libelleAgent="Demande" libelleCitoyen="Demande" acteur="usager">
      <action nom="deposer" libelle="Déposer" acteur="usager" cible="examen">
        <effets><envoyerMessage code="accuse-reception"/></effets></action>
    </etape>
    <etape code="examen" libelleAgent="Examen" libelleCitoyen="Examen" acteur="population">{examen}
      <action nom="accepter" libelle="Accepter" acteur="population" cible="acceptee"><effets><confirmerReservation/></effets></action>
      <action nom="refuser" libelle="Refuser" acteur="population" cible="refusee"/>
      <action nom="retirer" libelle="Retirer" acteur="usager" cible="sans-suite"/>
    </etape>
  </processus>
</teleservice>
"""

SLOT = """
<champ nom="creneau" type="creneau" libelle="Créneau" obligatoire="true" ressource="lieu"/>
<champ nom="places" type="entier" libelle="Nombre de places" obligatoire="true" minimum="1" maximum="50"/>
"""
HOURS = """
<champ nom="debut" type="dateHeure" libelle="Début" obligatoire="true" ressource="lieu"/>
<champ nom="fin" type="dateHeure" libelle="Fin" obligatoire="true"/>
<champ nom="participants" type="entier" libelle="Participants" obligatoire="true">
  <regle test="participants &lt;= $capacite">Choisissez une salle plus grande</regle>
</champ>
"""
SERVICES = {
    "essai-creneau": ("spectacle", SLOT, '<reservation ressource="lieu" debut="creneau" places="places" option="7"/>'),
    "essai-attente": ("spectacle", SLOT, '<reservation ressource="lieu" debut="creneau" places="places" attente="true"/>'),
    "essai-salle": ("salle", HOURS, '<reservation ressource="lieu" debut="debut" fin="fin" option="7"/>'),
}  # fmt: skip
AFTER_PLACE = """
<action nom="placeLiberee" libelle="Place libérée" acteur="horloge" declencheur="place-liberee" cible="servi"/>"""
SERVED = """
<etape code="servi" libelleAgent="Servi" libelleCitoyen="Servi" acteur="population">
  <action nom="finir" libelle="Finir" acteur="population" cible="acceptee"/></etape>
</processus>"""


def document(code: str) -> bytes:
    """The expanded definition of one of `SERVICES`."""
    genre, quand, reservation = SERVICES[code]
    examen = AFTER_PLACE if code == "essai-attente" else ""
    text = DOCUMENT.format(code=code, genre=genre, quand=quand, reservation=reservation, examen=examen)
    if code == "essai-attente":
        text = text.replace("</processus>", SERVED)
    return expand(text.encode(), Library())


def publish(platform, town: str = "demoville") -> None:
    """Put the three on line in a town, with a hall and a show of two places."""
    installation, now = platform.installation, datetime.now(UTC)
    with installation.platform.storage.write(town) as unit:
        for code in SERVICES:
            octets = document(code)
            service = load_teleservice(octets)
            unit.teleservices.publish(
                code, service.theme.code, octets, espace_de_noms=service.espace_de_noms, empreinte=service.empreinte,
                now=now,
            )  # fmt: skip
            unit.teleservices.set_mode(code, "en-ligne")
        unit.agendas.save(
            Ressource("grande-salle", "salle", "Grande salle", "population", 120, horizon=120, feries=True,
                      lieu="1 place du Marché", horaires=EVERY_DAY, tarifs=(Tarif("h", "Heure", 2500),))
        )  # fmt: skip
        unit.agendas.save(
            Ressource("petit-theatre", "spectacle", "Petit théâtre", "population", 2, places=2, duree=0, feries=True)
        )
        for rank, hour in enumerate((15, 20)):
            opened = ExceptionAgenda(f"{town}-{rank}", SHOW_DAY, "ouverture", time(hour), time(hour + 2))
            unit.agendas.add_exception("petit-theatre", opened)
        unit.commit()
    installation.platform.bouquet.forget()


def show(hour: int = 20, places: int = 1, **changes: object) -> dict:
    """A demande for places of the show."""
    demande = {
        "lieu": "petit-theatre",
        "creneau": f"{SHOW_DAY}T{hour}:00:00",
        "places": places,
        "nom": "Dupuis",
        "courriel": "j.dupuis@courriel.example",
        "engagement": {"certificationExactitude": True, "consentementCourriel": True},
    }
    return demande | changes


def hall(day: date, debut: int = 10, fin: int = 12, **changes: object) -> dict:
    """A demande for the hall, from one hour to another of a day."""
    demande = {
        "lieu": "grande-salle",
        "debut": f"{day}T{debut:02}:00:00",
        "fin": f"{day}T{fin:02}:00:00",
        "participants": 80,
        "nom": "Dupuis",
        "courriel": "j.dupuis@courriel.example",
        "engagement": {"certificationExactitude": True, "consentementCourriel": True},
    }
    return demande | changes
