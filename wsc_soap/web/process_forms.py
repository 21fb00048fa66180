"""What the forms of the process pages post, as the arguments of the operations."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator

from wsc_soap.errors import ParametreInvalide
from wsc_soap.operations import types
from wsc_soap.web import condition_rows
from wsc_soap.web.posted import PostedForm

ROWS, SILENCES = 12, 6
_NAMES = re.compile(r"[a-z][A-Za-z0-9]*")
_RULE = re.compile(r"(?P<test>.+?)\s*(?P<warns>\?)?=>\s*(?P<phrase>.+)")
_LINE = re.compile(r"(?P<code>[a-z][a-z0-9]*(-[a-z0-9]+)*)\s*:\s*(?P<phrase>.+)")


def etape_arguments(posted: PostedForm) -> dict[str, object]:
    """The arguments of `definirEtape`."""
    libelle = _required(posted, "libelleAgent", "écrivez le nom de l'étape pour les agents")
    return {
        "code": posted.get("code").strip() or code_from(libelle),
        "libelle_agent": libelle,
        "libelle_citoyen": posted.get("libelleCitoyen").strip() or None,
        "acteur": posted.get("acteur"),
        "delai": posted.get("delai").strip() or None,
        "issue": posted.get("issue") or None,
        "detour": bool(posted.get("detour")),
        "retour": bool(posted.get("retour")),
        "delai_legal": posted.get("delaiLegal") or None,
        "depart": bool(posted.get("depart")),
        "rang": posted.number("rang"),
        "version": posted.number("version"),
    }


def _required(posted: PostedForm, nom: str, raison: str) -> str:
    """What must be written; `ParametreInvalide` says by which entry."""
    text = posted.get(nom).strip()
    if not text:
        raise ParametreInvalide(champ=nom, parametre=nom, raison=raison)
    return text


def action_definition(posted: PostedForm) -> types.ActionDefinie:
    """The action that the form of an action describes. `ParametreInvalide` for a line that cannot be read."""

    def text(nom: str) -> str | None:
        return posted.get(nom).strip() or None

    libelle = _required(posted, "libelle", "écrivez les mots du bouton, par exemple « Accorder »")
    cible, condition = posted.get("cible"), condition_rows.read(posted, "condition")
    return types.ActionDefinie(
        nom=text("nom") or name_from(libelle),
        libelle=libelle,
        acteur=posted.get("acteur"),
        cible=cible if cible and cible != "*" else None,
        explication=text("explication"),
        ton=_unless(text("ton"), "secondaire"),
        vers_origine=cible == "*",
        condition=condition.texte,
        condition_simple=condition.simple,
        exige=text("exige"),
        distinct=text("distinct"),
        profil=text("profil"),
        automatique=bool(posted.get("automatique")),
        declencheur=text("declencheur"),
        apres=text("apres"),
        unite=_unless(text("unite"), "jours") if text("apres") else None,
        depuis=_unless(text("depuis"), "etape") if text("apres") else None,
        reference=text("reference"),
        repete=bool(posted.get("repete")),
        motif=tuple(_motifs(posted.whole("motifs"))),
        champ=tuple(_champs(posted)),
        effet=(*_common_effects(posted), *_other_effects(posted.whole("effets"))),
    )


def _motifs(text: str) -> Iterator[types.Motif]:
    """One reason a line: « code : sentence », or the sentence alone."""
    for line in lines(text):
        found = _LINE.fullmatch(line)
        yield types.Motif(found["code"], found["phrase"]) if found else types.Motif(code_from(line), line)


def _champs(posted: PostedForm) -> Iterator[types.ChampAction]:
    for rank in range(1, ROWS + 1):
        libelle = posted.get(f"champ.{rank}.libelle").strip()
        if not libelle:
            continue
        file = posted.get(f"champ.{rank}.type") == "pieceJointe"
        condition = condition_rows.read(posted, f"champ.{rank}.condition", f"champ.{rank}.condition.")

        def text(nom: str, rank: int = rank) -> str | None:
            return posted.get(f"champ.{rank}.{nom}").strip() or None

        yield types.ChampAction(
            nom=text("nom") or name_from(libelle),
            type=text("type") or "texte",
            libelle=libelle,
            obligatoire=bool(text("obligatoire")),
            aide=text("aide"),
            absent=text("absent"),
            condition=condition.texte,
            condition_simple=condition.simple,
            longueur_max=text("longueurMax"),
            occurrences_max=text("occurrencesMax"),
            formats=(text("formats") or "pdf jpeg png") if file else None,
            option=tuple(_options(posted, rank)),
            minimum=_decimal(text("minimum")),
            maximum=_decimal(text("maximum")),
            regle=tuple(_regles(posted, rank)),
        )


def _options(posted: PostedForm, rank: int) -> Iterator[types.OptionAction]:
    """The choices of a field; one whose words did not change keeps its code."""
    prefix = f"champ.{rank}.option."
    codes = {e.valeur: e.nom.removeprefix(prefix) for e in posted.entrees if e.nom.startswith(prefix)}
    for one in posted.whole(f"champ.{rank}.options").split("|"):
        libelle = one.strip()
        if libelle:
            yield types.OptionAction(codes.get(libelle) or name_from(libelle), libelle)


def _regles(posted: PostedForm, rank: int) -> Iterator[types.RegleAction]:
    """One rule a line: « expression => sentence »; a sentence after « ?=> » only warns."""
    nom = f"champ.{rank}.regles"
    for line in lines(posted.whole(nom)):
        found = _RULE.fullmatch(line)
        if found is None:
            raison = f"« {line[:80]} » ne se lit pas ; écrivez par exemple : mesure <= 100 => Écrivez 100 au plus."
            raise ParametreInvalide(champ=nom, parametre=nom, raison=raison)
        yield types.RegleAction(found["test"], found["phrase"], "avertissement" if found["warns"] else None)


def _unless(text: str | None, default: str) -> str | None:
    """The text; None when it says nothing more than its absence does."""
    return text if text and text != default else None


def _decimal(text: str | None) -> str | None:
    return text.replace(",", ".") if text else None


def silences(posted: PostedForm) -> tuple[types.SilenceProcessus, ...]:
    """What silence decides, in the order of the page; a row without an effect is none."""
    rows = (f"silence.{rank}." for rank in range(1, SILENCES + 1) if posted.get(f"silence.{rank}.effet"))
    return tuple(_silence(posted, row) for row in rows)


def _silence(posted: PostedForm, row: str) -> types.SilenceProcessus:
    condition = condition_rows.read(posted, f"{row}condition", f"{row}condition.")
    return types.SilenceProcessus(
        posted.get(f"{row}effet"),
        posted.get(f"{row}delai").strip(),
        _unless(posted.get(f"{row}unite"), "mois"),
        _unless(posted.get(f"{row}depuis"), "depot"),
        condition.texte,
        condition.simple,
    )


def _common_effects(posted: PostedForm) -> Iterator[types.EffetAction]:
    """The effects that the form has an entry for: the citizen's message, the alert, the letter."""
    if posted.get("message"):
        yield _effet("envoyerMessage", code=posted.get("message"), suite=posted.get("suite").strip())
    if posted.get("alerter"):
        yield _effet("alerter", acteur=posted.get("alerter"), message=posted.get("alerte"))
    if posted.get("courrier"):
        yield _effet("genererCourrier", code=posted.get("courrier"))


