"""Following the links of the pages of one realm, one page for each kind of address."""

from __future__ import annotations

from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from accessibility import Auditor
from werkzeug.exceptions import HTTPException

from wsc_soap.web.application import ROUTES
from wsc_soap.web.routes import Route

_ADDRESSES = ROUTES.bind("127.0.0.1")
# what is fetched, not looked at
_FILES = (".pdf", ".xml", ".ics", ".css", "/<int:rang>")
# the entries of an address whose values lead to different screens
_TELLING = {"panneau", "filtre", "nom", "genre"}
_LINKS = "links => links.map(one => one.src ?? one.href.baseVal ?? one.href)"


def pages(realm: str) -> set[str]:
    """The rules of the pages that are shown to citizens, or to agents."""
    routes = {rule.endpoint for rule in ROUTES.iter_rules() if isinstance(rule.endpoint, Route)}
    shown = {one.rule for one in routes if one.realm == realm and "GET" in dict(one.views)}
    return {rule for rule in shown if not rule.endswith(_FILES)}


def rule_of(address: str) -> str | None:
    """The rule of the routing table that this address falls under."""
    try:
        endpoint, _ = _ADDRESSES.match(urlsplit(address).path)
    except HTTPException:
        return None
    return endpoint.rule if isinstance(endpoint, Route) else None


def _kind(address: str) -> tuple[object, ...]:
    query = sorted(parse_qsl(urlsplit(address).query))
    return (rule_of(address), *((nom, value if nom in _TELLING else "") for nom, value in query))


def crawl(auditor: Auditor, realm: str, *starts: str) -> set[str]:
    """Look at each kind of page that links lead to; gives the rules met."""
    wanted, town = pages(realm), starts[0].partition("/demoville/")[0]
    waiting, met = list(starts), {_kind(start) for start in starts}
    while waiting:
        address = waiting.pop(0)
        auditor.visit(address)
        for link in auditor.page.eval_on_selector_all("a[href], iframe[src]", _LINKS):
            target = urldefrag(urljoin(address, link)).url
            if target.startswith(f"{town}/demoville/") and rule_of(target) in wanted and _kind(target) not in met:
                met.add(_kind(target))
                waiting.append(target)
    return {str(kind[0]) for kind in met}
