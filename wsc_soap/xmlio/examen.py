"""One examination of one demande: a walk builds the view and checks structure, then come the conditions, the values,
what is missing, and the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import Element, SubElement, _Element

from wsc_soap.domain.champs.obligatoire import message_obligatoire
from wsc_soap.domain.formulaire import Regle
from wsc_soap.errors import Manquement
from wsc_soap.xmlio.espaces import XSI
from wsc_soap.xmlio.expressions import Expression
from wsc_soap.xmlio.fichier import controler_fichier
from wsc_soap.xmlio.lieu import Lieu
from wsc_soap.xmlio.plan import BLANCS, RACINE, Noeud, Referentiel
from wsc_soap.xmlio.vue import nom_local, texte_de

NBSP = "\u00a0"
FAUTES_MAX = 500
COMMUNE_INCONNUE = "Cette commune n’est pas dans la liste officielle : vérifiez son code."
MASQUE = "Ce champ n’a pas lieu d’être avec les autres réponses : retirez-le."
_ATTRIBUTS_ADMIS = frozenset(f"{{{XSI}}}{nom}" for nom in ("type", "schemaLocation", "noNamespaceSchemaLocation"))


@dataclass(frozen=True)
class Bilan:
    """What a check found: `erreurs` refuse the demande, `avertissements` do not. `vue` is the view that was judged,
    hidden fields left out."""

    erreurs: tuple[Manquement, ...]
    avertissements: tuple[Manquement, ...]
    vue: _Element = field(default_factory=lambda: Element(RACINE), repr=False, compare=False)

    @property
    def valide(self) -> bool:
        """True when the demande may be filed."""
        return not self.erreurs


class Examen:
    """One check of one demande."""

    def __init__(
        self, plan: Noeud, espace: str, referentiel: Referentiel | None, variables: Mapping[str, object]
    ) -> None:
        self.plan, self.espace, self.referentiel, self.variables = plan, espace, referentiel, variables
        self.verdicts: dict[tuple[Expression, Lieu], bool] = {}  # as long as the view does not change
        self.erreurs: list[tuple[tuple[int, ...], Manquement]] = []
        self.avertissements: list[tuple[tuple[int, ...], Manquement]] = []

    def faire(self, demande: _Element) -> Bilan:
        racine = Lieu(self.plan, None, 1, demande)
        racine.vue = Element(RACINE)
        if demande.tag != f"{{{self.espace}}}{RACINE}":
            message = f"L’élément attendu est {RACINE}, dans l’espace de noms {self.espace}."
            faute = Manquement(f"/{nom_local(demande)}", nom_local(demande), "inconnu", message)
            return Bilan((faute,), (), racine.vue)
        self.lire_groupe(racine)
        while self.masquer(racine):
            pass
        self.verifier_valeurs(racine)
        self.verifier_absences(racine)
        self.verifier_regles(racine)
        racine.oublier()
        return Bilan(_ranges(self.erreurs), _ranges(self.avertissements), racine.vue)

    # --- saying what is wrong

    def faute(self, lieu: Lieu, regle: str, message: str) -> None:
        """A fault of this place; its name is remembered up to the demande."""
        self.erreurs.append((lieu.cle(), Manquement(lieu.xpath(), lieu.noeud.champ.libelle, regle, message)))
        while lieu.parent is not None:
            lieu.parent.fautifs.add(lieu.noeud.nom)
            lieu = lieu.parent

    def faute_de_champ(self, parent: Lieu, noeud: Noeud, regle: str, message: str) -> None:
        """A fault of a field as a whole, whose element may be absent: its path has no rank."""
        champ = f"{parent.xpath()}/{noeud.nom}"
        self.erreurs.append(((*parent.cle(), noeud.rang, 0), Manquement(champ, noeud.champ.libelle, regle, message)))
        while parent is not None:
            parent.fautifs.add(noeud.nom)
            noeud, parent = parent.noeud, parent.parent  # type: ignore[assignment]

    def intrus(self, lieu: Lieu, champ: str, nom: str, message: str) -> None:
        """Something the form does not know, below this place."""
        self.erreurs.append(((*lieu.cle(), 1 << 30), Manquement(champ, nom, "inconnu", message)))

    # --- structure: one walk, the view is built on the way

    def lire_groupe(self, lieu: Lieu) -> None:
        dernier = -1
        self.lire_attributs(lieu)
        for element in lieu.source:
            balise = element.tag
            if not isinstance(balise, str):
                continue
            noeud = lieu.noeud.par_balise.get(balise)
            if noeud is None:
                self.element_inconnu(lieu, element)
                continue
            enfant = self.ajouter(lieu, noeud, element)
            if noeud.rang < dernier:
                self.faute(enfant, "ordre", "Cet élément n’est pas à sa place : suivez l’ordre du schéma.")
            else:
                dernier = noeud.rang
        if texte_de(lieu.source).strip(BLANCS):
            self.faute(lieu, "type", "Cet élément contient des éléments, pas de texte.")

    def ajouter(self, lieu: Lieu, noeud: Noeud, element: _Element) -> Lieu:
        presents = lieu.presents.get(noeud.nom)
        if presents is None:
            presents = lieu.presents[noeud.nom] = []
        enfant = Lieu(noeud, lieu, len(presents) + 1, element)
        if enfant.occurrence > noeud.maximum:
            if enfant.occurrence == noeud.maximum + 1 and noeud.nom not in lieu.fautifs:
                self.faute_de_champ(lieu, noeud, "occurrences", _trop(noeud))
            return enfant
        presents.append(enfant)
        assert lieu.vue is not None
        if noeud.genre == "groupe":
            enfant.vue = SubElement(lieu.vue, noeud.nom)
            self.lire_groupe(enfant)
            if not len(enfant.vue):
                lieu.vue.remove(enfant.vue)
        else:
            self.lire_feuille(lieu, enfant)
        return enfant

    def lire_feuille(self, lieu: Lieu, enfant: Lieu) -> None:
        element, noeud = enfant.source, enfant.noeud
        if element.keys():
            self.lire_attributs(enfant)
        assert lieu.vue is not None
        if noeud.genre == "fichier":
            enfant.texte = texte_de(element).strip(BLANCS) or "fichier"
            enfant.vue = SubElement(lieu.vue, noeud.nom)
            SubElement(enfant.vue, "nom").text = element.findtext(f"{{{self.espace}}}nom", "")[:255]
            return
        enfant.texte = element.text or ""
        if len(element):
            enfant.texte = texte_de(element)
            if any(isinstance(petit.tag, str) for petit in element):
                self.faute(enfant, "type", "Cet élément contient une valeur, pas d’autres éléments.")
        if propre := enfant.texte.strip(BLANCS):
            enfant.vue = SubElement(lieu.vue, noeud.nom)
            enfant.vue.text = propre

    def lire_attributs(self, lieu: Lieu) -> None:
        for nom in lieu.source.attrib:
            if nom not in _ATTRIBUTS_ADMIS:
                champ = f"{lieu.xpath()}/@{str(nom).rpartition('}')[2]}"
                self.intrus(lieu, champ, str(nom), "Cet attribut n’est pas prévu par le schéma : retirez-le.")

    def element_inconnu(self, lieu: Lieu, element: _Element) -> None:
        nom = nom_local(element)
        message = f"L’élément {nom} n’existe pas ici dans le schéma : retirez-le, ou vérifiez son espace de noms."
        self.intrus(lieu, f"{lieu.xpath()}/{nom}", nom, message)

    # --- conditions

    def masquer(self, lieu: Lieu) -> bool:
        """Take out the fields whose condition is false; True when something was taken out."""
        change = False
        for noeud in lieu.noeud.conditionnels:
            if noeud.nom in lieu.presents and not self.visible(lieu, noeud):
                change |= self.retirer(lieu, lieu.presents[noeud.nom])
        for groupe in self.groupes(lieu):
            change |= self.masquer(groupe)
        return change

    def retirer(self, lieu: Lieu, presents: list[Lieu]) -> bool:
        self.verdicts.clear()
        del lieu.presents[presents[0].noeud.nom]
        pleins = [enfant for enfant in presents if enfant.vue is not None]
        for enfant in pleins:
            self.faute(enfant, "masque", MASQUE)
            if enfant.vue.getparent() is not None:  # type: ignore[union-attr]
                lieu.vue.remove(enfant.vue)  # type: ignore[union-attr,arg-type]
        for enfant in presents:
            if enfant.vue is None:
                self.verifier_vide(enfant)
        return bool(pleins)

    def visible(self, lieu: Lieu, noeud: Noeud) -> bool:
        condition = noeud.condition
        if condition is None:
            return True
        verdict = self.verdicts.get((condition, lieu))
        if verdict is None:
            verdict = self.verdicts[condition, lieu] = condition(lieu.vue, self.variables)  # type: ignore[arg-type]
        return verdict

    # --- values

    def verifier_valeurs(self, lieu: Lieu) -> None:
        for presents in lieu.presents.values():
            for enfant in presents:
                genre = enfant.noeud.genre
                if genre == "valeur" and enfant.vue is not None:
                    self.verifier_valeur(enfant)
                elif genre == "groupe":
                    self.verifier_valeurs(enfant)
                elif genre == "fichier":
                    for regle, message in controler_fichier(enfant.source, enfant.noeud.champ, self.espace):
                        self.faute(enfant, regle, message)
                elif not enfant.noeud.champ.obligatoire or self.nombre(lieu, enfant.noeud):
                    self.verifier_vide(enfant)

    def verifier_valeur(self, lieu: Lieu) -> None:
        champ = lieu.noeud.champ
        defaut = lieu.noeud.type.examiner(lieu.texte, champ)
        if champ.type == "communeInsee" and self.referentiel is not None:
            self.verifier_commune(lieu, defaut is not None)
        elif defaut is not None:
            self.faute(lieu, defaut.regle, defaut.message)

    def verifier_commune(self, lieu: Lieu, mal_ecrite: bool) -> None:
        referentiel, code = self.referentiel, lieu.texte.strip(BLANCS)
        assert referentiel is not None and lieu.parent is not None
        voisins = lieu.parent.presents.get(lieu.noeud.code_postal, ())
        code_postal = voisins[0].texte.strip(BLANCS) if voisins else None
        message = referentiel.verifier("communeInsee", code, code_postal)
        if mal_ecrite or (message and referentiel.commune(code)):
            message = message or lieu.noeud.type.verifier(lieu.texte, lieu.noeud.champ) or ""
            self.faute(lieu, "type" if mal_ecrite else "regle", message)
        elif message:
            faute = Manquement(lieu.xpath(), lieu.noeud.champ.libelle, "regle", COMMUNE_INCONNUE)
            self.avertissements.append((lieu.cle(), faute))

    def verifier_vide(self, lieu: Lieu) -> None:
        """An empty element counts as absent; it is a fault of its own only where the XSD refuses it."""
        champ = lieu.noeud.champ
        defaut = lieu.noeud.type.examiner(lieu.texte, champ)
        if defaut is not None or (champ.obligatoire and not lieu.texte):
            self.faute(lieu, "type", defaut.message if defaut else message_obligatoire(champ))

    # --- what is missing

    def verifier_absences(self, lieu: Lieu) -> None:
        for noeud in lieu.noeud.obligatoires:
            if self.nombre(lieu, noeud) == 0 and self.visible(lieu, noeud):
                self.absent(lieu, noeud)
        for noeud in lieu.noeud.a_compter:
            if 0 < self.nombre(lieu, noeud) < noeud.champ.occurrences_min:
                self.faute_de_champ(lieu, noeud, "occurrences", _trop_peu(noeud))
        for groupe in self.groupes(lieu):
            self.verifier_absences(groupe)

    def groupes(self, lieu: Lieu) -> list[Lieu]:
        """The occurrences of the groups of this place."""
        return [groupe for noeud in lieu.noeud.groupes for groupe in lieu.presents.get(noeud.nom, ())]

    def nombre(self, lieu: Lieu, noeud: Noeud) -> int:
        presents = lieu.presents.get(noeud.nom, ())
        if noeud.genre == "groupe":
            return len(presents)
        nombre = 0
        for enfant in presents:  # twice as fast as a sum, and asked for every mandatory field
            nombre += enfant.vue is not None
        return nombre

    def absent(self, lieu: Lieu, noeud: Noeud) -> None:
        """A mandatory field without value. For a group, its own mandatory fields are what people must fill."""
        if noeud.genre == "groupe" and not noeud.repete and noeud.obligatoires:
            vide = Lieu(noeud, lieu, 1, lieu.source)
            assert lieu.vue is not None
            vide.vue = SubElement(lieu.vue, noeud.nom)  # in place, so that conditions can look around
            manquants = [petit for petit in noeud.obligatoires if self.visible(vide, petit)]
            for petit in manquants:
                self.absent(vide, petit)
            lieu.vue.remove(vide.vue)
            if manquants:
                return
        self.faute_de_champ(lieu, noeud, "obligatoire", message_obligatoire(noeud.champ))

    # --- rules

    def verifier_regles(self, lieu: Lieu) -> None:
        for noeud in lieu.noeud.a_regles:
            if (noeud.nom not in lieu.fautifs or noeud.genre == "groupe") and self.visible(lieu, noeud):
                for regle in self.regles_violees(lieu, noeud):
                    self.regle_violee(lieu, noeud, regle)
        for groupe in self.groupes(lieu):
            self.verifier_regles(groupe)

    def regles_violees(self, lieu: Lieu, noeud: Noeud) -> Iterator[Regle]:
        for expression, regle in noeud.regles:
            # A rule that reads an answer which is itself missing or wrong would only repeat the fault.
            if lieu.fautifs and not lieu.fautifs.isdisjoint(expression.noms):
                continue
            if not expression(lieu.vue, self.variables):  # type: ignore[arg-type]
                yield regle

    def regle_violee(self, lieu: Lieu, noeud: Noeud, regle: Regle) -> None:
        if regle.niveau == "erreur":
            self.faute_de_champ(lieu, noeud, "regle", regle.message)
            return
        faute = Manquement(f"{lieu.xpath()}/{noeud.nom}", noeud.champ.libelle, "regle", regle.message)
        self.avertissements.append(((*lieu.cle(), noeud.rang, 0), faute))


def _ranges(trouves: list[tuple[tuple[int, ...], Manquement]]) -> tuple[Manquement, ...]:
    return tuple(faute for _, faute in sorted(trouves, key=lambda trouve: trouve[0])[:FAUTES_MAX])


def _trop(noeud: Noeud) -> str:
    return f"{noeud.champ.libelle}{NBSP}: {noeud.maximum} au plus. Retirez ce qui dépasse."


def _trop_peu(noeud: Noeud) -> str:
    return f"{noeud.champ.libelle}{NBSP}: {noeud.champ.occurrences_min} au moins. Complétez."
