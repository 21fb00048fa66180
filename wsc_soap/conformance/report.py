"""The whole conformance of one téléservice, and its lines in the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from wsc_soap.conformance.answers import Judge
from wsc_soap.conformance.filing import Filing
from wsc_soap.conformance.moves import Moves
from wsc_soap.conformance.stage import TOWN, Stage, set_stage
from wsc_soap.conformance.values import Setting
from wsc_soap.conformance.variants import Variant, Variants
from wsc_soap.conformance.walking import Walk, Walked
from wsc_soap.rendering.typography import typeset

_UNRESOLVED = re.compile(r"\{\{|\}\}|\bNone\b|\{[a-z]\w*\}")


@dataclass
class Report:
    """What was tried on one téléservice and what was wrong; `notes` are told and refuse nothing."""

    code: str
    champs: int = 0
    soap: int = 0
    formulaire: int = 0
    refus: int = 0
    chemins: int = 0
    actions: int = 0
    issues: dict[str, int] = field(default_factory=dict)
    messages: dict[str, int] = field(default_factory=dict)
    courriers: int = 0
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def examine(code: str, now: datetime | None = None) -> Report:
    """File, refuse and walk everything that the definition of a delivered téléservice allows."""
    report = Report(code)
    with TemporaryDirectory() as folder:
        valid = _forms(set_stage(Path(folder), (code,), now), report)
    if valid:
        with TemporaryDirectory() as folder:
            _process(set_stage(Path(folder), (code,), now), report, valid)
    return report


def _judge(stage: Stage, code: str) -> tuple[Judge, Setting]:
    bouquet = stage.installation.platform.bouquet
    town, service = bouquet.collectivite(TOWN), bouquet.offer(TOWN, code).teleservice
    checker, names = bouquet.checker(town, service), bouquet.names(town)
    judge = Judge(service, checker, names, lambda: bouquet.variables(town, stage.clock()))
    return judge, Setting(town, stage.clock().date())


def _forms(stage: Stage, report: Report) -> list[Variant]:
    judge, setting = _judge(stage, report.code)
    variants, filing = Variants(judge, setting), Filing(stage, judge)
    valid = filing.run(variants)
    report.champs = len(variants.search.fields)
    report.soap, report.formulaire, report.refus = (filing.counts[k] for k in ("soap", "formulaire", "refus"))
    report.failures += filing.failures
    report.notes += variants.notes
    stage.installation.close()
    return valid


def _process(stage: Stage, report: Report, valid: list[Variant]) -> None:
    judge, setting = _judge(stage, report.code)
    filing = Filing(stage, judge)
    walk = Walk(filing, Moves(stage, judge.teleservice, setting), [variant.answers for variant in valid])
    walked = walk.run()
    report.chemins, report.actions = len(walked.ways), len(walked.done)
    report.issues = dict(walked.outcomes)
    report.failures += walked.failures
    report.notes += walked.notes
    report.failures += _texts(stage, report, walked)
    report.failures += _documents(stage, report, walked)
    stage.installation.close()


def _texts(stage: Stage, report: Report, walked: Walked) -> Iterator[str]:
    """Every message sent: no merge field left, French typography."""
    with stage.installation.platform.storage.read(TOWN) as unit:
        for filed in walked.filed:
            for row in unit.outbox.courriels(filed.numero):
                code = row.contenu.get("message", "?")
                report.messages[code] = report.messages.get(code, 0) + 1
                for text in (row.objet or "", row.corps or ""):
                    if found := _UNRESOLVED.search(text):
                        yield f"message {code} : « {found[0]} » reste dans le texte"
                    elif typeset(text) != text:
                        yield f"message {code} : typographie"
                if row.etat == "morte":
                    yield f"message {code} : abandonné"


def _documents(stage: Stage, report: Report, walked: Walked) -> Iterator[str]:
    """The recap of one dossier, and every letter made."""
    if not walked.filed:
        return
    numero = walked.filed[0].numero
    answer = stage.call("bo-dossiers", "telechargerRecapitulatif", {"numero": numero}, stage.agent())
    if not answer.findtext(".//{*}contenu", "").startswith("JVBER"):  # %PDF in base64
        yield "récapitulatif : pas de PDF"
    with stage.installation.platform.storage.read(TOWN) as unit:
        report.courriers = sum(len(unit.documents.list_all(filed.numero)) for filed in walked.filed)
