"""`manage.py assess FILE.toml`: the result for facts in a file, as text or JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from decision_aid.domain.result import result_page
from decision_aid.library.case_file import UnreadableCaseError, read_case_file
from decision_aid.web.assessment import as_json, as_text
from decision_aid.web.evidence import library


class Command(BaseCommand):
    """Prints what the result page shows for the facts of a file."""

    help = "Reads [facts] from a TOML file and prints criteria, figures, panels and unknowns."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a TOML file with a [facts] table")
        parser.add_argument("--json", action="store_true", help="print JSON instead of text")

    def handle(self, *_: Any, file: Path, **options: Any) -> None:
        try:
            facts = read_case_file(file)
        except UnreadableCaseError as error:
            self.stderr.write(str(error))
            raise SystemExit(2) from None
        page = result_page(facts, library())
        if options["json"]:
            self.stdout.write(json.dumps(as_json(page, str(library().version)), indent=2))
        else:
            self.stdout.write(as_text(page, str(library().version)))
