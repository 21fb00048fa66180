"""The recap: the stored demande as it reads in French."""

from __future__ import annotations

from sample_services import code_lists, demarche, fill_in

from wsc_soap.xmlio.demande import summarise


def recap(code: str, **others: object) -> dict[tuple[str, int | None], dict[str, list[str]]]:
    demande = fill_in(code, **others).demande  # type: ignore[arg-type]
    sections = summarise(demarche(code), demande, code_lists(), {"jeton-1": 3_565_158})
    return {(titre, rank): {line.libelle: line.textes for line in lines} for _, titre, rank, lines in sections}


def test_answers_read_in_french_page_by_page_and_absent_ones_are_not_there() -> None:
    sections = recap("acte-naissance")
    assert list(sections) == [
        ("Document", None),
        ("L’acte recherché", None),
        ("Les parents", None),
        ("Remise", None),
        ("Vos coordonnées", None),
        ("Pièces", None),
        ("Validation", None),
    ]
    assert sections["Document", None]["Document demandé"] == ["Copie intégrale"]
    assert sections["L’acte recherché", None]["Date de naissance de la personne"] == ["14\u00a0juillet 2002"]
    assert sections["L’acte recherché", None]["Commune de naissance"] == ["Démoville"]
    assert "Précisions" not in sections["Remise", None]
    assert sections["Vos coordonnées", None]["Adresse postale"] == ["12 rue des Tilleuls", "Bâtiment B"]
    assert sections["Vos coordonnées", None]["Pays"] == ["France"]


def test_each_occurrence_of_a_repeated_group_is_a_section_with_its_rank() -> None:
    sections = recap("changement-adresse")
    assert sections["Personnes du foyer qui déménagent", 2]["Nom et prénom"] == ["Léa Astier"]
    assert sections["Services", None]["Services à prévenir"] == [
        "École et restauration scolaire",
        "Collecte des déchets",
    ]


def test_files_tell_their_format_and_size_received_uploaded_or_stored() -> None:
    assert recap("acte-naissance")["Pièces", None]["Votre pièce d’identité"] == ["livret.pdf (PDF, 18\u00a0octets)"]
    assert recap("incident-voirie")["Photos", None]["Photos"] == ["lampe.JPG (JPEG, 3,4\u00a0Mo)"]
    demande = fill_in("acte-naissance").demande
    contenu = demande.find("{*}pieceIdentite/{*}contenu")
    contenu.text, contenu.attrib["taille"] = None, "86016"
    sections = summarise(demarche("acte-naissance"), demande, code_lists())
    page, titre, rank, [line] = sections[5]
    assert (page, titre, rank, line.place) == ("pieces", "Pièces", None, "/demande/pieceIdentite")
    assert (line.libelle, line.textes) == ("Votre pièce d’identité", ["livret.pdf (PDF, 84\u00a0Ko)"])
