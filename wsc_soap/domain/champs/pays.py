"""A country by its ISO 3166-1 alpha-2 code; their French names are in `wsc_soap.reference_data.pays`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import ChampType, InputHints, Names

# ISO 3166-1, with XK for Kosovo, which the standard leaves to its users and French administrations need.
_LIST = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV
    BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES
    ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE
    IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
    MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU
    NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM
    SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE
    VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
CODES = frozenset(_LIST.split())


@dataclass(frozen=True)
class Pays(ChampType):
    """Two capitals."""

    FORM: ClassVar[str] = "Choisissez un pays dans la liste"
    MEANING: ClassVar[str] = "Choisissez un pays dans la liste"

    def read(self, typed: str) -> str:
        """A code in capitals, anything else as typed."""
        text = " ".join(typed.split())
        return text.upper() if len(text) == 2 else text

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """The French name of the country."""
        return names.pays(value) or value

    def _makes_sense(self, text: str, champ: Champ) -> bool:
        return text in CODES


TYPE = Pays(
    nom="pays",
    xsd="string",
    composant="choix",
    motif="[A-Z]{2}",
    longueur_max=2,
    hints=InputHints(autocompletion="country"),
)
