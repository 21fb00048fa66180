"""`python -m tests.bench [--json] [--quick] [name…]`: run the benchmarks, print what they found."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from types import ModuleType

from tests.bench import catalogue, contracts, deposit, deposit_http, forms, fragment, lists, shares
from tests.bench.measure import Figure

ALL = {
    "deposit": deposit,
    "deposit_http": deposit_http,
    "fragment": fragment,
    "contracts": contracts,
    "catalogue": catalogue,
    "shares": shares,
    "lists": lists,
    "forms": forms,
}


def main(arguments: list[str] | None = None) -> int:
    """Run what is named, or all. Figures are told, not judged: the exit code is 0 whatever they are."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("name", nargs="*", choices=[[], *ALL], help="which ones; all without any")
    parser.add_argument("--json", action="store_true", help="write the figures as JSON")
    parser.add_argument("--quick", action="store_true", help="small counts: does it run, not how fast")
    chosen = parser.parse_args(arguments)
    found = {}
    for name in chosen.name or ALL:
        found[name] = ALL[name].run(chosen.quick)
        if not chosen.json:
            show(ALL[name], found[name])
    if chosen.json:
        figures = {name: [asdict(one) | {"met": one.met} for one in some] for name, some in found.items()}
        print(json.dumps(figures, indent=1))
    return 0


def show(module: ModuleType, figures: list[Figure]) -> None:
    """One table: name, value, what was wanted and whether it is so."""
    print(f"\n{module.TITLE}")
    for figure in figures:
        print(f"  {figure.name:<42}{figure.value:>11.2f} {figure.unit:<6}{_wanted(figure)}".rstrip(), flush=True)


def _wanted(figure: Figure) -> str:
    if figure.target is None:
        return ""
    sign = "<=" if figure.at_most else ">="
    aim = "" if figure.aim is None else f", aim {figure.aim:g}"
    return f"{'yes' if figure.met else 'NO '}  (wanted {sign} {figure.target:g}{aim})"


if __name__ == "__main__":
    sys.exit(main())
