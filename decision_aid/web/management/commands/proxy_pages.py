"""``manage.py proxy_pages FOLDER``: the pages that a proxy sends where the app cannot answer."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management.base import BaseCommand, CommandError
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
    """They name the collected style sheet, so they are written after collectstatic only."""

    help = "Writes the pages that a proxy sends where the app cannot: one file for each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *_: Any, folder: Path, **__: Any) -> None:
        if not settings.PRODUCTION:
            raise CommandError(
                "These pages are for others: load the settings of production first"
                " (set -a; . /etc/aid.env; set +a)"
            )
        if not getattr(staticfiles_storage, "hashed_files", None):
            raise CommandError("Run collectstatic first: the pages name its style sheet")
        folder.mkdir(parents=True, exist_ok=True)
        for name, template in PAGES.items():
            page = render_to_string(template, {"page_id": name})
            (folder / f"{name}.html").write_text(page, encoding="utf-8")
        self.stdout.write(f"{len(PAGES)} pages written to {folder}")
