"""What operations need to know of the installation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class OperationSettings:
    """Settings of the operations. `secret` keys the follow-up keys and signed values; `address` is the public address
    of the platform without final slash; sizes are in octets. `private_partners` lets partners' addresses lie in the
    installation's own network; `partner_timeout` is in seconds."""

    secret: bytes
    address: str
    file_limit: int = 10 * 1024 * 1024
    soap_file_limit: int = 7 * 1024 * 1024
    dossier_limit: int = 50 * 1024 * 1024
    citizen_idle: timedelta = timedelta(minutes=30)
    citizen_longest: timedelta = timedelta(hours=24)
    agent_idle: timedelta = timedelta(minutes=30)
    agent_longest: timedelta = timedelta(hours=8)
    upload_life: timedelta = timedelta(hours=24)
    draft_life: timedelta = timedelta(days=30)
    confirmation_life: timedelta = timedelta(hours=48)
    max_attempts: int = 5
    lockout: timedelta = timedelta(minutes=5)
    private_partners: bool = False
    partner_timeout: float = 10.0
