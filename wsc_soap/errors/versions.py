"""Why a draft, a version or a registered integrator is not what the caller takes it for."""

from __future__ import annotations

from wsc_soap.errors.root import WscError


class BrouillonInconnu(WscError):
    """Aucun brouillon n'est ouvert pour ce téléservice."""

    status = 404
    message = "Aucun brouillon n'est ouvert pour le téléservice « {teleservice} »."
    remede = "Ouvrez-en un avec ouvrirBrouillon."


class BrouillonModifie(WscError):
    """Le brouillon a changé depuis qu'il a été lu."""

    status = 409
    message = "Le brouillon du téléservice « {teleservice} » a été modifié entre-temps par {auteur}."
    remede = "Relisez le brouillon avant de le changer : votre modification n'a pas été enregistrée."


class RevisionInconnue(WscError):
    """Aucune révision ne porte ce numéro."""

    status = 404
    message = "Le téléservice « {teleservice} » n'a pas de révision {revision}."
    remede = "Les révisions sont rendues par listerVersions ; 0 désigne le modèle livré."


class IntegrateurInconnu(WscError):
    """Aucun logiciel n'est enregistré sous ce code."""

    status = 404
    message = "Aucun logiciel n'est enregistré sous le code « {integrateur} »."
    remede = "Enregistrez-le avec definirIntegrateur."


class IntegrateurConnu(WscError):
    """Le code est déjà celui d'un logiciel enregistré sous un autre nom."""

    status = 409
    message = "Le code « {integrateur} » est déjà celui du logiciel « {nom} »."
    remede = "Choisissez un autre code ; pour renommer ce logiciel, modifiez-le (modifierIntegrateur)."


class ParametresAVerifier(WscError):
    """Des valeurs restent à vérifier par la collectivité avant la mise en ligne."""

    status = 409
    message = "{nombre} valeur(s) du téléservice « {teleservice} » restent à vérifier avant la mise en ligne."
    remede = "Vérifiez chacune avec definirParametre, puis publiez."
