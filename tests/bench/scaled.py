"""The product with many times the evidence: start-up, memory, pages.

Run as ``python -m tests.bench.scaled 100``; prints one line of JSON. Every source and every set of
criteria is copied under names of its own; the figures in the copies are those of the originals.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.fresh import memory

EVIDENCE = Path(__file__).resolve().parents[2] / "evidence"
TIMES = 100
_ID = re.compile(r'^id = "([^"]+)"', re.MULTILINE)
_LABEL = re.compile(r'^label = "', re.MULTILINE)
_EXCUSED = re.compile(r'^file = "sources/([^"]+)\.toml"', re.MULTILINE)


def write_scaled(times: int, folder: Path) -> Path:
    """An evidence folder with ``times`` as many sources and sets of criteria; it is sound."""
    shutil.copytree(EVIDENCE, folder)
    for shelf in ("sources", "criteria"):
        for path in [*(folder / shelf).glob("*.toml")]:
            text = path.read_text(encoding="utf-8")
            for number in range(2, times + 1):
                copy = path.with_stem(f"{path.stem}-{number}")
                copy.write_text(_renamed(text, shelf, number), encoding="utf-8")
    excuses = folder / "excused_numbers.toml"
    excuses.write_text(_for_copies(excuses.read_text(encoding="utf-8"), times), encoding="utf-8")
    return folder


def _renamed(text: str, shelf: str, number: int) -> str:
    """Figures keep their ids, which are unique in their source only; criteria may not."""
    named = _ID.sub(rf'id = "\1-{number}"', text, count=0 if shelf == "criteria" else 1)
    return _LABEL.sub(rf'label = "{number}: ', named, count=1)


def _for_copies(text: str, times: int) -> str:
    head, *excuses = re.split(r"^(?=\[\[excuse\]\])", text, flags=re.MULTILINE)
    copied = (
        _EXCUSED.sub(rf'file = "sources/\1-{number}.toml"', excuse)
        for number in range(2, times + 1)
        for excuse in excuses
        if _EXCUSED.search(excuse)
    )
    return "".join((head, *excuses, *(f"{each}\n" for each in copied)))


def measured(times: int = TIMES) -> dict[str, Any]:
    """Seconds and MiB in a new process with the larger evidence."""
    with TemporaryDirectory() as temporary:
        folder = write_scaled(times, Path(temporary) / "evidence")
        told = {
            "DECISION_AID_EVIDENCE": str(folder),
            "DECISION_AID_BENCH_STARTED": str(time.time()),
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.scaled"],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **told},
        )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return {"times": times, **json.loads(done.stdout.splitlines()[-1])}


def lines(times: int = TIMES) -> Iterator[str]:
    """A markdown table of one run."""
    told = measured(times)
    yield f"| {told['sources']:,} sources, {told['figures']:,} figures ({times} times) | |"
    yield "|---|---:|"
    yield f"| ready to serve | {told['ready']:.1f} s |"
    for name, words in (("sources_page", "list of sources"), ("result_page", "result page")):
        size = told[f"{name}_bytes"] / 1024
        yield f"| {words}, first time | {told[f'{name}_first']:.2f} s, {size:,.0f} KiB |"
        yield f"| {words}, again | {told[f'{name}_again']:.2f} s |"
    if told["memory_ready"] is not None:
        yield f"| memory when ready | {told['memory_ready']:.0f} MiB |"
        yield f"| memory after these pages | {told['memory_all']:.0f} MiB |"


def _serve() -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    started = float(os.environ["DECISION_AID_BENCH_STARTED"])
    from tests.bench.service import Service

    service = Service()
    told: dict[str, Any] = {"ready": time.time() - started, "memory_ready": memory()}
    from decision_aid.web.evidence import library
    from tests.browser.people import RRMS

    told |= {"sources": len(library().sources), "figures": len(library().figures)}
    cookie = RRMS.cookie()
    for name, path in (("sources_page", "/sources/"), ("result_page", "/results/")):
        for turn in ("first", "again"):
            begin = time.perf_counter()
            answered = service.get(path, cookie if name == "result_page" else "")
            told[f"{name}_{turn}"] = time.perf_counter() - begin
            told["ok"] = told.get("ok", True) and answered.status.startswith("200")
        told[f"{name}_bytes"] = len(answered.body)
    return told | {"memory_all": memory()}


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1])) if len(sys.argv) > 1 else _serve()))
