"""A fresh process: loads Django and the evidence, serves result pages, tells time and memory.

Run as ``python -m tests.bench.fresh``; prints one line of JSON. With ``plain`` it serves a plain
Django page instead, without the product.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.once import COMPILED

_STATUS = Path("/proc/self/status")
_LEAVE_NOTHING = "PYTHONDONTWRITEBYTECODE"


def measured(compiled: Path | None, *, plain: bool = False) -> dict[str, Any]:
    """Times in seconds from the start of a new process, memory in MiB (None where not known).

    ``compiled`` is a folder for what Python compiles: a host has compiled everything before, so
    the first start into an empty folder is one to throw away. Without one, where it lies else.
    """
    command = [sys.executable, "-m", "tests.bench.fresh", *(["plain"] if plain else [])]
    env = {name: value for name, value in os.environ.items() if name != _LEAVE_NOTHING}
    env |= {} if compiled is None else {COMPILED: str(compiled)}
    env |= {"AID_BENCH_STARTED": str(time.time())}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def memory() -> float | None:
    if not _STATUS.exists():
        return None
    lines = _STATUS.read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


def _serve_results() -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    started = float(os.environ["AID_BENCH_STARTED"])
    import decision_aid.wsgi  # noqa: F401

    told: dict[str, Any] = {"ready": time.time() - started, "memory_ready": memory()}
    told["processor_ready"] = time.process_time()
    from tests.bench.service import Service, result_pages  # what only measures is not measured

    service = Service()
    pages = result_pages(service)
    begin = time.perf_counter()
    first = next(iter(pages.values()))("")
    told["first_page"] = time.perf_counter() - begin
    told["memory_first"] = memory()
    answered = [first, *(page("") for page in pages.values())]
    told["memory_all"] = memory()
    told["ok"] = all(each.status.startswith("200") for each in answered)
    return told


def _serve_plain() -> dict[str, Any]:
    import django
    from django.conf import settings

    started = float(os.environ["AID_BENCH_STARTED"])
    settings.configure(SECRET_KEY="x" * 50, ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"])
    django.setup()
    from django.core.handlers.wsgi import WSGIHandler

    WSGIHandler()
    ready = time.time() - started
    return {
        "ready": ready,
        "memory_ready": memory(),
        "processor_ready": time.process_time(),
        "ok": True,
    }


if __name__ == "__main__":
    print(json.dumps(_serve_plain() if "plain" in sys.argv else _serve_results()))
