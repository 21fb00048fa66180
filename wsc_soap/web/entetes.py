"""The headers that every answer carries (OWASP, HTTP Security Response Headers)."""

from __future__ import annotations

from werkzeug.wrappers import Response

# No script, no inline style, no frame: whatever a stylesheet of a town lets through, the browser runs nothing.
PAGE = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
OTHER = "default-src 'none'; frame-ancestors 'none'"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def secure(response: Response, https: bool) -> Response:
    """Add what is missing of the headers of protection."""
    for nom, valeur in _ALWAYS.items():
        response.headers.setdefault(nom, valeur)
    page = response.mimetype == "text/html"
    response.headers.setdefault("Content-Security-Policy", PAGE if page else OTHER)
    if page:
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if https:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
