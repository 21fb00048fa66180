"""The headers that every answer carries (OWASP, HTTP Security Response Headers)."""

from __future__ import annotations

from werkzeug.wrappers import Response

# Our own files only: whatever a stylesheet of a town lets through, the browser runs nothing that stands in a page.
PAGE = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:;"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
OTHER = "default-src 'none'; frame-ancestors 'none'"
_POLICY = "Content-Security-Policy"
_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), geolocation=(self), microphone=()"),
)
_HTTPS = (("Strict-Transport-Security", "max-age=31536000"),)
_FOR_PAGES = (*_ALWAYS, (_POLICY, PAGE), ("Cross-Origin-Opener-Policy", "same-origin"))
_FOR_OTHERS = (*_ALWAYS, (_POLICY, OTHER))


def with_images(response: Response, origin: str) -> None:
    """Let a page show the images of one more origin: the tiles of the town's map."""
    response.headers[_POLICY] = PAGE.replace("img-src 'self'", f"img-src 'self' {origin}")


def others(https: bool) -> tuple[tuple[str, str], ...]:
    """The headers of protection of an answer that is no page."""
    return _FOR_OTHERS + _HTTPS if https else _FOR_OTHERS


def secure(response: Response, https: bool) -> Response:
    """Add what is missing of the headers of protection."""
    wanted = _FOR_PAGES if response.mimetype == "text/html" else _FOR_OTHERS
    for nom, value in wanted + _HTTPS if https else wanted:
        response.headers.setdefault(nom, value)
    return response
