"""Receiving a large file by HTTP PUT, under a token that `ouvrirTeleversement` gave."""

from __future__ import annotations

import json
from typing import BinaryIO, cast

from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_options_header
from werkzeug.wrappers import Response

from wsc_soap.domain.francais import taille
from wsc_soap.errors import EnvoiIllisible, PieceRefusee, PieceTropGrande, WscError
from wsc_soap.operations.pieces import receive
from wsc_soap.rendering.typographie import typographier
from wsc_soap.web.envoi import legible
from wsc_soap.web.visite import Visite

JSON = "application/json; charset=utf-8"


def recevoir(visite: Visite, jeton: str) -> Response:
    """201 with what was kept; 404 unknown token, 413 too large, 415 content of no admitted format."""
    try:
        return _kept(visite, jeton)
    except WscError as erreur:
        statut = 415 if isinstance(erreur, PieceRefusee) else erreur.statut
        message = typographier(f"{erreur.texte} {erreur.texte_remede}".strip())
        return _json({"code": erreur.code, "message": message}, statut)


def _kept(visite: Visite, jeton: str) -> Response:
    contexte, request = visite.contexte("compte"), visite.request
    maximum = contexte.plateforme.reglages.taille_fichier
    nom = _name(visite)
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise EnvoiIllisible()
    if (request.content_length or 0) > maximum:
        raise PieceTropGrande(nom=nom, maximum=taille(maximum))
    request.max_content_length = maximum + 1
    try:
        kept = receive(contexte, jeton, nom, cast(BinaryIO, request.stream))
    except (HTTPException, OSError):
        raise EnvoiIllisible() from None
    return _json({"jeton": jeton, "nom": kept.nom, "taille": kept.taille, "typeMime": kept.type_mime}, 201)


def _name(visite: Visite) -> str:
    """The file's name, from Content-Disposition or the query; only a name, whatever path it was given with."""
    _, options = parse_options_header(visite.request.headers.get("Content-Disposition", ""))
    given = options.get("filename") or visite.request.args.get("nom", "")
    return legible(given).replace("\\", "/").rsplit("/", 1)[-1][:255] or "fichier"


def _json(contenu: dict[str, str | int], statut: int) -> Response:
    response = Response(json.dumps(contenu, ensure_ascii=False) + "\n", statut, content_type=JSON)
    response.headers["Cache-Control"] = "no-store"
    return response
