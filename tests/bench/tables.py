"""Tables of the benchmark: printed as markdown, and kept for the page that shows them."""

from __future__ import annotations

import json
import os
import platform
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import django

COMMAND = "uv run python -m tests.bench.report"
FOLDER = Path(__file__).resolve().parents[2] / "decision_aid" / "measured"


@dataclass(frozen=True, kw_only=True)
class BenchTable:
    """One table. ``name`` is its file, ``place`` its order on the page."""

    name: str
    place: int
    title: str
    about: str
    command: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def lines(self) -> Iterator[str]:
        yield f"### {self.title}"
        yield f"| {' | '.join(self.columns)} |"
        yield "|---" + "|---:" * (len(self.columns) - 1) + "|"
        yield from (f"| {' | '.join(row)} |" for row in self.rows)

    def keep(self, folder: Path = FOLDER) -> Path:
        """Writes it where the page looks, with today's date and this machine."""
        told = {
            "place": self.place,
            "title": self.title,
            "about": self.about,
            "command": self.command,
            "machine": machine(),
            "columns": self.columns,
        }
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
        lines.append(f"measured_on = {date.today().isoformat()}")
        rows = "".join(f"  {json.dumps(row, ensure_ascii=False)},\n" for row in self.rows)
        path = folder / f"{self.name}.toml"
        path.write_text("\n".join((*lines, f"rows = [\n{rows}]")) + "\n", encoding="utf-8")
        return path


Measuring = Callable[[], BenchTable]


def show(measurings: Iterable[Measuring], *, keep: bool) -> bool:
    """Prints each table as soon as it is measured. One that fails is told and the others follow.

    Returns whether all were measured.
    """
    print(machine(), flush=True)
    whole = True
    for measuring in measurings:
        try:
            table = measuring()
        except Exception:
            traceback.print_exc()
            whole = False
            continue
        print("\n".join(("", *table.lines())), flush=True)
        if keep:
            table.keep()
    return whole


def machine() -> str:
    return ", ".join(
        (
            _processor(),
            f"{os.cpu_count()} cores",
            f"{platform.system()} {platform.release()}",
            f"Python {platform.python_version()}",
            f"Django {django.get_version()}",
            f"load {os.getloadavg()[0]:.1f}",
        )
    )


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
