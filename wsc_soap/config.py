"""The installation's settings: read once from the environment (`WSC_…`) and a file, refused at start when wrong."""

from __future__ import annotations

import os
import secrets
from datetime import timedelta
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from wsc_soap.operations.settings import OperationSettings


class Settings(BaseSettings):
    """One setting, one line. `donnees` holds the database, the files and the secret unless they are set apart."""

    model_config = SettingsConfigDict(env_prefix="WSC_", env_file="wsc.env", extra="forbid", frozen=True)

    donnees: Path = Path("wsc-data")
    base_de_donnees: str = ""
    adresse: str = Field("http://localhost:8080", pattern=r"^https?://[^/\s]+(/[^\s]*[^/\s])?$")
    ecoute: str = "127.0.0.1"
    port: int = Field(8080, ge=1, le=65535)
    fils: int = Field(8, ge=1, le=256)
    smtp_hote: str = "localhost"
    smtp_port: int = Field(25, ge=1, le=65535)
    smtp_utilisateur: str = ""
    smtp_mot_de_passe: str = ""
    smtp_starttls: bool = False
    expediteur: str = "ne-pas-repondre@localhost"
    taille_message: int = Field(12 * 1024 * 1024, ge=1024)
    debit: float = Field(50.0, ge=0)
    rafale: int = Field(400, ge=1)
    paiement: str = Field("", pattern=r"^(essai)?$")
    sms: str = Field("", pattern=r"^(essai)?$")
    partenaires_internes: bool = False
    contrats: int = Field(200, ge=1)
    duree_brouillon: int = Field(30, ge=1, le=365)

    @property
    def url(self) -> str:
        """The database's address: SQLite in the data folder unless another is set."""
        return self.base_de_donnees or f"sqlite:///{self.donnees.absolute() / 'wsc.sqlite3'}"

    @property
    def fichiers(self) -> Path:
        """The folder of the attachments."""
        return self.donnees.absolute() / "fichiers"

    @property
    def boite_sms(self) -> Path:
        """The folder where the trial port keeps SMS."""
        return self.donnees.absolute() / "sms"

    def for_operations(self) -> OperationSettings:
        """What the operations need to know."""
        return OperationSettings(
            secret=self._secret(),
            address=self.adresse,
            draft_life=timedelta(days=self.duree_brouillon),
            private_partners=self.partenaires_internes,
        )

    def _secret(self) -> bytes:
        """The installation's secret, made at the first start: whoever copies the database without it cannot compute
        follow-up keys."""
        path = self.donnees / "secret"
        if not path.exists():
            self.donnees.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                return path.read_bytes()
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(32))
                file.flush()
                os.fsync(file.fileno())
        return path.read_bytes()
