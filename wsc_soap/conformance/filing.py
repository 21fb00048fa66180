"""Filing the variants of a form through both doors: the SOAP deposit, and the HTML form as a host site relays it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from wsc_soap.conformance.answers import Answers, Judge, entries, file_of
from wsc_soap.conformance.stage import Refused, Stage, said
from wsc_soap.conformance.variants import Variant, Variants
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.xmlio import namespaces


@dataclass(frozen=True)
class Filed:
    """A dossier just filed."""

    numero: str
    cle: str


class Filing:
    """Files what the variants of one téléservice make; `failures` say in French what went wrong."""

    def __init__(self, stage: Stage, judge: Judge) -> None:
        self.stage, self.judge = stage, judge
        self.failures: list[str] = []
        self.counts = {"soap": 0, "formulaire": 0, "refus": 0}

    @property
    def teleservice(self) -> Teleservice:
        """What is filed."""
        return self.judge.teleservice

    def run(self, variants: Variants) -> list[Variant]:
        """File every valid variant twice and see every faulty one refused; gives the valid ones."""
        valid = []
        for variant in variants.valid():
            self.both(variant)
            valid.append(variant)
        if len(valid) > 1:
            for variant in variants.invalid(valid[1].answers):
                self.refused(variant)
        self.failures += variants.failures
        return valid

    def both(self, variant: Variant) -> None:
        """File a valid variant by SOAP and by the form."""
        self.told(variant, self.by_soap)
        self.told(variant, self.by_form)

    def told(self, variant: Variant, way) -> None:  # type: ignore[no-untyped-def]
        """File by one way; a refusal is a failure."""
        try:
            way(variant.answers)
        except Refused as refusal:
            self.failures.append(f"{variant.nom} : {refusal.code} {said(refusal.detail)}")

    def by_soap(self, answers: Answers) -> Filed:
        """`deposer` with the demande that these answers make."""
        demande = self.judge.judge(answers).filled.demande
        body = etree.Element(f"{{{self.teleservice.espace_de_noms}}}deposer")
        body.append(demande)
        answer = self.stage.soap(self.teleservice.code, body, self.jeton())
        self.counts["soap"] += 1
        return Filed(answer.findtext(".//{*}numero", ""), answer.findtext(".//{*}cleSuivi", ""))

    def by_form(self, answers: Answers) -> Filed:
        """`soumettreFormulaire` with the very entries of a browser, from the check-answers page."""
        entrees = [{"nom": "_page", "valeur": "relecture"}, {"nom": "_aller", "valeur": "envoyer"}]
        answer = self.stage.call(
            self.teleservice.code,
            "soumettreFormulaire",
            {"vue": "recapitulatif", "entree": entrees + list(self.entrees(answers))},
            self.jeton(),
            self.teleservice.espace_de_noms,
        )
        self.counts["formulaire"] += 1
        numero = answer.findtext(".//{*}numero", "")
        if not numero:
            shown = etree.fromstring(answer.findtext(".//{*}xhtml", "<a/>"))
            raise Refused("formulaire", shown)
        return Filed(numero, answer.findtext(".//{*}cleSuivi", ""))

    def entrees(self, answers: Answers) -> Iterator[dict[str, str]]:
        """Entries and files as the operation takes them."""
        fields = dict(entries(self.teleservice, 2))
        for name, texts in answers.values.items():
            yield from ({"nom": name, "valeur": text} for text in texts)
        for name, count in answers.files.items():
            for rank in range(count):
                file = file_of(fields[name], rank)
                content = b64encode(file.contenu or b"").decode()
                yield {"nom": name, "fichier": content, "nomFichier": file.nom}

    def refused(self, variant: Variant) -> None:
        """A faulty variant: `verifier` must name its entry, and `deposer` must refuse it."""
        verdict = self.judge.judge(variant.answers)
        body = etree.Element(f"{{{self.teleservice.espace_de_noms}}}deposer")
        body.append(verdict.filled.demande)
        try:
            self.stage.soap(self.teleservice.code, body, self.jeton())
        except Refused as refusal:
            self.counts["refus"] += 1
            named = {verdict.filled.entree_of(champ) for champ in _places(refusal)}
            if not any(name and (name == variant.faulty or variant.faulty.startswith(f"{name}.")) for name in named):
                self.failures.append(f"{variant.nom} : la faute {refusal.code} ne nomme pas {variant.faulty}")
        else:
            self.failures.append(f"{variant.nom} : accepté")

    def jeton(self) -> str:
        """The citizen's session where the téléservice wants an account."""
        return self.stage.citizen() if self.teleservice.compte == "requis" else ""


def _places(refusal: Refused) -> list[str]:
    if refusal.detail is None:
        return []
    return [champ.text or "" for champ in refusal.detail.iter(f"{{{namespaces.COMMUN}}}champ")]
