"""The addresses of the pages of processes, messages, acteurs and agents: rule and views by method."""

from __future__ import annotations

from collections.abc import Callable

from werkzeug.wrappers import Response

from wsc_soap.web import migration, process_pages, processes, town_pages

View = Callable[..., Response]
_ONE = "bo/teleservices/<code>"
_PROCESS = f"{_ONE}/processus"


def _both(shown: View, posted: View) -> tuple[tuple[str, View], ...]:
    return (("GET", shown), ("POST", posted))


PAGES: tuple[tuple[str, tuple[tuple[str, View], ...]], ...] = (
    (_PROCESS, (("GET", processes.show),)),
    (f"{_PROCESS}/brouillon", (("POST", processes.open_draft),)),
    (f"{_PROCESS}/chemins", (("GET", processes.paths),)),
    (f"{_PROCESS}/silence", _both(processes.silence, processes.change_silence)),
    (f"{_PROCESS}/simulation", _both(process_pages.simulation, process_pages.play)),
    (f"{_PROCESS}/acteurs/<acteur>", _both(processes.acteur, processes.change_acteur)),
    (f"{_PROCESS}/etapes/<etape>", _both(processes.etape, processes.change_etape)),
    (f"{_PROCESS}/etapes/<etape>/actions/<nom>", _both(processes.action, processes.change_action)),
    (f"{_ONE}/migration", _both(migration.show, migration.change)),
    (f"{_ONE}/messages", (("GET", town_pages.messages),)),
    (f"{_ONE}/messages/<genre>/<message>", _both(town_pages.message, town_pages.change_message)),
    ("bo/textes", _both(town_pages.textes, town_pages.change_texte)),
    ("bo/acteurs", _both(town_pages.acteurs, town_pages.change_acteur)),
    ("bo/agents", _both(town_pages.agents, town_pages.change_agent)),
    ("bo/journal", (("GET", town_pages.journal),)),
)
