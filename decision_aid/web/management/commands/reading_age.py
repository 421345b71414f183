"""`manage.py reading_age`: how hard the text is that people read, place by place."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from decision_aid.web.command_line.reading_age import (
    MissingDictionaryError,
    Readability,
    measure,
    passages,
)


class Command(BaseCommand):
    """Flesch-Kincaid grade (US school years; add 5 for an age) and the longest sentence."""

    help = "Measures the reading age of all patient-facing text (needs the dev dependencies)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="list every place, not the hardest")

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            rows = [(measure(text), place) for place, text in passages()]
        except MissingDictionaryError as error:
            raise CommandError(str(error)) from None
        rows.sort(key=lambda row: -row[0].grade)
        words = sum(found.words for found, _ in rows)
        average = sum(found.grade * found.words for found, _ in rows) / words
        self.stdout.write(f"{len(rows)} places, {words} words; average grade {average:.1f}")
        self._write_kinds(rows)
        self.stdout.write("grade  longest sentence  place")
        for found, place in rows if options["all"] else rows[:25]:
            self.stdout.write(f"{found.grade:5.1f}  {found.longest:4d} words       {place}")

    def _write_kinds(self, rows: list[tuple[Readability, str]]) -> None:
        """Guide, questions, pages and so on, each as a whole."""
        self.stdout.write("grade  longest sentence   words  kind")
        for kind in sorted({place.split()[0] for _, place in rows}):
            own = [found for found, place in rows if place.split()[0] == kind and found.words]
            words = sum(found.words for found in own)
            grade = sum(found.grade * found.words for found in own) / words
            longest = max(found.longest for found in own)
            self.stdout.write(f"{grade:5.1f}  {longest:4d} words      {words:6d}  {kind}")
