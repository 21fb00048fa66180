"""What all requests share: the door, the limits, the addresses, the signatures."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlsplit

from wsc_soap.soap.door import Door
from wsc_soap.web.assets import version
from wsc_soap.web.cookies import Signatures
from wsc_soap.web.limits import Limits
from wsc_soap.web.rate_limit import RateLimit


class Site:
    """Built once by the application. `root` is the path of the configured address, empty at the root of a host."""

    def __init__(self, door: Door, limits: Limits, rate_limit: RateLimit) -> None:
        self.door = door
        self.limits = limits
        self.rate_limit = rate_limit
        settings = door.platform.settings
        parts = urlsplit(settings.address)
        self.address = settings.address
        self.root = parts.path.rstrip("/")
        self.https = parts.scheme == "https"
        self.signatures = Signatures(settings.secret, door.platform.clock)

    def base(self, collectivite: str, realm: str = "") -> str:
        """What every link of a page starts with: `/demoville/`, `/demoville/bo/`."""
        parts = [self.root, collectivite, "bo" if realm == "agent" else ""]
        return "/".join(part for part in [parts[0], *filter(None, parts[1:])]) + "/"

    @cached_property
    def version(self) -> str:
        """Changes when a style sheet or a script does: part of their address, so that they may be kept for a year."""
        return version()

    @property
    def statique(self) -> str:
        """What the addresses of style sheets start with."""
        return f"{self.root}/static/{self.version}/"
