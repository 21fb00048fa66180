"""Is a demande right? Every fault at once, each with its place and its remedy (design, section 4).

`Controle` says everything by itself, whatever element it is given: SOAP answers come from it when the XSD refuses.
What reads a right demande is here too: its author, its recap, its merge fields.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.xmlio.examen import Bilan, Examen
from wsc_soap.xmlio.plan import Referentiel, plan
from wsc_soap.xmlio.recapitulatif import demandeur, recapituler, valeurs_fusion
from wsc_soap.xmlio.vue import vue

__all__ = ["Bilan", "Controle", "demandeur", "recapituler", "valeurs_fusion", "vue"]


class Controle:
    """The compiled checks of one revision of a form; immutable, shared by threads.

    `referentiel` knows communes and postal codes; a commune it does not know is a warning only, because births are also
    registered under the codes of communes that no longer exist.
    """

    def __init__(self, teleservice: Teleservice, referentiel: Referentiel | None = None) -> None:
        self.racine = plan(teleservice)
        self.espace = teleservice.espace_de_noms
        self.referentiel = referentiel

    def controler(self, demande: _Element, variables: Mapping[str, object]) -> Bilan:
        """Check a whole demande; never raises, gives all errors and warnings in the order of the form."""
        return Examen(self.racine, self.espace, self.referentiel, variables).faire(demande)
