"""What a form costs: publishing it to a callable WSDL, and checking a demande of it.

Publishing: `publier` on a draft that has another schema than before, then `?wsdl` of the new contract, processor time
over the number of fields. The average is that of the delivered téléservices; forms of 50 to 200 fields with the same mix
of types, rules and conditions are held to twice that.

Checking: a demande of 60 values, by the contract's schema alone, then by the schema and the form's rules as `verifier` does.
"""

from __future__ import annotations

import time
from base64 import b64encode
from datetime import date
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree

from tests.bench import load
from tests.bench.measure import Figure, interleaved
from wsc_soap.bootstrap import Installation
from wsc_soap.conformance.answers import PDF
from wsc_soap.conformance.values import Setting, candidates
from wsc_soap.domain.formulaire import Champ
from wsc_soap.operations import deposit, opening
from wsc_soap.operations.context import Context, Identity
from wsc_soap.operations.drafts import edit_draft, open_draft
from wsc_soap.operations.publication import publish
from wsc_soap.soap.door import Door
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import settle
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.skeleton import NewTeleservice

TITLE = "Forms: publishing and checking"
CODE = "formulaire-essai"
ADMIN = Identity("agent", "durand", "Mme Durand", "", "administrateur", ("accueil",))
# the types of the catalogue's fields, in their proportions
MIX = (
    "choix", "texte", "pieceJointe", "booleen", "texte", "date", "adresse", "texte", "choix", "communeInsee", "telephone",
    "pays", "courriel", "entier", "texte", "pieceJointe", "codePostal", "choix", "montant", "texteLong", "booleen", "date",
    "choixMultiple", "decimal", "texte", "dateHeure", "siret", "heure",
)  # fmt: skip


def run(quick: bool = False) -> list[Figure]:
    """Costs and ratios."""
    with TemporaryDirectory() as folder:
        platform = load.installation(Path(folder))
        return [*_publishing(platform, quick), *_checking(platform, quick)]


def _publishing(platform: Installation, quick: bool) -> list[Figure]:
    context = Context(
        platform.platform, platform.platform.bouquet.collectivite(load.TOWN), "bo-services", identity=ADMIN
    )
    codes = Library().codes()[:: 14 if quick else 1]
    rounds = 1 if quick else 3
    costs = [_cost(platform.door, context, code, rounds) for code in codes]
    average = mean(costs)
    found = [Figure("publishing, average of the catalogue, per field", average, "ms")]
    for size in (50, 200) if quick else (50, 100, 200):
        cost = _cost(platform.door, context, f"{CODE}-{size}", rounds, size)
        found.append(Figure(f"publishing {size} fields, per field", cost, "ms"))
        found.append(Figure(f"  over the average, {size} fields", cost / average, "x", target=2))
    return found


def _cost(door: Door, context: Context, code: str, rounds: int, size: int = 0) -> float:
    """Milliseconds per field, the median of some publications, each of a new contract."""
    times = []
    for number in range(rounds):
        new = NewTeleservice(code, "Un essai", "vie-quotidienne", "Vie quotidienne", "") if size else None
        open_draft(context, code, new)
        draft = edit_draft(
            context, code, lambda root, n=number: _grow(root, size, n), operation="essai", libelle="Essai"
        )  # type: ignore[misc]
        fields = len(list(load_teleservice(settle(draft.document)).formulaire.walk()))
        started = time.process_time()
        made = publish(context, code, None, None, None)
        if number == 0:
            with context.write() as unit:
                unit.teleservices.set_mode(code, "en-ligne")
                unit.commit()
            context.platform.bouquet.forget()
        wsdl = door.wsdl(load.TOWN, code)
        times.append((time.process_time() - started) * 1000 / fields)
        assert made.new_contract and made.espace_de_noms.encode() in wsdl
    return median(times)


def _grow(root: etree._Element, size: int, number: int) -> None:
    """Fields up to `size` at the first time, then one more each time, so that the contract is new."""
    page = root.find(f"{tag('formulaire')}/{tag('page')}")
    assert page is not None
    present = sum(1 for _ in root.iterfind(f"{tag('formulaire')}//{tag('champ')}"))
    for rank in range(max(size - present, 1) if number == 0 else 1):
        page.append(field(rank + 1000 * number))


