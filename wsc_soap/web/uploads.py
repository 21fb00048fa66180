"""Receiving a large file by HTTP PUT, under a token that `ouvrirTeleversement` gave."""

from __future__ import annotations

import json
from typing import BinaryIO, cast

from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_options_header
from werkzeug.wrappers import Response

from wsc_soap.domain.french import file_size
from wsc_soap.errors import EnvoiIllisible, PieceRefusee, PieceTropGrande, WscError
from wsc_soap.operations.pieces import receive
from wsc_soap.rendering.typography import typeset
from wsc_soap.web.posted import legible
from wsc_soap.web.visit import Visit

JSON = "application/json; charset=utf-8"


def take_in(visit: Visit, jeton: str) -> Response:
    """201 with what was kept; 404 unknown token, 413 too large, 415 content of no admitted format."""
    try:
        return _kept(visit, jeton)
    except WscError as error:
        status = 415 if isinstance(error, PieceRefusee) else error.status
        message = typeset(f"{error.text} {error.remedy_text}".strip())
        return _json({"code": error.code, "message": message}, status)


def _kept(visit: Visit, jeton: str) -> Response:
    context, request = visit.context("compte"), visit.request
    maximum = context.platform.settings.file_limit
    nom = _name(visit)
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise EnvoiIllisible()
    if (request.content_length or 0) > maximum:
        raise PieceTropGrande(nom=nom, maximum=file_size(maximum))
    request.max_content_length = maximum + 1
    try:
        kept = receive(context, jeton, nom, cast(BinaryIO, request.stream))
    except (HTTPException, OSError):
        raise EnvoiIllisible() from None
    return _json({"jeton": jeton, "nom": kept.nom, "taille": kept.size, "typeMime": kept.type_mime}, 201)


def _name(visit: Visit) -> str:
    """The file's name, from Content-Disposition or the query; only a name, whatever path it was given with."""
    _, options = parse_options_header(visit.request.headers.get("Content-Disposition", ""))
    given = options.get("filename") or visit.request.args.get("nom", "")
    return legible(given).replace("\\", "/").rsplit("/", 1)[-1][:255] or "fichier"


def _json(contenu: dict[str, str | int], status: int) -> Response:
    response = Response(json.dumps(contenu, ensure_ascii=False) + "\n", status, content_type=JSON)
    response.headers["Cache-Control"] = "no-store"
    return response
