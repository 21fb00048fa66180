"""E-mail addresses that callers give."""

from __future__ import annotations

from email_validator import EmailNotValidError, validate_email

from wsc_soap.errors import ParametreInvalide


def address(courriel: str) -> str:
    """The address in its normal form; `ParametreInvalide` when it is none."""
    try:
        return validate_email(courriel.strip(), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise ParametreInvalide(
            champ="courriel", parametre="courriel", raison="écrivez une adresse comme nom@exemple.fr"
        ) from None
