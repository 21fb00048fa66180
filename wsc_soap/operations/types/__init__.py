"""What the operations take and give: frozen dataclasses that `soap/` turns into XSD types, field for field.

A field `date_depot` is the element `dateDepot`; a tuple is a repeated element; `X | None` is optional; the string in
`Annotated` is the element's documentation. An empty string is written as an absent element where the field is
optional. All types live in `urn:wsc:commun:1`.
"""

from wsc_soap.operations.types.agent import (
    DossierAgent,
    DossierComplet,
    LigneJournal,
    ListeAgent,
    PieceJointe,
    Profil,
)
from wsc_soap.operations.types.citoyen import (
    Compte,
    ListeDossiers,
    Messages,
    ResumeDossier,
)
from wsc_soap.operations.types.commun import (
    Accuse,
    ActionPossible,
    Contact,
    Entree,
    Erreur,
    Etape,
    FichierRendu,
    Fragment,
    LigneRecapitulatif,
    MessageEnvoye,
    Motif,
    SectionRecapitulatif,
    SessionOuverte,
    ValeurCalculee,
)
from wsc_soap.operations.types.demande import (
    Recu,
    Suivi,
    Televersement,
    Verification,
)
from wsc_soap.operations.types.formulaire import (
    ChampFormulaire,
    FichierRecu,
    FormulaireAffiche,
    OccurrenceChamp,
    OptionChamp,
    PageFormulaire,
)
from wsc_soap.operations.types.presentation import (
    Catalogue,
    DescriptionTeleservice,
    LigneRubrique,
    PieceAPreparer,
    PointProcedure,
    ResumeTeleservice,
    Rubrique,
    ThemeCatalogue,
)

__all__ = [
    "Accuse",
    "ActionPossible",
    "Catalogue",
    "ChampFormulaire",
    "Compte",
    "Contact",
    "DescriptionTeleservice",
    "DossierAgent",
    "DossierComplet",
    "Entree",
    "Erreur",
    "Etape",
    "FichierRecu",
    "FichierRendu",
    "FormulaireAffiche",
    "Fragment",
    "LigneJournal",
    "LigneRecapitulatif",
    "LigneRubrique",
    "ListeAgent",
    "ListeDossiers",
    "MessageEnvoye",
    "Messages",
    "Motif",
    "OccurrenceChamp",
    "OptionChamp",
    "PageFormulaire",
    "PieceAPreparer",
    "PieceJointe",
    "PointProcedure",
    "Profil",
    "Recu",
    "ResumeDossier",
    "ResumeTeleservice",
    "Rubrique",
    "SectionRecapitulatif",
    "SessionOuverte",
    "Suivi",
    "Televersement",
    "ThemeCatalogue",
    "ValeurCalculee",
    "Verification",
]