def field(rank: int) -> etree._Element:
    """A field of the mix; one in five has a rule, three in ten a condition."""
    kind = MIX[rank % len(MIX)]
    champ = etree.Element(tag("champ"), nom=f"essai{rank}", type=kind, libelle=f"Le champ {rank}")
    if rank % 3:
        champ.set("obligatoire", "true")
    if rank % 10 in (3, 6, 9) and rank:
        champ.set("condition", f"essai{rank - rank % 10} or not(essai{rank - rank % 10})")
    if kind in ("choix", "choixMultiple"):
        for code in ("un", "deux", "trois"):
            etree.SubElement(champ, tag("option"), code=code, libelle=code.title())
    if rank % 5 == 2:
        read = f"essai{rank}/nom" if kind == "pieceJointe" else f"essai{rank}"
        regle = etree.SubElement(champ, tag("regle"), test=f"not(essai{rank}) or string-length({read}) > 0")
        regle.text = "Vérifiez cette réponse."
    return champ


def _checking(platform: Installation, quick: bool) -> list[Figure]:
    code = f"{CODE}-60"
    context = Context(
        platform.platform, platform.platform.bouquet.collectivite(load.TOWN), "bo-services", identity=ADMIN
    )
    open_draft(context, code, NewTeleservice(code, "Un essai", "vie-quotidienne", "Vie quotidienne", ""))
    edit_draft(context, code, _only_sixty, operation="essai", libelle="Essai")
    publish(context, code, None, None, None)
    with context.write() as unit:
        unit.teleservices.set_mode(code, "en-ligne")
        unit.commit()
    context.platform.bouquet.forget()
    own = opening.open_context(platform.platform, load.TOWN, code)
    contract = platform.door.contracts.get(code, own.teleservice)
    body = etree.Element(f"{{{own.demarche.espace_de_noms}}}verifier")
    body.append(_filled(own))
    demande = body[0]
    assert len([one for one in demande.iter() if not len(one)]) >= 60
    assert contract.schema.validate(body), contract.schema.error_log
    assert not deposit.check(own, demande).errors, deposit.check(own, demande).errors

    own = own.with_changes(vouched=demande)  # as the door says, once the schema has accepted it

    def both() -> None:
        contract.schema.validate(body)
        deposit.check(own, demande)

    octets = etree.tostring(body)
    actions: dict[str, Any] = {
        "read": lambda: etree.fromstring(octets),
        "bare": lambda: contract.schema.validate(body),
        "both": both,
    }
    found = interleaved(actions, 5 if quick else 40, 5 if quick else 25)
    return [
        Figure("60 values by the schema alone", found["bare"] * 1000, "us"),
        Figure("60 values by the schema and the rules", found["both"] * 1000, "us"),
        Figure("  over the schema alone", found["both"] / found["bare"], "x", target=4),
        Figure("  both read from bytes", (found["both"] + found["read"]) / (found["bare"] + found["read"]), "x"),
    ]


def _only_sixty(root: etree._Element) -> None:
    """The model's fields, and as many more as make sixty values."""
    page = root.find(f"{tag('formulaire')}/{tag('page')}")
    assert page is not None
    leaves = [one for one in root.iterfind(f"{tag('formulaire')}//{tag('champ')}") if one.find(tag("champ")) is None]
    for rank in range(60 - len(leaves)):
        page.append(field(rank))


def _filled(context: Context) -> etree._Element:
    service = context.demarche
    root = etree.Element(f"{{{service.espace_de_noms}}}demande", nsmap={"t": service.espace_de_noms})
    _fill(root, service.formulaire.champs, service.espace_de_noms, Setting(context.collectivite, date.today()))
    return root


def _fill(parent: etree._Element, champs: tuple[Champ, ...], namespace: str, setting: Setting) -> None:
    for champ in champs:
        if not champ.is_input:
            continue
        element = etree.SubElement(parent, f"{{{namespace}}}{champ.nom}")
        if champ.champs:
            _fill(element, champ.champs, namespace, setting)
        elif champ.type == "pieceJointe":
            etree.SubElement(element, f"{{{namespace}}}nom").text = "piece.pdf"
            etree.SubElement(element, f"{{{namespace}}}contenu").text = b64encode(PDF).decode()
        else:
            element.text = candidates(champ, setting)[0]
