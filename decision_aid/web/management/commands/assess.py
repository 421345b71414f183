"""`manage.py assess`: the result for facts in a file, as text or JSON; for a folder, as CSV."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from decision_aid.domain.results.patient_result import patient_result
from decision_aid.evidence_base.reading.cases import UnreadableCaseError, read_case_file
from decision_aid.web.command_line.assess import as_json, as_text
from decision_aid.web.command_line.audit import NoCasesError, audit
from decision_aid.web.loaded import evidence_base


class Command(BaseCommand):
    """Prints what the result page shows for the facts of a file."""

    help = (
        "Reads [facts] from a TOML file and prints criteria, figures, panels and unknowns. "
        "For a folder of such files: one row of CSV for each."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a TOML file with a [facts] table, or a folder")
        parser.add_argument("--json", action="store_true", help="print JSON instead of text")
        parser.add_argument(
            "--csv", type=Path, metavar="OUT", help="for a folder: the file to write, not printed"
        )

    def handle(self, *_: Any, file: Path, **options: Any) -> None:
        if file.is_dir() and not options["json"]:
            self._folder(file, options["csv"])
        elif options["csv"]:
            self._refuse(f"{file}: is no folder; --csv is for a folder of files")
        else:
            self._file(file, in_json=options["json"])

    def _file(self, file: Path, *, in_json: bool) -> None:
        try:
            facts = read_case_file(file)
        except UnreadableCaseError as error:
            self._refuse(str(error))
        page, version = patient_result(facts, evidence_base()), str(evidence_base().version)
        told = json.dumps(as_json(page, version), indent=2) if in_json else as_text(page, version)
        self.stdout.write(told)

    def _folder(self, folder: Path, out: Path | None) -> None:
        """The files that can be read are done, whatever is wrong with the others."""
        try:
            found = audit(folder)
        except NoCasesError as error:
            self._refuse(str(error))
        if out is None:
            self.stdout.write(found.csv, ending="")
        else:
            self._write(out, found.csv)
        if found.refused:
            self._refuse("\n".join(found.refused))

    def _write(self, out: Path, text: str) -> None:
        try:
            out.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            self._refuse(f"{out}: cannot be written: {error.strerror}")

    def _refuse(self, message: str) -> NoReturn:
        self.stderr.write(message)
        raise SystemExit(2)
