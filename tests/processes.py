"""Small processes for tests, written in one line each, and random ones."""

from __future__ import annotations

from hypothesis import strategies as st

from wsc_soap.domain.processus import Acteur, Action, Effet, Etape, Processus, Silence

ACTEURS = (
    Acteur("usager", "Usager", "usager"),
    Acteur("accueil", "Accueil", "service"),
    Acteur("expert", "Expert", "externe"),
    Acteur("horloge", "Système", "horloge"),
)


def action(nom: str, cible: str = "", acteur: str = "accueil", **others: object) -> Action:
    return Action(nom, nom.title(), acteur, cible, **others)


def etape(code: str, *actions: Action, acteur: str = "accueil", **others: object) -> Etape:
    return Etape(code, code.title(), code.title(), acteur, actions=actions, **others)


def process(*etapes: Etape, silences: tuple[Silence, ...] = ()) -> Processus:
    return Processus(etapes[0].code, ACTEURS, etapes, silences)


def sound(*more: Etape) -> Processus:
    """Deposit, examination, an outcome; then whatever a test adds."""
    return process(
        etape("depot", action("deposer", "examen", "usager"), acteur="usager"),
        etape("examen", action("accepter", "acceptee"), action("refuser", "refusee")),
        etape("acceptee", acteur="horloge", issue="acceptee"),
        etape("refusee", acteur="horloge", issue="refusee"),
        *more,
    )


@st.composite
def any_process(draw: st.DrawFn) -> Processus:
    """Up to eight étapes, moves anywhere, by anybody, some at once, some back to where one came from."""
    codes = [f"e{rank}" for rank in range(draw(st.integers(2, 8)))]
    etapes = []
    for rank, code in enumerate(codes):
        if rank and draw(st.booleans()):
            etapes.append(etape(code, acteur="horloge", issue="acceptee"))
            continue
        moves = draw(st.lists(st.sampled_from(codes), max_size=3))
        actions = []
        for number, cible in enumerate(moves):
            acteur = draw(st.sampled_from(("usager", "accueil", "horloge")))
            apres = draw(st.integers(0, 2)) if acteur == "horloge" else None
            actions.append(action(f"a{number}", cible, acteur, apres=apres, automatique=draw(st.booleans())))
        if draw(st.integers(0, 4)) == 0:
            actions.append(action("retour", vers_origine=True))
        etapes.append(etape(code, *actions))
    return process(*etapes)


def asks(genre: str) -> Effet:
    return Effet(genre, {})
