"""What the tool stands on: every package pinned, with a reason and a licence, and no others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution, distributions, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DIRECT = PROJECT["project"]["dependencies"]
_GROUPS = PROJECT["dependency-groups"]
FOR_TESTS = [*_GROUPS["editing"], *(each for each in _GROUPS["dev"] if isinstance(each, str))]
BROUGHT_ALONG = PROJECT["tool"]["uv"]["constraint-dependencies"]
REASONS = PROJECT["tool"]["packages"]
LICENCES = {"MIT", "MIT-0", "BSD-3-Clause", "BSD-2-Clause", "Apache-2.0", "PSF-2.0", "MPL-2.0"}
"""Each may be used, changed and passed on with a program under MIT."""
LISTS = (".serve/requirements.txt", ".ci/requirements.txt")
_FAMILY = {"MIT": "mit", "MIT-0": "mit", "BSD-3-Clause": "bsd", "BSD-2-Clause": "bsd",
           "Apache-2.0": "apache", "PSF-2.0": "psf", "MPL-2.0": "mpl"}  # fmt: skip
_PINNED = re.compile(r"[A-Za-z0-9._-]+(?:\[[a-z]+\])?==[0-9][0-9a-z.]*")


def _pins() -> dict[str, str]:
    """The one release of each package, by its name."""
    found = [Requirement(line) for line in (*DIRECT, *FOR_TESTS, *BROUGHT_ALONG)]
    return {canonicalize_name(each.name): str(each.specifier) for each in found}


def _running() -> set[str]:
    """The packages that run, with all that they bring along on this machine."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in DIRECT]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        found.add(name)
        waiting += [each for each in _needs(name, wanted.extras)
                    if canonicalize_name(each.name) not in found]  # fmt: skip
    return found


def _needs(name: str, extras: set[str]) -> Iterator[Requirement]:
    for line in distribution(name).requires or ():
        needed = Requirement(line)
        if needed.marker is None or any(
            needed.marker.evaluate({"extra": extra}) for extra in (extras or {""})
        ):
            yield needed


def test_every_line_names_one_release() -> None:
    for line in (*DIRECT, *FOR_TESTS, *BROUGHT_ALONG):
        assert _PINNED.fullmatch(line), line


def test_every_package_that_runs_is_pinned_to_one_release() -> None:
    pins = _pins()
    for name in _running():
        assert pins.get(name) == f"=={distribution(name).version}", name


@pytest.mark.parametrize("file", LISTS)
def test_what_image_and_tests_install_is_what_is_pinned_each_file_by_its_digest(file: str) -> None:
    """Written anew with the line of the README. It names no host: whoever installs chooses one."""
    text = (ROOT / file).read_text(encoding="utf-8")
    releases = re.findall(
        r"^(\S+)==(\S+)(?: ;[^\\\n]*)? \\\n((?: +--hash.*\n)+)", text, re.MULTILINE
    )
    listed = {name: f"=={version}" for name, version, _ in releases}
    pins = _pins()
    assert len(listed) == len(re.findall(r"^[^ #\n]", text, re.MULTILINE)), (
        "a release has no digest"
    )
    assert listed == {name: pins.get(name) for name in listed}
    assert listed.keys() >= (_running() if file.startswith(".serve") else pins.keys())
    for name, _, digests in releases:
        assert all(re.search(r"sha256:[0-9a-f]{64}\b", line) for line in digests.splitlines()), name
    assert "://" not in text


def test_image_tests_and_audit_read_these_lists() -> None:
    image = (ROOT / ".serve" / "Containerfile").read_text(encoding="utf-8")
    assert re.search(
        r"^  && uv pip sync .*--require-hashes \.serve/requirements\.txt$", image, re.MULTILINE
    )
    assert "uv sync" not in image
    here = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(
        r"^uv pip sync .*--require-hashes .*\.ci/requirements\.txt$", here, re.MULTILINE
    )
    guide = (ROOT / "README.md").read_text(encoding="utf-8")
    [audit] = re.findall(r"`(uvx pip-audit [^`]*)`", guide)
    assert {"--strict", "--require-hashes", "--disable-pip", ".serve/requirements.txt"} < {
        *audit.split()
    }


def test_every_package_of_the_tests_is_pinned_too() -> None:
    """So that a test that passes today passes tomorrow."""
    pins = _pins()
    here = {canonicalize_name(each.metadata["Name"]) for each in distributions()}
    assert here - set(pins) - {"pip", "setuptools", "wheel"} == set()


def test_every_package_that_runs_has_its_reason_and_a_licence_that_fits() -> None:
    assert set(REASONS) == _running()
    for name, told in REASONS.items():
        assert len(told["why"].split()) >= 3, name
        assert set(told["licence"].split(" OR ")) <= LICENCES, name


def test_the_licences_are_those_that_the_packages_tell() -> None:
    for name, told in REASONS.items():
        given = distribution(name).metadata
        said = (given.get("License-Expression") or "") + (given.get("License") or "")
        said += "".join(each for each in given.get_all("Classifier") or () if "License" in each)
        for licence in told["licence"].split(" OR "):
            assert _FAMILY[licence] in said.lower(), (name, said)


def test_every_package_that_we_ask_for_is_used() -> None:
    """Fewest possible: one that nothing names any more goes."""
    sources = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "decision_aid").rglob("*.py"))
    modules = packages_distributions()
    for line in DIRECT:
        name = canonicalize_name(Requirement(line).name)
        names = {m for m, held in modules.items() if name in map(canonicalize_name, held)}
        assert any(re.search(rf"\b{module}\b", sources) for module in names), name


def test_nothing_that_runs_talks_to_other_computers_by_its_purpose() -> None:
    """No client for the web, for mail, for counting visits or for reporting faults.

    But for one: a host may name a clinic's server, and one module alone asks it.
    """
    clients = ("requests", "httpx", "urllib3", "aiohttp", "sentry", "opentelemetry", "redis")
    assert [name for name in _running() if name.startswith(clients)] == ["httpx"]
    code = ROOT / "decision_aid"
    asking = [p.name for p in code.rglob("*.py") if "import httpx" in p.read_text("utf-8")]
    assert asking == ["servers.py"]
