"""`manage.py evidence ...`: what editors of the evidence need, one subcommand for each task."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.editing import report
from decision_aid.evidence_base.editing.differences import changes_between
from decision_aid.evidence_base.editing.differences import told as changes_told
from decision_aid.evidence_base.editing.import_papers import Looked, import_papers
from decision_aid.evidence_base.editing.new_source import SkeletonError, write_skeleton
from decision_aid.evidence_base.editing.reference_files.paper import UnreadableReferencesError
from decision_aid.evidence_base.editing.reference_files.read import papers_in
from decision_aid.evidence_base.editing.revisions import NoSuchEvidenceError, evidence_at
from decision_aid.evidence_base.exports import write_exports
from decision_aid.evidence_base.reading.history import SCREENING, Edition, record
from decision_aid.evidence_base.reading.load import load
from decision_aid.web import loaded


class Command(BaseCommand):
    """Thin: what each task does stands in ``decision_aid/evidence_base``."""

    help = "For editors: check, new, import, report, diff, export and record."
    requires_system_checks = ()  # or broken evidence would end the command before `check` tells it

    def add_arguments(self, parser: ArgumentParser) -> None:
        tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
        tasks.add_parser("check", help="list every mistake in the evidence; status 1 if any")
        new = tasks.add_parser("new", help="write an empty source file to fill in")
        new.add_argument("id", help="first author and year, like muraro-2017")
        tasks.add_parser("report", help="where figures are missing, and what needs a new look")
        diff = tasks.add_parser("diff", help="what changed between two states of the evidence")
        diff.add_argument("old", help="a folder, or a revision that git knows, such as HEAD~1")
        diff.add_argument("new", help="the same; for the present state, the folder evidence")
        export = tasks.add_parser("export", help="write all download files into a folder")
        export.add_argument("folder", type=Path)
        found = tasks.add_parser("import", help="papers of a list: which are here, which are new")
        found.add_argument(
            "file", type=Path, help="from PubMed, Zotero or Zenodo: .ris .nbib .bib .json"
        )
        found.add_argument("--by", required=True, metavar="NAME", help="who looks at the list")
        found.add_argument(
            "--leave-out", default="", metavar="REASON", help="leave out all that are new, and why"
        )
        kept = tasks.add_parser("record", help="add the present version to versions.toml")
        kept.add_argument("what", help="one line: what is new in it")

    def handle(self, *_: Any, task: str, **options: Any) -> None:
        getattr(self, f"_{task}")(options)

    def _check(self, _: dict[str, Any]) -> None:
        base = self._base()
        self.stdout.write(
            f"No mistakes: {len(base.sources)} sources, {len(base.figures)} figures,"
            f" {len(base.criteria)} sets of criteria. Version {base.version}."
        )

    def _new(self, options: dict[str, Any]) -> None:
        try:
            path = write_skeleton(settings.EVIDENCE_DIR, options["id"])
        except SkeletonError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Written: {path}. Fill it in; `evidence check` tells what is left.")

    def _report(self, _: dict[str, Any]) -> None:
        found = report.report_on(self._base(), timezone.localdate())
        self.stdout.write("\n".join(report.told(found)))

    def _diff(self, options: dict[str, Any]) -> None:
        folder = settings.EVIDENCE_DIR
        try:
            with (
                evidence_at(options["old"], folder) as old,
                evidence_at(options["new"], folder) as new,
            ):
                self.stdout.write("\n".join(changes_told(changes_between(old, new))))
        except (NoSuchEvidenceError, ValueError) as error:
            raise CommandError(str(error)) from None

    def _export(self, options: dict[str, Any]) -> None:
        for path in write_exports(self._base(), options["folder"]):
            self.stdout.write(str(path))

    def _import(self, options: dict[str, Any]) -> None:
        """Files that are begun and not filled in are no hindrance to the next list."""
        folder = settings.EVIDENCE_DIR
        looked = Looked(
            by=options["by"].strip(), on=timezone.localdate(), left_out=options["leave_out"].strip()
        )
        if not looked.by:
            raise CommandError("Say with --by who looks at the list.")
        try:
            papers = papers_in(options["file"])
            for line in import_papers(papers, folder, load(folder), looked):
                self.stdout.write(line)
        except (UnreadableReferencesError, SkeletonError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{len(papers)} in the list. What is new stands in {SCREENING} too.")

    def _record(self, options: dict[str, Any]) -> None:
        base = self._base()
        version = base.version
        present = Edition(date=version.checked_on, digest=version.digest, what=options["what"])
        if not present.what.strip():
            raise CommandError("Say in one line what is new.")
        added = record(settings.EVIDENCE_DIR, present, base.editions)
        self.stdout.write(f"{version} {'added' if added else 'is there already'}.")

    def _base(self) -> EvidenceBase:
        """The evidence; every mistake of every file, if there is one."""
        if wrong := loaded.mistakes():
            self.stderr.write("\n".join(str(mistake) for mistake in wrong))
            raise SystemExit(1)
        return loaded.evidence_base()
