"""The client that an integrator copies: file a demande, follow it, keep its recap.

service = Teleservice("https://services.example/demoville/soap/acte-naissance")
try:
    recu = service.deposer(Path("demande.xml").read_bytes(), cle="dossier-interne-4812")
except DemandeInvalide as refus:
    for erreur in refus.erreurs:
        print(erreur.champ, erreur.message)
else:
    suivi = service.suivre(recu.numero, recu.cleSuivi)
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping
from typing import Any

from lxml import etree

from wsc_soap.client.errors import Indisponible, MessageInvalide
from wsc_soap.client.service import Service

_ATTEMPTS, _PAUSE = 4, 0.5


class Teleservice:
    """One téléservice of one town, at its public address.

    Answers are zeep objects with the element names of the contract: `recu.numero`, `suivi.etape[0].libelle`.
    Every method raises the exceptions of `errors.py`.
    """

    def __init__(self, address: str, *, jeton: str = "", delai: float = 20.0) -> None:
        self._service = Service(address, delai=delai)
        self._jeton = jeton

    def decrire(self) -> Any:
        """What the téléservice is: title, procedure, what to prepare, delay, contact."""
        return self._service.call("decrire")

    def check(self, demande: bytes | Mapping[str, Any]) -> Any:
        """Whether a demande would be accepted, with all its errors; nothing is kept."""
        return self._send("verifier", demande)

    def deposer(self, demande: bytes | Mapping[str, Any], cle: str = "") -> Any:
        """File a demande: a `dict` by element name, or the bytes of an XML file, which travels as it is.

        `cle` names this demande in your own program: sent again with the same key, it is filed once and gives the same
        receipt. A platform that does not answer is asked again, with that key, a few times.
        """
        key = cle or str(uuid.uuid4())
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return self._send("deposer", demande, key)
            except Indisponible:
                if attempt == _ATTEMPTS:
                    raise
                time.sleep(_PAUSE * 2**attempt)
        raise AssertionError("unreachable")

    def suivre(self, numero: str, cle_suivi: str) -> Any:
        """Where a dossier stands, étape by étape."""
        return self._service.call("suivre", numero=numero, cleSuivi=cle_suivi)

    def effectuer_action(self, numero: str, cle_suivi: str, action: str, **options: Any) -> Any:
        """Do one of the actions that `suivre` offers; options `version` and `motif`."""
        access = {"numero": numero, "cleSuivi": cle_suivi}
        return self._service.call("effectuerAction", **access, action=action, **options)

    def recapitulatif(self, numero: str, cle_suivi: str) -> bytes:
        """The recap of a demande, a PDF."""
        return bytes(self._service.call("telechargerRecapitulatif", numero=numero, cleSuivi=cle_suivi).contenu)

    def _send(self, operation: str, demande: bytes | Mapping[str, Any], cle: str = "") -> Any:
        if isinstance(demande, bytes):
            return self._service.send(operation, _body(operation, demande, cle), jeton=self._jeton)
        key = {"cle": cle} if cle else {}
        return self._service.call(operation, jeton=self._jeton, demande=dict(demande), **key)


def ouvrir_session(account_address: str, courriel: str, mot_de_passe: str) -> str:
    """The token of a citizen's session, for téléservices that want an account."""
    opened = Service(account_address).call("ouvrirSession", courriel=courriel, motDePasse=mot_de_passe)
    return str(opened.jeton)


def _body(operation: str, document: bytes, cle: str) -> etree._Element:
    """The call around a demande. Its namespace says which version of the form is meant, so the call takes the same."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        demande = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as wrong:
        reason = f"Le fichier n’est pas du XML : ligne {wrong.lineno}."
        raise MessageInvalide("MessageInvalide", reason, "Corrigez le fichier.") from None
    name = etree.QName(demande)
    if name.localname != "demande" or not name.namespace:
        reason = "Le fichier ne contient pas une demande : son élément racine est {espace du contrat}demande."
        raise MessageInvalide("MessageInvalide", reason, "Prenez pour modèle l’exemple de la documentation du service.")
    call = etree.Element(f"{{{name.namespace}}}{operation}", nsmap={"d": name.namespace})
    call.append(demande)
    if cle:
        etree.SubElement(call, f"{{{name.namespace}}}cle").text = cle
    return call
