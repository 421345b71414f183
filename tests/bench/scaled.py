"""The product with many times the evidence: start-up, memory, pages.

Run as ``python -m tests.bench.scaled 100``; prints one line of JSON. Every source and every set of
criteria is copied under names of its own; the figures in the copies are those of the originals.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.bench.fresh import memory
from tests.bench.tables import COMMAND, BenchTable

if TYPE_CHECKING:
    from tests.bench.service import Service

EVIDENCE = Path(__file__).resolve().parents[2] / "evidence"
TIMES = 100
SIZES = (1, 10, TIMES)
_BRIEFLY = "AID_BENCH_BRIEFLY"
"""In the environment of a process that only has to show that it serves."""
_AGAIN, _PEOPLE, _BEFORE = 7, 30, 60
_AGAIN_BRIEFLY, _PEOPLE_BRIEFLY, _BEFORE_BRIEFLY = 1, 2, 2
_ID = re.compile(r'^id = "([^"]+)"', re.MULTILINE)
_DIFFERENCE_ID = re.compile(r'(?<=^\[\[difference\]\]\nid = ")[^"]+', re.MULTILINE)
_TELLS_OF = re.compile(r"^tells_of = .*\n", re.MULTILINE)
_LABEL = re.compile(r'^label = "', re.MULTILINE)
_EXCUSED = re.compile(r'^file = "sources/([^"]+)\.toml"', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MeasuredPage:
    """One page, in processor time: what else the machine does then hardly counts."""

    name: str
    words: str
    path: str
    with_answers: bool = False


PAGES = (
    MeasuredPage("sources_page", "list of sources", "/sources/"),
    MeasuredPage("search", "search of sources", "/sources/?q=scotland&topic=death"),
    MeasuredPage("outcome_page", "largest outcome", "/outcomes/disability-worsened/"),
    MeasuredPage("treatment_page", "largest treatment", "/treatments/ahsct/"),
    MeasuredPage("rules_page", "rules side by side", "/criteria/"),
    MeasuredPage("map_page", "evidence map", "/map/"),
    MeasuredPage("result_page", "result page", "/results/", with_answers=True),
    MeasuredPage("summary_page", "summary", "/summary/", with_answers=True),
)


def write_scaled(times: int, folder: Path) -> Path:
    """An evidence folder with ``times`` as many sources and sets of criteria; it is sound."""
    shutil.copytree(EVIDENCE, folder)
    for kind in ("sources", "criteria"):
        for path in [*(folder / kind).glob("*.toml")]:
            text = path.read_text(encoding="utf-8")
            for number in range(2, times + 1):
                copy = path.with_stem(f"{path.stem}-{number}")
                copy.write_text(_renamed(text, kind, number), encoding="utf-8")
    excuses = folder / "excused_numbers.toml"
    excuses.write_text(_for_copies(excuses.read_text(encoding="utf-8"), times), encoding="utf-8")
    return folder


def _renamed(text: str, kind: str, number: int) -> str:
    """Figures keep their ids, which are unique in their source only; other ids may not.

    What a page tells of one figure alone stays with the first.
    """
    text = _TELLS_OF.sub("", text)
    named = _ID.sub(rf'id = "\1-{number}"', text, count=0 if kind == "criteria" else 1)
    named = _DIFFERENCE_ID.sub(rf"\g<0>-{number}", named)
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


def measured(times: int = TIMES, *, briefly: bool = False) -> dict[str, Any]:
    """Seconds and MiB in a new process with the larger evidence."""
    with TemporaryDirectory() as temporary:
        folder = write_scaled(times, Path(temporary) / "evidence")
        told = {
            "DECISION_AID_EVIDENCE": str(folder),
            "AID_BENCH_STARTED": str(time.time()),
            **({_BRIEFLY: "1"} if briefly else {}),
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


def table(sizes: tuple[int, ...] = SIZES) -> BenchTable:
    """The evidence as it is, and many times it, with how many times slower."""
    told = [measured(times) for times in sizes]
    return BenchTable(
        name="scale",
        place=7,
        title="Many times the evidence",
        about="Every source and every set of rules is copied. In brackets: how many times as long "
        "as with the evidence as it is.",
        command=COMMAND,
        columns=("What", *map(_how_much, told)),
        rows=tuple(_rows(told)),
    )


def _rows(told: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    once = told[0]
    yield "Ready to serve", *(_seconds(each, "ready") for each in told)
    for page in PAGES:
        for turn in ("first", "again"):
            what = f"{page.name}_{turn}"
            yield f"{page.words}, {turn}", *(_compared(each, once, what) for each in told)
        sizes = (f"{each[f'{page.name}_bytes'] / 1024:,.0f} KiB" for each in told)
        yield f"{page.words}, size", *sizes
    yield "result page, new people", *(_compared(each, once, "new_people") for each in told)
    if once["memory_ready"] is not None:
        yield "Memory when ready", *(_mebibytes(each, "memory_ready") for each in told)
        yield "Memory after all this", *(_mebibytes(each, "memory_all") for each in told)


def _how_much(told: dict[str, Any]) -> str:
    return f"{told['sources']:,} sources, {told['figures']:,} figures, {told['sets']:,} rules"


def _seconds(told: dict[str, Any], what: str) -> str:
    return f"{told[what]:.1f} s ({told[f'{what}_cpu']:.1f} s of processor)"


def _compared(told: dict[str, Any], once: dict[str, Any], what: str) -> str:
    taken = f"{told[what] * 1000:,.1f} ms"
    return taken if told is once else f"{taken} ({told[what] / once[what]:.1f} times)"


def _mebibytes(told: dict[str, Any], what: str) -> str:
    return f"{told[what]:.0f} MiB"


def _serve() -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    started = float(os.environ["AID_BENCH_STARTED"])
    from tests.bench.service import Service

    service = Service()
    told: dict[str, Any] = {
        "ready": time.time() - started,
        "ready_cpu": time.process_time(),
        "memory_ready": memory(),
    }
    told |= served_by(service, briefly=_BRIEFLY in os.environ)
    return told | {"memory_all": memory()}


def served_by(service: Service, *, briefly: bool) -> dict[str, Any]:
    """How much evidence there is, and how long each page takes with it."""
    from decision_aid.web.loaded import evidence_base

    base = evidence_base()
    told: dict[str, Any] = {
        "sources": len(base.sources),
        "figures": len(base.figures),
        "sets": len(base.criteria),
        "ok": True,
    }
    for page in PAGES:
        told |= _page(service, page, told["ok"], _AGAIN_BRIEFLY if briefly else _AGAIN)
    people = (_PEOPLE_BRIEFLY, _BEFORE_BRIEFLY) if briefly else (_PEOPLE, _BEFORE)
    return told | {"new_people": _new_people(service, *people)}


def _page(service: Service, page: MeasuredPage, ok: bool, again: int) -> dict[str, Any]:
    from tests.browser.people import RRMS

    cookie = RRMS.cookie() if page.with_answers else ""
    taken: list[float] = []
    for _ in range(1 + again):
        begin = time.process_time()
        answered = service.get(page.path, cookie)
        taken.append(time.process_time() - begin)
        ok = ok and answered.status.startswith("200")
    return {
        f"{page.name}_first": taken[0],
        f"{page.name}_again": statistics.median(taken[1:]),
        f"{page.name}_bytes": len(answered.body),
        "ok": ok,
    }


def _new_people(service: Service, people: int, before: int) -> float:
    """The median of people who all differ, after some who made the pieces that pages share."""
    from tests.bench.service import new_people

    get = new_people(service, range(people + before))
    taken: list[float] = []
    for _ in range(people + before):
        begin = time.process_time()
        get()
        taken.append(time.process_time() - begin)
    return statistics.median(taken[before:])


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1])) if len(sys.argv) > 1 else _serve()))
