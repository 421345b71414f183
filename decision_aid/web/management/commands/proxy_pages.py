"""``manage.py proxy_pages FOLDER``: the pages that a proxy sends where the app cannot answer."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.template.loader import render_to_string

PAGES = {
    "400": "400.html",
    "405": "405.html",
    "413": "413.html",
    "429": "429.html",
    "431": "431.html",
    "503": "503.html",
    "crowded": "crowded.html",
}


class Command(BaseCommand):
    """They name the collected style sheet, so write them after collectstatic."""

    help = "Writes the pages that a proxy sends where the app cannot: one file for each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *_: Any, folder: Path, **__: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, template in PAGES.items():
            page = render_to_string(template, {"page_id": name})
            (folder / f"{name}.html").write_text(page, encoding="utf-8")
        self.stdout.write(f"{len(PAGES)} pages written to {folder}")
