"""What a form shows before anything is typed: defaults, and what the account of the session already says.

A field names where its value may come from (`prerempli`): the account, or the same citizen's earlier demandes. Nothing
sensible is carried from one demande to another, and what the field would refuse is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.formulaire import Champ, Formulaire
from wsc_soap.operations.context import Context
from wsc_soap.storage.comptes import Compte
from wsc_soap.xmlio.parser import parse_xml

RECENT = 5
_ACCOUNT = {
    "civilite": "civilite",
    "nom": "nom",
    "prenoms": "prenoms",
    "courriel": "courriel",
    "telephone": "telephone",
}


def prefill(context: Context) -> dict[str, list[str]]:
    """Entries known from the defaults of the form, then from the account and its demandes."""
    fields = list(_single("", context.demarche.formulaire.champs))
    known = {entree: [champ.defaut] for entree, champ in fields if champ.defaut}
    if context.identity is None or not any(champ.prerempli for _, champ in fields):
        return known
    with context.read() as unit:
        compte = unit.comptes.get(context.identity.sujet)
    if compte is None:
        return known
    sources = _Sources(context, compte)
    return known | {entree: values for entree, champ in fields if (values := sources.values(champ))}


def _single(base: str, champs: tuple[Champ, ...]) -> Iterator[tuple[str, Champ]]:
    """The fields outside repeated groups, by entry name."""
    for champ in champs:
        if champ.type == "groupe":
            yield from _single(f"{base}{champ.nom}.", champ.champs)
        elif champ.type != "groupeRepete":
            yield base + champ.nom, champ


class _Sources:
    """The account, and its latest demandes read when first asked for."""

    def __init__(self, context: Context, compte: Compte) -> None:
        self.context, self.compte = context, compte
        self.demandes: list[tuple[etree._Element, Formulaire]] | None = None

    def values(self, champ: Champ) -> list[str]:
        """The first source that has a value which the field admits; empty without any."""
        for source in champ.prerempli:
            kind, _, path = source.partition(".")
            found = [getattr(self.compte, _ACCOUNT[path])] if kind == "compte" else self.earlier(path.split("."))
            read = [text for text in found if text and champ_type(champ.type).check(text, champ) is None]
            if read:
                return read if champ.repeated else read[:1]
        return []

    def earlier(self, steps: list[str]) -> list[str]:
        """The values at this place in the latest demande that has its group: an address is never made of two."""
        for demande, formulaire in self.recent():
            group = demande if len(steps) == 1 else demande.find("/".join(f"{{*}}{step}" for step in steps[:-1]))
            champ = dict(formulaire.walk()).get("/".join(steps))
            if group is not None and champ is not None and not champ.sensible:
                return [(one.text or "").strip() for one in group.iterfind(f"{{*}}{steps[-1]}")]
        return []

    def recent(self) -> list[tuple[etree._Element, Formulaire]]:
        """The latest demandes of the account with their forms, the newest first."""
        if self.demandes is None:
            self.demandes = list(self._recent())
        return self.demandes

    def _recent(self) -> Iterator[tuple[etree._Element, Formulaire]]:
        bouquet, town = self.context.platform.bouquet, self.context.collectivite.code
        with self.context.read() as unit:
            pages = [unit.dossiers.for_account(self.compte.id, archives=old, limit=RECENT) for old in (False, True)]
            dossiers = sorted((d for page in pages for d in page.dossiers), key=lambda d: d.depose_le, reverse=True)
            stored = [(dossier, unit.demandes.get(dossier.numero)) for dossier in dossiers[:RECENT]]
        for dossier, demande in stored:
            if demande is not None:
                service = bouquet.revision(town, dossier.teleservice, dossier.revision)
                yield parse_xml(demande.document), service.formulaire
