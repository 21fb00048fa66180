"""Running a client of another language, and looking at what it did from the platform's side."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from served_platform import PASSWORD
from zeep import Client

HERE = Path(__file__).parent
ACT = "urn:wsc:teleservice:acte-naissance:1"
COMMUN = "urn:wsc:commun:1"
SERVICES = (
    "acte-naissance", "incident-voirie", "changement-adresse", "catalogue", "compte", "bo-session", "bo-dossiers",
)  # fmt: skip
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
# A no-break narrow space, a no-break space, quotes, signs that XML escapes, a character beyond the first plane.
TEXTE = "Né à l’Haÿ-les-Roses\u202f; « œuvre » <à> & œil\u00a0: un 𝄞 et un 👍🏽."


def needs(*programs: str) -> None:
    """Skip where a program is missing, or fail on the integration server."""
    absent = [program for program in programs if shutil.which(program) is None]
    if absent:
        unable(f"not installed: {', '.join(absent)}")


def unable(reason: str) -> None:
    """Skip, or fail on the integration server."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def run(*command: object, cwd: Path | None = None, timeout: int = 900, **environment: str) -> str:
    """The output of a command that must succeed."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        timeout=timeout,
        capture_output=True,
        env=os.environ | {"MOT_DE_PASSE": PASSWORD, "LC_ALL": "C.UTF-8"} | environment,
    )
    said = done.stdout.decode(errors="replace")
    assert done.returncode == 0, f"{said[-3000:]}\n{done.stderr.decode(errors='replace')[-3000:]}"
    return said


def answer(*command: object, **options: Any) -> dict[str, Any]:
    """The JSON object that a client writes at its end."""
    return json.loads(run(*command, **options))


def text_file(folder: Path) -> Path:
    path = folder / "observations.txt"
    path.write_text(TEXTE, "utf-8")
    return path


def received(platform: Any, numero: str) -> etree._Element:
    """The demande that the platform keeps, as an agent downloads it."""
    jeton = Client(platform.soap("bo-session") + "?wsdl").service.ouvrirSession("durand", PASSWORD).jeton
    dossiers = Client(platform.soap("bo-dossiers") + "?wsdl")
    header = dossiers.get_element(f"{{{COMMUN}}}Session")(jeton=jeton)
    return etree.fromstring(dossiers.service.telechargerDemande(numero, _soapheaders=[header]).contenu)


def check_citizen(platform: Any, said: Mapping[str, Any]) -> None:
    """What every citizen's client must have seen, and what the platform must have kept."""
    assert said["memeRecu"] is True
    assert said["etapes"][:2] == [["Demande initiale", "ok"], ["Prise en charge par nos services", "en-cours"]]
    assert said["refus"] == "DemandeInvalide"
    assert sorted(said["champs"]) == ["/demande/dateNaissanceTitulaire", "/demande/demandeur/courriel"]
    assert all(said["messages"])
    assert (said["absent"], said["codeAbsent"]) == ("DossierIntrouvable", "DossierIntrouvable")
    kept = received(platform, said["numero"])
    assert kept.findtext(f"{{{ACT}}}observations") == TEXTE
    assert kept.findtext(f"{{{ACT}}}prenomsTitulaire") == "Hélène Marie Jeanne"
    assert kept.findtext("{*}pieceIdentite/{*}nom") == "identité.png"
    assert b64decode(kept.findtext("{*}pieceIdentite/{*}contenu")) == PNG


def check_agent(platform: Any, said: Mapping[str, Any], citizen: Mapping[str, Any]) -> None:
    """What an agent's client must have seen of that citizen's dossier; the citizen then has the last word."""
    assert said["sansSession"] == "SessionRequise"
    assert said["citoyen"] == "H. Astier"
    assert said["aMoi"] is True
    assert said["etape"] == "envoi-document"
    assert [nom for nom, _ in said["pieces"]] == ["identité.png"]
    assert TEXTE in etree.fromstring(said["demande"].encode()).itertext()
    act = Client(platform.soap("acte-naissance") + "?wsdl")
    closed = act.service.effectuerAction(citizen["numero"], citizen["cleSuivi"], "confirmerReception")
    assert (closed.etat, closed.issue) == ("clos", "acceptee")
