"""The whole conformance of one téléservice, and its lines in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from wsc_soap.conformance.agendas import waits
from wsc_soap.conformance.answers import Judge
from wsc_soap.conformance.filing import Filing
from wsc_soap.conformance.moves import Edge, Moves
from wsc_soap.conformance.stage import TOWN, Refused, Stage, set_stage
from wsc_soap.conformance.texts import MESSAGE, Text
from wsc_soap.conformance.values import Setting
from wsc_soap.conformance.variants import Variant, Variants
from wsc_soap.conformance.walking import Walk, Walked
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations.delivered import delivered_teleservice, model
from wsc_soap.operations.opening import open_context

Answered = dict[tuple[str, str], str]
_OTHER = {"oui": "non", "non": "oui"}


@dataclass
class Report:
    """What was tried on one téléservice and what was wrong; `notes` are told and refuse nothing. `textes` has one
    example of each message and letter, by kind and code."""

    code: str
    champs: int = 0
    soap: int = 0
    formulaire: int = 0
    refus: int = 0
    chemins: int = 0
    actions: int = 0
    issues: dict[str, int] = field(default_factory=dict)
    messages: Counter[str] = field(default_factory=Counter)
    courriers: Counter[str] = field(default_factory=Counter)
    textes: dict[tuple[str, str], Text] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    secondes: float = 0.0

    def count(self, filing: Filing) -> None:
        """Add what was filed and refused, and what went wrong."""
        self.soap += filing.counts["soap"]
        self.formulaire += filing.counts["formulaire"]
        self.refus += filing.counts["refus"]
        self.failures += filing.failures

    def add(self, text: Text) -> Iterator[str]:
        """Count a text; gives what is wrong with it."""
        (self.messages if text.genre == MESSAGE else self.courriers)[text.code] += 1
        self.textes.setdefault((text.genre, text.code), text)
        yield from text.faults()


def examine(code: str, now: datetime | None = None) -> Report:
    """File, refuse and walk everything that the definition of a delivered téléservice allows."""
    report, started = Report(code), monotonic()
    try:
        _examine(report, now)
    except Refused as refusal:  # what was made up to be admitted was not: the others are examined all the same
        report.failures.append(f"refus inattendu : {refusal.code}")
    report.failures = list(dict.fromkeys(report.failures))
    report.secondes = monotonic() - started
    return report


def _examine(report: Report, now: datetime | None) -> None:
    with _stage(report.code, now) as stage:
        valid, answers = _forms(stage, report)
    if valid:
        with _stage(report.code, now) as stage:
            edges = _process(stage, report, valid).missing
        for day, parametres in elsewhere(report.code, now):
            if answers:
                with _stage(report.code, day, parametres) as stage:
                    valid, answers = _answers(stage, report, valid, answers)
            if edges:
                with _stage(report.code, day, parametres) as stage:
                    again = _process(stage, report, valid, edges).missing
                edges = {edge: said for edge, said in edges.items() if edge in again}
        report.failures += edges.values()
    report.failures += answers.values()


@contextmanager
def _stage(code: str, now: datetime | None, parametres: Mapping[str, str] | None = None) -> Iterator[Stage]:
    with TemporaryDirectory() as folder:
        stage = set_stage(Path(folder), (code,), now, parametres)
        yield stage
        stage.installation.close()


def elsewhere(code: str, now: datetime | None) -> Iterator[tuple[datetime | None, dict[str, str]]]:
    """Where to look for what the delivered settings do not show today: what a town may switch on, and the day after
    each date that the expressions of the téléservice read."""
    if others := other_settings(code):
        yield now, others
    known = model(code).decode()
    for parametre in delivered_teleservice(code).parametres:
        if parametre.type == "date" and f"${parametre.nom}" in known:
            day = date.fromisoformat(parametre.valeur) + timedelta(days=1)
            yield datetime.combine(day, time(9), UTC), {}


def other_settings(code: str) -> dict[str, str]:
    """The parameters that switch a branch of the delivered process off, switched on: yes for no, a price for none."""
    found = {}
    for parametre in delivered_teleservice(code).parametres:
        if parametre.valeur in _OTHER:
            found[parametre.nom] = _OTHER[parametre.valeur]
        elif parametre.type in ("montant", "decimal", "entier") and not float(parametre.valeur.replace(",", ".") or 1):
            found[parametre.nom] = "10"
    return found


def _judge(stage: Stage, code: str) -> tuple[Judge, Setting]:
    context = open_context(stage.installation.platform, TOWN, code)
    today = context.today()
    return Judge(context), Setting(context.collectivite, today, waits(context.demarche))


def _forms(stage: Stage, report: Report) -> tuple[list[Variant], Answered]:
    """The valid variants filed, and the answers that none of them gives."""
    judge, setting = _judge(stage, report.code)
    variants, filing = Variants(judge, setting), Filing(stage, judge)
    valid = filing.run(variants)
    report.champs = len(variants.search.fields)
    report.count(filing)
    report.notes += variants.notes
    return valid[1:2] + valid[:1] + valid[2:], variants.missing  # the full one first: it has an address to write to


def _answers(stage: Stage, report: Report, valid: list[Variant], wanted: Answered) -> tuple[list[Variant], Answered]:
    """The same with those of these answers that can be given on this stage."""
    judge, setting = _judge(stage, report.code)
    filing = Filing(stage, judge)
    found = list(Variants(judge, setting).among(wanted))
    for variant in found:
        filing.both(variant)
    report.count(filing)
    given = {variant.nom for variant in found}
    left = {key: said for key, said in wanted.items() if f"{key[0]} = {key[1][:40]}" not in given}
    return valid + found, left


def _process(stage: Stage, report: Report, valid: list[Variant], wanted: Mapping[Edge, str] | None = None) -> Walked:
    judge, setting = _judge(stage, report.code)
    filing = Filing(stage, judge)
    moves = Moves(stage, judge.teleservice, setting)
    walked = Walk(filing, moves, [variant.answers for variant in valid], wanted).run()
    report.chemins, report.actions = report.chemins + len(walked.ways), report.actions + len(walked.done)
    report.issues = dict(Counter(report.issues) + walked.outcomes)
    report.failures += walked.failures
    report.notes += walked.notes
    report.failures += _texts(stage, report, walked)
    report.failures += _documents(stage, report, walked)
    report.failures += _unseen(judge.teleservice, report, walked)
    return walked


def _texts(stage: Stage, report: Report, walked: Walked) -> Iterator[str]:
    """Every message sent and every letter made."""
    with stage.installation.platform.storage.read(TOWN) as unit:
        for filed in walked.filed:
            for row in unit.outbox.courriels(filed.numero):
                code = row.contenu.get("message", "?")
                if row.objet:
                    yield from report.add(Text(MESSAGE, code, row.objet, row.corps))
                elif row.contenu["destinataire"] != "citoyen":  # who may have left no address
                    yield f"message {code} : parti à personne"
                if row.etat == "morte":
                    yield f"message {code} : abandonné"
    for letter in stage.heard.letters:
        yield from report.add(letter)


def _unseen(teleservice: Teleservice, report: Report, walked: Walked) -> Iterator[str]:
    """What an action that was done should have sent or written, and nobody saw."""
    letters = {code: courrier.libelle for code, courrier in teleservice.courriers.items()}
    for code, nom in sorted(walked.done):
        action = teleservice.processus.etape(code).action(nom)
        for effet in action.effets if action else ():
            text = effet.parametres.get("code", "")
            if effet.genre == "envoyerMessage" and text not in report.messages:
                yield f"message {text} : jamais parti ({code}/{nom})"
            if effet.genre == "genererCourrier" and letters[text] not in report.courriers:
                yield f"courrier {text} : jamais écrit ({code}/{nom})"


def _documents(stage: Stage, report: Report, walked: Walked) -> Iterator[str]:
    """The recap of one dossier, and every letter made."""
    if not walked.filed:
        return
    numero = walked.filed[0].numero
    answer = stage.call("bo-dossiers", "telechargerRecapitulatif", {"numero": numero}, stage.agent())
    if not answer.findtext(".//{*}contenu", "").startswith("JVBER"):  # %PDF in base64
        yield "récapitulatif : pas de PDF"
    with stage.installation.platform.storage.read(TOWN) as unit:
        kept = sum(len(unit.documents.list_all(filed.numero)) for filed in walked.filed)
    if kept != len(stage.heard.letters):
        yield f"courriers : {len(stage.heard.letters)} écrits, {kept} gardés en PDF"
