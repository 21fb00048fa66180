"""Pages of towns as they are found: each takes a fragment in, with a style of its own that knows nothing of ours."""

from __future__ import annotations

_PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{titre} – Ville hôte</title>
<link rel="stylesheet" href="{feuille}"><style>{style}</style></head><body>{corps}</body></html>"""
_HEAD = '<header><p class="nom"><a href="#contenu">Ville hôte</a></p></header>'
_FOOT = "<footer><p>Mairie, 1 place de la Mairie</p></footer>"
_MAIN = '<main id="contenu"><h1>Vie pratique</h1><div class="{classe}">{fragment}</div></main>'

# name -> (style, what surrounds the fragment)
_HOSTS = {
    # no style at all but the browser's
    "bare": ("", _HEAD + _MAIN + _FOOT),
    # a framework that resets everything, then sets forms and buttons its own way
    "framework": (
        "*,*::before,*::after{box-sizing:border-box;margin:0}"
        "body{font:400 1rem/1.5 system-ui,sans-serif;color:#212529}"
        "a{color:#0a58ca}label{display:inline-block;margin-bottom:.5rem}button{border-radius:0;text-transform:none}"
        "fieldset{min-width:0;padding:0;border:0}legend{float:left;width:100%;font-size:1.25rem}"
        "legend+*{clear:left}h1,h2,h3{font-weight:500}main,header,footer{max-width:60rem;margin:auto;padding:0 12px}"
        "dl{margin-bottom:1rem}dd{margin-left:0}table{border-collapse:collapse}",
        _HEAD + _MAIN + _FOOT,
    ),
    # a blog theme: narrow column, decorated lists, every paragraph and list indented
    "blog": (
        "body{font:1.125rem/1.7 Georgia,serif;color:#28303d;background:#d1e4dd;margin:0}"
        "main{max-width:38rem;margin:0 auto;padding:1rem}h1,h2,h3{font-family:sans-serif;letter-spacing:.01em}"
        "main ul{list-style:square;padding-left:2rem}main li{margin-bottom:.3em}a{color:#28303d}"
        "main input,main select,main textarea{border:3px solid #39414d;padding:10px;width:100%}"
        "main button{background:#28303d;color:#d1e4dd;border:0;padding:15px 30px}footer,header{padding:1rem}",
        _HEAD + _MAIN + _FOOT,
    ),
    # columns that float, small text
    "floats": (
        "body{font:13px/1.4 Verdana,sans-serif;color:#333;background:#fff;margin:0}"
        ".menu{float:left;width:30%;padding:4px}main{float:right;width:66%;padding:4px}footer{clear:both}"
        "main p,main ul{text-align:justify}a{color:#004b8d}"
        "@media(max-width:40em){.menu,main{float:none;width:auto}}",
        _HEAD + '<nav class="menu" aria-label="Rubriques"><ul><li><a href="#contenu">La mairie</a></li></ul></nav>'
        + _MAIN + _FOOT,
    ),
    # the layout is a table, held to the width of the screen
    "table": (
        "body{font:small Arial,sans-serif;color:#000;background:#eee;margin:0}table{background:#fff;table-layout:fixed}"
        "td{padding:6px;vertical-align:top;text-align:center;font-weight:bold}h1,h2{color:#800000}a{color:#800000}",
        _HEAD + '<table role="presentation" width="100%"><tr><td>' + _MAIN + "</td></tr></table>" + _FOOT,
    ),
    # a dark site, which gives the tokens it must
    "dark": (
        "body{font:1rem/1.6 sans-serif;color:#e8ecf0;background:#14181d;margin:0}a{color:#9fd0ff}"
        "main,header,footer{padding:1rem}"
        ".wsc{--wsc-accent:#8ed1db;--wsc-accent-strong:#b5e4ea;--wsc-on-accent:#0b1a1e;--wsc-ink:#e8ecf0;"
        "--wsc-ink-2:#aab4bf;--wsc-surface:#1c2229;--wsc-paper:#14181d;--wsc-line:#3a434d;--wsc-control:#8894a0;"
        "--wsc-tint:#23323a;--wsc-ok:#86d9a4;--wsc-ok-tint:#17301f;--wsc-wait:#f3c77d;--wsc-wait-tint:#33270f;"
        "--wsc-bad:#ff9d94;--wsc-bad-tint:#3a1a18;--wsc-info:#a9c4ff;--wsc-info-tint:#1b2740;--wsc-focus:#ffd24a}",
        _HEAD + _MAIN + _FOOT,
    ),
}  # fmt: skip
NAMES = tuple(_HOSTS)


def page(name: str, titre: str, fragment: str, feuille: str) -> str:
    """The page of a host around a fragment."""
    style, corps = _HOSTS[name]
    return _PAGE.format(
        titre=titre, feuille=feuille, style=style, corps=corps.format(fragment=fragment, classe="contenu")
    )
