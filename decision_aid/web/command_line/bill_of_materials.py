"""What the tool is made of, as a CycloneDX 1.6 bill of materials.

In: the list of releases with the digests of their files, and ``pyproject.toml``. Out: plain JSON
that is the same for the same files, so it holds no time and a number made from its content.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_RELEASE = re.compile(r"^(?=\S)(?:[^#\n].*\n)(?:[ ].*\n)*", re.MULTILINE)
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ASKED_FOR_BY = re.compile(r"^ +# (?:via +|  )([a-z0-9][a-z0-9._-]*)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """One package of the list: its files' digests, and the packages that ask for it."""

    name: str
    version: str
    digests: tuple[str, ...]
    asked_for_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What is no package of its own: a font that was changed here, or the script in a package."""

    name: str
    purl: str
    licence: str
    content: bytes
    version: str = ""


def releases(requirements: str) -> list[Release]:
    """Those that a server needs: the list holds one for another system, too."""
    return sorted(_read(requirements), key=lambda each: each.name)


def _read(requirements: str) -> Iterator[Release]:
    for block in _RELEASE.findall(requirements):
        wanted = Requirement(block.splitlines()[0].rstrip("\\ "))
        if wanted.marker is None or wanted.marker.evaluate({"sys_platform": "linux"}):
            yield Release(
                name=canonicalize_name(wanted.name),
                version=str(wanted.specifier).removeprefix("=="),
                digests=tuple(sorted(_DIGEST.findall(block))),
                asked_for_by=tuple(_ASKED_FOR_BY.findall(block)),
            )


def bill_of_materials(
    requirements: str, project: Mapping[str, Any], parts: tuple[Part, ...]
) -> dict[str, Any]:
    """Raises ``LookupError`` for a package of which nobody has told the licence."""
    told = project["project"]
    found = releases(requirements)
    licences = {name: each["licence"] for name, each in project["tool"]["packages"].items()}
    root = f"{told['name']}@{told['version']}"
    bill: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": told["name"],
                "version": told["version"],
                "licenses": _licences(told["license"]),
            }
        },
        "components": [
            *(_library(each, licences[each.name]) for each in found),
            *(_part(each) for each in parts),
        ],
        "dependencies": _dependencies(root, told["name"], found, parts),
    }
    return {**bill, "serialNumber": f"urn:uuid:{_number(bill)}"}


def _library(release: Release, licence: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _purl(release),
        "name": release.name,
        "version": release.version,
        "hashes": [{"alg": "SHA-256", "content": each} for each in release.digests],
        "licenses": _licences(licence),
        "purl": _purl(release),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "type": "library" if part.purl.startswith("pkg:npm/") else "file",
        "bom-ref": part.purl,
        "name": part.name,
        **({"version": part.version} if part.version else {}),
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(part.content).hexdigest()}],
        "licenses": _licences(part.licence),
        "purl": part.purl,
    }


def _purl(release: Release) -> str:
    return f"pkg:pypi/{release.name}@{release.version}"


def _licences(told: str) -> list[dict[str, Any]]:
    return [{"expression": told}] if " " in told else [{"license": {"id": told}}]


def _dependencies(
    root: str, project: str, found: list[Release], parts: tuple[Part, ...]
) -> list[dict[str, Any]]:
    def needed_by(name: str) -> list[str]:
        return [_purl(each) for each in found if name in each.asked_for_by]

    ours = needed_by(project) + [each.purl for each in parts]
    return [
        {"ref": root, "dependsOn": ours},
        *({"ref": _purl(each), "dependsOn": needed_by(each.name)} for each in found),
        *({"ref": each.purl, "dependsOn": []} for each in parts),
    ]


def _number(bill: Mapping[str, Any]) -> uuid.UUID:
    """The same for the same content."""
    content = json.dumps(bill, sort_keys=True)
    return uuid.uuid5(uuid.NAMESPACE_OID, content)
