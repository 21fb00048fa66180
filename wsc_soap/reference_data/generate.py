"""Write `communes.tsv.gz` from `data/communes.json` of the npm package `@etalab/decoupage-administratif`.

python -m wsc_soap.reference_data.generate package/data/communes.json wsc_soap/referentiels/communes.tsv.gz
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

_KEPT = ("commune-actuelle", "arrondissement-municipal")


def generate(source: Path, cible: Path) -> int:
    """Write the list, the same bytes for the same source; gives back the number of communes."""
    communes = [commune for commune in json.loads(source.read_text("utf-8")) if commune["type"] in _KEPT]
    lines = sorted("\t".join((c["code"], c["nom"], " ".join(c.get("codesPostaux", ())))) for c in communes)
    cible.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    return len(lines)


if __name__ == "__main__":
    generate(*map(Path, sys.argv[1:3]))
