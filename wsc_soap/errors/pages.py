"""What goes wrong on a page of the portal or of the back office, and nowhere else."""

from __future__ import annotations

from wsc_soap.errors.root import WscError


class PageInconnue(WscError):
    """L'adresse n'est celle d'aucune page."""

    status = 404
    message = "Aucune page ne se trouve à cette adresse."
    remede = "Vérifiez l'adresse, ou cherchez la démarche dans la liste."


class FormulairePerime(WscError):
    """Le formulaire envoyé n'a pas été reçu d'ici, ou il y a trop longtemps."""

    status = 403
    message = "Cette page est ouverte depuis trop longtemps, ou l'envoi vient d'ailleurs. Rien n'a été enregistré."
    remede = "Revenez à la page précédente, rechargez-la, puis envoyez de nouveau."


class EnvoiTropGrand(WscError):
    """Ce qu'un formulaire envoie dépasse ce qui est admis en une fois."""

    status = 413
    message = "Votre envoi dépasse ce que cette page peut recevoir en une fois, {maximum} au plus."
    remede = "Revenez à la page précédente et envoyez des fichiers moins nombreux ou plus légers."


class EnvoiIllisible(WscError):
    """Ce que le navigateur a envoyé n'est pas un formulaire."""

    message = "Votre envoi ne peut pas être lu."
    remede = "Revenez à la page précédente, puis envoyez de nouveau."
