"""Setting a collectivité up: its document, its téléservices from the catalogue, its agents."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from wsc_soap.operations.mots_de_passe import hash_password
from wsc_soap.storage import Agent, Compte, Stockage
from wsc_soap.xmlio.bibliotheque import Bibliotheque
from wsc_soap.xmlio.collectivite import lire_collectivite
from wsc_soap.xmlio.definition import lire_teleservice
from wsc_soap.xmlio.developpement import developper


def install_town(stockage: Stockage, document: bytes, maintenant: datetime) -> str:
    """Create a collectivité from its document, or replace the document; gives its code."""
    town = lire_collectivite(document)
    with stockage.ecrire(town.code) as unite:
        unite.collectivites.enregistrer(document, maintenant)
        unite.valider()
    return town.code


def publish_delivered(
    stockage: Stockage, collectivite: str, codes: Iterable[str], maintenant: datetime, mode: str = "en-ligne"
) -> None:
    """Publish téléservices of the delivered catalogue as they are. The same document twice makes no new revision."""
    library = Bibliotheque()
    for code in codes:
        document = developper(library.document(code), library)
        service = lire_teleservice(document)
        with stockage.ecrire(collectivite) as unite:
            unite.teleservices.publier(
                code,
                service.theme.code,
                document,
                espace_de_noms=service.espace_de_noms,
                empreinte=service.empreinte,
                maintenant=maintenant,
            )
            unite.teleservices.definir_mode(code, mode)
            unite.valider()


def install_agent(
    stockage: Stockage,
    collectivite: str,
    identifiant: str,
    mot_de_passe: str,
    *,
    civilite: str,
    nom: str,
    prenom: str,
    profil: str,
    services: tuple[str, ...],
) -> None:
    """Create an agent, or replace his whole record."""
    agent = Agent(identifiant, civilite, nom, prenom, profil, services, hash_password(mot_de_passe))
    with stockage.ecrire(collectivite) as unite:
        unite.agents.enregistrer(agent)
        unite.valider()


def install_citizen(
    stockage: Stockage,
    collectivite: str,
    courriel: str,
    mot_de_passe: str,
    *,
    civilite: str,
    nom: str,
    prenoms: str,
    telephone: str,
    maintenant: datetime,
) -> None:
    """Create a citizen's account, its address taken as confirmed; one that is there already stays as it is."""
    with stockage.lire(collectivite) as unite:
        if unite.comptes.par_courriel(courriel):
            return
    compte = Compte(
        secrets.token_hex(12),
        courriel,
        hash_password(mot_de_passe),
        civilite,
        nom,
        prenoms,
        telephone,
        maintenant,
        maintenant,
    )
    with stockage.ecrire(collectivite) as unite:
        unite.comptes.ajouter(compte)
        unite.valider()
