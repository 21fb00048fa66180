"""Setting a collectivité up: its document, its téléservices from the catalogue, its agents."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from lxml import etree

from wsc_soap.operations.delivered import model
from wsc_soap.operations.passwords import hash_password
from wsc_soap.storage import Agent, Compte, Storage
from wsc_soap.xmlio.collectivite import load_collectivite
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import settle
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.town_parameters import set_parameter


def install_town(storage: Storage, document: bytes, now: datetime) -> str:
    """Create a collectivité from its document, or replace the document; gives its code."""
    town = load_collectivite(document)
    with storage.write(town.code) as unit:
        unit.collectivites.save(document, now)
        unit.commit()
    return town.code


def publish_delivered(
    storage: Storage,
    collectivite: str,
    codes: Iterable[str],
    now: datetime,
    mode: str = "en-ligne",
    parametres: Mapping[str, str] | None = None,
) -> None:
    """Publish téléservices of the delivered catalogue as they are, or with some parameters set. The same document
    twice makes no new revision."""
    for code in codes:
        source = _with_parameters(model(code), parametres or {})
        document = settle(source)
        service = load_teleservice(document)
        with storage.write(collectivite) as unit:
            unit.teleservices.publish(
                code,
                service.theme.code,
                document,
                espace_de_noms=service.espace_de_noms,
                empreinte=service.empreinte,
                now=now,
                source=source,
            )
            unit.teleservices.set_mode(code, mode)
            unit.commit()


def _with_parameters(document: bytes, parametres: Mapping[str, str]) -> bytes:
    if not parametres:
        return document
    root = parse_xml(document)
    for nom, valeur in parametres.items():
        set_parameter(root, nom, valeur)
    changed: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return changed


def install_agent(
    storage: Storage,
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
    with storage.write(collectivite) as unit:
        unit.agents.save(agent)
        unit.commit()


def install_citizen(
    storage: Storage,
    collectivite: str,
    courriel: str,
    mot_de_passe: str,
    *,
    civilite: str,
    nom: str,
    prenoms: str,
    telephone: str,
    now: datetime,
) -> None:
    """Create a citizen's account, its address taken as confirmed; one that is there already stays as it is."""
    with storage.read(collectivite) as unit:
        if unit.comptes.by_courriel(courriel):
            return
    compte = Compte(
        secrets.token_hex(12),
        courriel,
        hash_password(mot_de_passe),
        civilite,
        nom,
        prenoms,
        telephone,
        now,
        now,
    )
    with storage.write(collectivite) as unit:
        unit.comptes.add(compte)
        unit.commit()