def _effet(genre: str, **parametres: str) -> types.EffetAction:
    return types.EffetAction(genre, tuple(types.ParametreEffet(n, v) for n, v in parametres.items() if v))


def _other_effects(text: str) -> Iterator[types.EffetAction]:
    """One effect a line: `affecter service=urbanisme`; a value with spaces stands between quotation marks."""
    for line in lines(text):
        genre, _, rest = line.partition(" ")
        pairs = re.findall(r'([a-zA-Z]+)="([^"]*)"|([a-zA-Z]+)=(\S+)', rest)
        left = re.sub(r'[a-zA-Z]+="[^"]*"|[a-zA-Z]+=\S+', "", rest).strip()
        if _NAMES.fullmatch(genre) is None or left:
            raison = f"« {line[:80]} » ne se lit pas ; écrivez par exemple : affecter service=urbanisme"
            raise ParametreInvalide(champ="effets", parametre="effets", raison=raison)
        parametres = tuple(types.ParametreEffet(a or c, b or d) for a, b, c, d in pairs)
        yield types.EffetAction(genre, parametres)


def simulated_acts(posted: PostedForm) -> tuple[types.ActeSimule, ...]:
    """The acts that a simulation page carries, then the one just asked for."""
    acts = [_act(entree.valeur or "") for entree in posted.entrees if entree.nom == "acte"]
    action, jours = posted.get("action"), posted.number("jours")
    if action or jours:
        nom, _, acteur = action.partition("@")
        valeurs = tuple(
            types.ParametreEffet(entree.nom.removeprefix(f"valeur.{nom}."), entree.valeur or "")
            for entree in posted.entrees
            if action and entree.nom.startswith(f"valeur.{nom}.") and entree.valeur
        )
        motif = posted.get(f"motif.{nom}") or None
        acts.append(types.ActeSimule(nom or None, acteur or None, motif, None, valeurs, jours, None))
    return tuple(acts)


def act_line(act: types.ActeSimule) -> str:
    """An act as the page carries it."""
    valeurs = [[p.nom, p.valeur] for p in act.valeur]
    return json.dumps([act.action, act.acteur, act.motif, act.jours, act.etape_attendue, valeurs], ensure_ascii=False)


def _act(line: str) -> types.ActeSimule:
    """An act that a page carried; what somebody wrote in its place is no act."""
    try:
        action, acteur, motif, jours, attendue, pairs = json.loads(line)
        valeurs = tuple(types.ParametreEffet(str(nom), str(value)) for nom, value in pairs)
    except (ValueError, TypeError):
        return types.ActeSimule(None, None, None, None, (), None, None)
    days = jours if isinstance(jours, int) else None
    words = [one if isinstance(one, str) else None for one in (action, acteur, motif, attendue)]
    return types.ActeSimule(words[0], words[1], words[2], None, valeurs, days, words[3])


def lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def code_from(label: str) -> str:
    """A code made of a label: « Données vérifiées » -> `donnees-verifiees`."""
    return "-".join(_words(label))[:60].strip("-") or "etape"


def name_from(label: str) -> str:
    """A name made of a label: « Données vérifiées » -> `donneesVerifiees`."""
    head, *rest = _words(label) or ["action"]
    return (head + "".join(word.title() for word in rest))[:60]


def _words(label: str) -> list[str]:
    plain = unicodedata.normalize("NFD", label.replace("œ", "oe")).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    while words and words[0][0].isdigit():
        words.pop(0)
    return words
