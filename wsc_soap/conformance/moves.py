"""Doing one action of a process as whoever may do it: the citizen, an agent, the clock, an event."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from wsc_soap.conformance.agendas import books, free_a_place
from wsc_soap.conformance.answers import file_of
from wsc_soap.conformance.filing import Filed
from wsc_soap.conformance.stage import TOWN, Refused, Stage
from wsc_soap.conformance.values import Setting, candidates
from wsc_soap.domain.case import Act
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.processus import HORLOGE, USAGER, Action
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations import opening, opinions, process
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork

Edge = tuple[str, str]
FARTHEST, _WAITS = timedelta(days=1200), 80
PLACE = "place-liberee"


class Moves:
    """Moves the dossiers of one téléservice."""

    def __init__(self, stage: Stage, teleservice: Teleservice, setting: Setting) -> None:
        self.stage, self.teleservice, self.setting = stage, teleservice, setting
        self.rank = 0  # of the answer given where several are possible

    def do(self, filed: Filed, action: Action) -> None:
        """Do an action; raises `Refused` when the platform says no. What the system does needs time or an event."""
        before = len(self.journal(filed))
        self.stage.clock.instant += timedelta(minutes=1)
        if action.declencheur and action.declencheur != "silence":
            self.event(filed, action)
        elif action.acteur == HORLOGE or action.declencheur:
            self.wait(filed, action, before)
        elif action.acteur == USAGER:
            key = {"numero": filed.numero, "cleSuivi": filed.cle}
            code, namespace = self.teleservice.code, self.teleservice.espace_de_noms
            self.stage.call(code, "effectuerAction", {**key, **self.said(action)}, namespace=namespace)
        else:
            values = {"numero": filed.numero, **self.said(action)}
            self.stage.call("bo-dossiers", "traiterDossier", values, self.stage.agent())
        self.stage.work()

    def said(self, action: Action) -> dict[str, Any]:
        """What whoever acts says: the action, one of its motives, the fields of its form."""
        said: dict[str, Any] = {"action": action.nom}
        if action.motifs:
            said["motif"] = action.motifs[self.rank % len(action.motifs)].code
        entrees = list(self.booked(action) if books(action) else self.entrees(action.champs, self.setting))
        return {**said, "entree": entrees} if entrees else said

    def booked(self, action: Action) -> Iterator[dict[str, str]]:
        """The form of an action that takes a place, a free one or a full one: its dates are to come, one after the
        other."""
        waiting = replace(self.setting, waiting=True)
        said = {entree["nom"]: entree for entree in self.entrees(action.champs, waiting)}
        latest = self.stage.clock().date().isoformat()
        for champ in action.champs:
            if champ.type == "date" and champ.nom in said:
                latest = min(value for value in candidates(champ, waiting) if value > latest)
                said[champ.nom]["valeur"] = latest
        yield from said.values()

    def entrees(self, champs: tuple[Champ, ...], setting: Setting) -> Iterator[dict[str, str]]:
        """One right value for each field of an action's form."""
        for champ in champs:
            if champ.type == "pieceJointe":
                file = file_of(champ, 0)
                content = b64encode(file.contenu or b"").decode()
                yield {"nom": champ.nom, "fichier": content, "nomFichier": file.nom}
            elif values := candidates(champ, setting):
                yield {"nom": champ.nom, "valeur": self.said_in(champ, values)}

    def said_in(self, champ: Champ, values: tuple[str, ...]) -> str:
        """The answer of whoever acts: each choice in turn, a moment to come, else the likeliest."""
        if champ.options or champ.liste:
            return values[self.rank % len(values)]
        soon = (self.stage.clock() + timedelta(days=7)).date().isoformat()
        return next((value for value in values if champ.type == "dateHeure" and value > soon), values[0])

    def wait(self, filed: Filed, action: Action, before: int) -> None:
        """Let time pass, from one thing due to the next, until the journal says that the clock did it."""
        clock, limit = self.stage.clock, self.stage.clock() + FARTHEST
        for _ in range(_WAITS):
            due = self.stage.installation.platform.storage.next_due()
            if due is None or due > limit or self.clos(filed):
                return
            clock.instant = max(clock(), due)
            self.stage.work()
            if any(line.action == action.nom for line in self.journal(filed)[before:]):
                return

    def linger(self, filed: Filed, action: Action) -> None:
        """Let time pass until shortly before the end of the legal delay, or what an action does before it."""
        end = self.dossier(filed).silence_le
        if end is not None:
            at = datetime.combine(end, time(8), UTC) - timedelta(days=abs(action.apres or 0) + 2)
            self.stage.clock.instant = max(self.stage.clock(), at)
            self.stage.work()

    def event(self, filed: Filed, action: Action) -> None:
        """Something that happens outside the actions: the platform's own seam for it."""
        context = opening.open_context(self.stage.installation.platform, TOWN, self.teleservice.code)
        with context.write() as unit:
            dossier = unit.dossiers.get(filed.numero)
            assert dossier is not None
            happened = (action.declencheur == PLACE and free_a_place(context, unit, filed.numero)) or (
                action.declencheur == opinions.RECEIVED and _give(context, unit, dossier, action)
            )
            if not happened:
                process.trigger(context, unit, dossier, action.declencheur)
            unit.commit()

    def journal(self, filed: Filed) -> tuple[LigneJournal, ...]:
        """The lines of the dossier."""
        with self.stage.installation.platform.storage.read(TOWN) as unit:
            return tuple(unit.journal.list_all(filed.numero))

    def dossier(self, filed: Filed) -> Dossier:
        """The dossier as it stands."""
        with self.stage.installation.platform.storage.read(TOWN) as unit:
            dossier = unit.dossiers.get(filed.numero)
        assert dossier is not None
        return dossier

    def clos(self, filed: Filed) -> bool:
        """Whether it is closed."""
        return self.dossier(filed).clos

    def attempt(self, filed: Filed, action: Action) -> str:
        """Do an action; gives the fault code when it is refused, an empty text otherwise."""
        try:
            self.do(filed, action)
        except Refused as refusal:
            return refusal.code
        return ""


def _give(context: Context, unit: UnitOfWork, dossier: Dossier, action: Action) -> bool:
    """Give the opinions awaited, such as the action waits for; False when none is."""
    asked = [avis.rang for avis in unit.avis.list_all(dossier.numero) if not avis.avis]
    avis = "defavorable" if re.search(r"/defavorables *>", action.condition) else "favorable"
    for rang in asked:
        opinions.give(context, unit, dossier, rang, avis, "Voir le rapport joint.", Act("service", "Claude Martin"))
    return bool(asked)
