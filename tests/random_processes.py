"""Random sound processes as definitions, and what people and time may do to their dossiers.

Each étape leads to the next one, by an agent, by a clock, by a partner's answer or by opinions; beside that, moves to
anywhere, clocks that write, automatic actions, the library's actions of treatment, a legal delay.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from process_service import DOCUMENT, PROCESS

KINDS = ("travail", "travail", "attente", "partenaire", "avis")
EFFECTS = (
    "",
    '<envoyerMessage code="accord"/>',
    '<envoyerSms code="accord"/>',
    '<genererCourrier code="accord"/>',
    '<alerter acteur="service" message="alerte-service"/><publierMetier evenement="pas"/>',
)
ENTERING = {
    "partenaire": '<appelerPartenaire partenaire="cadastre"/>',
    "avis": '<demanderAvis acteurs="services-techniques etat-civil" delai="4" relance="2" defaut="favorable"/>',
}
UNDER = {"travail": 'traitement="true"'}
TRUE, FALSE = "surface &gt; 5", "surface &lt; 5"
NAMES = (
    *(f"e{rank}{nom}" for rank in range(5) for nom in ("avancer", "agir0", "agir1")),
    "demanderComplement", "mettreEnAttente", "reprendre", "retirer", "completer", "inconnue",
)  # fmt: skip
PLACES = (
    "avant-commit", "apres-commit", "apres-fichier", "tache-reclamee", "courriel-remis", "sms-remis",
    "partenaire-repondu",
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One thing that happens: an act of somebody (`usager`, `agent`), one of those offered or one of all, or a sleep of
    some days; where it dies meanwhile, at which passage."""

    what: str
    value: int
    place: str = ""
    turn: int = 1


@st.composite
def definitions(draw: st.DrawFn) -> str:
    """A téléservice of two to five étapes before its outcome."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=5))
    etapes = "".join(_etape(draw, rank, kinds) for rank in range(len(kinds)))
    head, tail = PROCESS.split('<etape code="examen"')[0], "</processus>"
    silence = draw(st.sampled_from(("", '<silence effet="rejet" delai="25" unite="jours"/>')))
    head = head.replace('<silence effet="rejet" delai="2"/>', silence)
    effects = f"<effets>{_effects(draw, kinds, 0)}</effets>"
    start, end = head.index("<effets>"), head.index("</effets>") + len("</effets>")
    head = (head[:start] + effects.replace("<effets></effets>", "") + head[end:]).replace(
        'cible="examen"', 'cible="e0"'
    )
    return DOCUMENT.replace(PROCESS, head + etapes + tail).replace("{{action.mesure}}", "quelques")


def named(step: Step, offered: list[str]) -> str:
    """The action of a step: three times in four one that is offered."""
    return offered[step.value % len(offered)] if offered and step.value % 4 else NAMES[step.value % len(NAMES)]


@st.composite
def scripts(draw: st.DrawFn) -> list[Step]:
    """Up to twelve things that happen; every second one or so is cut short by a death."""
    steps = []
    for _ in range(draw(st.integers(1, 12))):
        what = draw(st.sampled_from(("agent", "agent", "usager", "dort")))
        value = draw(st.integers(0, 9 if what == "dort" else 99))
        place = draw(st.sampled_from(("", "avant-commit", "apres-commit", *PLACES)))
        steps.append(Step(what, value, place, draw(st.integers(1, 2))))
    return steps


def _etape(draw: st.DrawFn, rank: int, kinds: list[str]) -> str:
    code, kind = f"e{rank}", kinds[rank]
    actions = [_onward(draw, rank, kinds), *_clocks(draw, rank, kinds)]
    if kind == "travail":
        actions += [_act(draw, f"{code}agir{number}", kinds) for number in range(draw(st.integers(0, 2)))]
        if draw(st.integers(0, 3)) == 0:
            condition = draw(st.sampled_from((TRUE, FALSE)))
            actions.append(_action(f"{code}seul", "horloge", _after(rank, kinds), _effects(draw, kinds, rank + 1),
                                   f'automatique="true" condition="{condition}"'))  # fmt: skip
    return (
        f'<etape code="{code}" libelleAgent="{code}" libelleCitoyen="{code}" acteur="etat-civil" {UNDER.get(kind, "")}>'
        f"{''.join(actions)}</etape>"
    )


def _onward(draw: st.DrawFn, rank: int, kinds: list[str]) -> str:
    """The way out that makes the process sound."""
    nom, cible, effects = f"e{rank}avancer", _after(rank, kinds), _effects(draw, kinds, rank + 1)
    if kinds[rank] == "travail":
        return _action(nom, "etat-civil", cible, effects)
    if kinds[rank] == "attente":
        unite = draw(st.sampled_from(("jours", "joursOuvres", "heures")))
        return _action(nom, "horloge", cible, effects, f'apres="{draw(st.integers(1, 9))}" unite="{unite}"')
    events = {"partenaire": ("reponse-partenaire", "partenaire-injoignable"), "avis": ("avis-recus",)}[kinds[rank]]
    return "".join(
        _action(f"{nom}{number}", "horloge", cible, effects, f'declencheur="{event}"')
        for number, event in enumerate(events)
    )


def _clocks(draw: st.DrawFn, rank: int, kinds: list[str]) -> list[str]:
    """Clocks that write, once or again and again, and go nowhere."""
    return [
        _action(f"e{rank}sonner{number}", "horloge", "", draw(st.sampled_from(EFFECTS)),
                f'apres="{draw(st.integers(1, 9))}" unite="jours" repete="{str(draw(st.booleans())).lower()}"')
        for number in range(draw(st.integers(0, 2)))
    ]  # fmt: skip


def _act(draw: st.DrawFn, nom: str, kinds: list[str]) -> str:
    where = draw(st.integers(-1, len(kinds)))
    cible = "" if where < 0 else _after(where - 1, kinds)
    effects = _effects(draw, kinds, where) if where >= 0 else draw(st.sampled_from(EFFECTS))
    condition = draw(st.sampled_from(("", f'condition="{TRUE}"', f'condition="{FALSE}"')))
    return _action(nom, draw(st.sampled_from(("usager", "etat-civil"))), cible, effects, condition)


def _after(rank: int, kinds: list[str]) -> str:
    return f"e{rank + 1}" if rank + 1 < len(kinds) else "acceptee"


def _effects(draw: st.DrawFn, kinds: list[str], arrival: int) -> str:
    """What an action brings, with what its étape of arrival waits for."""
    entering = ENTERING.get(kinds[arrival], "") if arrival < len(kinds) else ""
    return draw(st.sampled_from(EFFECTS)) + entering


def _action(nom: str, acteur: str, cible: str, effects: str, more: str = "") -> str:
    inside = f"<effets>{effects}</effets>" if effects else ""
    aim = f'cible="{cible}"' if cible else ""
    return f'<action nom="{nom}" libelle="{nom}" acteur="{acteur}" {aim} {more}>{inside}</action>'
