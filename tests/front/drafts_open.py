"""An administrator and open drafts, for the tests of the designers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from calls import PASSWORD, client, header

from wsc_soap.operations.installation import install_agent
from wsc_soap.xmlio.expansion import assemble
from wsc_soap.xmlio.library import Library


def administrator(
    platform, service: str, town: str = "demoville", profil: str = "administrateur"
) -> Callable[..., Any]:
    """`call(operation, **arguments)` of a back-office service by an agent of that profile."""
    who = f"leroy-{profil}"
    install_agent(
        platform.installation.platform.storage, town, who, PASSWORD, civilite="M.", nom="Leroy", prenom="Antoine",
        profil=profil, services=("population",),
    )  # fmt: skip
    session = client(platform, "bo-session", town).service.ouvrirSession(identifiant=who, motDePasse=PASSWORD)
    stub = client(platform, service, town)
    headers = header(stub, session.jeton)
    return lambda operation, **given: getattr(stub.service, operation)(**given, _soapheaders=headers)


def open_draft(platform, code: str, town: str = "demoville") -> None:
    """The delivered model of a téléservice as a fresh draft."""
    library, now = Library(), datetime.now(UTC)
    with platform.installation.platform.storage.write(town) as unit:
        unit.brouillons.delete(code)
        unit.brouillons.add(code, assemble(library.document(code), library), 0, "M. Leroy Antoine", now)
        unit.commit()
