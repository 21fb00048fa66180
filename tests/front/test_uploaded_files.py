"""A file sent apart is judged with the form that names it."""

from __future__ import annotations

from calls import client
from demandes import PNG
from requests import put
from sample_forms import document, publish

PAGE = '<page code="p" titre="Pièce"><champ nom="piece" type="pieceJointe" libelle="Pièce" obligatoire="true"/></page>'


def test_a_file_whose_name_is_not_its_content_is_said_on_the_page_that_asks_for_it(platform) -> None:
    publish(platform.installation.platform.storage, "demoville", document("piece-seule", PAGE))
    platform.installation.platform.bouquet.forget()
    service = client(platform, "piece-seule")
    opened = service.service.ouvrirTeleversement()
    sent = put(opened.adresse, PNG, params={"nom": "plan.pdf"}, headers={"Content-Type": "application/octet-stream"})
    assert sent.status_code == 201
    names = {"piece.jeton": opened.jeton, "_page": "relecture", "_aller": "envoyer"}
    fragment = service.service.soumettreFormulaire(
        vue="formulaire", entree=[{"nom": nom, "valeur": valeur} for nom, valeur in names.items()]
    )
    assert fragment.vue == "formulaire" and not fragment.numero
    assert "son nom ne correspond pas à son contenu" in fragment.xhtml
