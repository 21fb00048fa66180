"""Run the front-door tests on the other Pythons of this machine that the project supports.

They run side by side, each in a virtual environment of its own: the package as pip installs it (from a clean copy: a
build leaves files behind it), and `tests/front`. Looks on PATH and under pyenv's root. Says what it ran; ends with 1
when one fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SUPPORTED = ((3, 11), (3, 12), (3, 13))
ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "node_modules", "__pycache__", "wsc-data")


def main() -> int:
    found = others()
    if not found:
        print(f"No other supported Python than {sys.version.split()[0]} on this machine: nothing to run.")
        return 0
    with ThreadPoolExecutor() as pool:  # one process each, so that they share the machine
        results = dict(zip(found, pool.map(run_tests, found, found.values()), strict=True))
    for version, good in results.items():
        print(f"{'.'.join(map(str, version))}: {'passed' if good else 'FAILED'}")
    return 0 if all(results.values()) else 1


def others() -> dict[tuple[int, ...], Path]:
    """One interpreter for each supported minor version but the running one."""
    found: dict[tuple[int, ...], Path] = {}
    for wanted in SUPPORTED:
        if wanted != sys.version_info[:2]:
            working = (path for path in candidates(wanted) if version_of(path) == wanted)
            if python := next(working, None):
                found[wanted] = python
    return found


def candidates(wanted: tuple[int, ...]) -> Iterator[Path]:
    name = ".".join(map(str, wanted))
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        yield Path(folder or ".", f"python{name}")
    for root in pyenv_roots():
        yield from sorted(root.glob(f"versions/{name}.*/bin/python{name}"), reverse=True)


def pyenv_roots() -> Iterator[Path]:
    if pyenv := shutil.which("pyenv"):
        said = subprocess.run([pyenv, "root"], capture_output=True, text=True)
        if said.returncode == 0 and said.stdout.strip():
            yield Path(said.stdout.strip())
    if root := os.environ.get("PYENV_ROOT"):
        yield Path(root)
    yield Path.home() / ".pyenv"


def version_of(python: Path) -> tuple[int, ...] | None:
    """The minor version that an interpreter really is; `None` where it does not run, as pyenv's idle shims do not."""
    if not python.is_file():
        return None
    probe = "import sys, venv, ensurepip; print(*sys.version_info[:2])"
    said = subprocess.run([python, "-c", probe], capture_output=True, text=True)
    return tuple(map(int, said.stdout.split())) if said.returncode == 0 else None


def run_tests(version: tuple[int, ...], python: Path) -> bool:
    """Install in a new environment, run, and tell how long each took."""
    name = ".".join(map(str, version))
    with tempfile.TemporaryDirectory(prefix="wsc-python-") as folder:
        copy, programs = Path(folder, "copy"), Path(folder, "environment", "bin")
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        steps = (
            ("environment", [python, "-m", "venv", programs.parent]),
            ("installation", [programs / "pip", "install", "-q", "--disable-pip-version-check", ".[test,postgresql]"]),
            ("tests/front", [programs / "pytest", "tests/front", "-p", "no:cacheprovider"]),
        )
        return all(step(f"Python {name}, {title}", command, copy) for title, command in steps)


def step(title: str, command: list[str | Path], folder: Path) -> bool:
    started = time.monotonic()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(f"{done.stdout}{title}: {time.monotonic() - started:.0f} s", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
