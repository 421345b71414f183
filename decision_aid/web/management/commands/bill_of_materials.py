"""``manage.py bill_of_materials``: all that the tool is made of, for whoever has to watch it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import django_htmx
from django.conf import settings
from django.core.management.base import BaseCommand

from decision_aid.web.command_line.bill_of_materials import Part, bill_of_materials

_HTMX = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
_HTMX_VERSION = re.compile(rb'version:"([0-9.]+)"')


class Command(BaseCommand):
    """Prints CycloneDX 1.6 as JSON: name, release, licence, purl and SHA-256 of each part."""

    help = "Prints a CycloneDX bill of materials: each part with its licence, purl and digests."

    def handle(self, *_: Any, **__: Any) -> None:
        project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text("utf-8"))
        requirements = (settings.BASE_DIR / ".serve" / "requirements.txt").read_text("utf-8")
        bill = bill_of_materials(requirements, project, (_htmx(), *_fonts()))
        self.stdout.write(json.dumps(bill, indent=2, sort_keys=True))


def _htmx() -> Part:
    content = _HTMX.read_bytes()
    found = _HTMX_VERSION.search(content)
    if found is None:
        raise LookupError(f"{_HTMX.name} tells no version of its own")
    version = found[1].decode()
    return Part(
        name="htmx.org",
        version=version,
        purl=f"pkg:npm/htmx.org@{version}",
        licence="0BSD",
        content=content,
    )


def _fonts() -> list[Part]:
    files = sorted((settings.BASE_DIR / "static" / "fonts").glob("*.ttf"))
    return [
        Part(
            name=file.name,
            purl=f"pkg:generic/{file.stem}",
            licence="OFL-1.1",
            content=file.read_bytes(),
        )
        for file in files
    ]
