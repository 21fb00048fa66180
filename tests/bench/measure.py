"""Measuring: processor seconds, interleaved rounds, medians, and the figures to show."""

from __future__ import annotations

import gc
import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One figure. `target` and `aim` say what it should be (`at_most`, or at least); None when it is only told."""

    name: str
    value: float
    unit: str = ""
    target: float | None = None
    aim: float | None = None
    at_most: bool = True

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.target is None:
            return None
        return self.value <= self.target if self.at_most else self.value >= self.target


def milliseconds(action: Callable[[], object], count: int) -> float:
    """Processor milliseconds of one call, user and system, of this process, averaged over `count`."""
    before = time.process_time()
    for _ in range(count):
        action()
    return (time.process_time() - before) * 1000 / count


def interleaved(actions: dict[str, Callable[[], object]], count: int, rounds: int) -> dict[str, float]:
    """The median over many short rounds of the milliseconds of each action, all of them in turn in each round, so that a
    busy moment of the machine weighs on all sides of a ratio alike."""
    for action in actions.values():
        milliseconds(action, 5 * count)
    gc.collect()
    found: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            found[name].append(milliseconds(action, count))
    return {name: median(values) for name, values in found.items()}


def process_seconds(pid: int) -> float:
    """Processor seconds that another process, with the children it waited for, has used so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def resident_megabytes() -> float:
    """Memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6
