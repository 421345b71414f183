"""`manage.py reading_age`: how hard the text is that people read, place by place."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from decision_aid.web.patient_text import passages
from decision_aid.web.readability import MissingDictionaryError, measure


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
        self.stdout.write("grade  longest sentence  place")
        for found, place in rows if options["all"] else rows[:25]:
            self.stdout.write(f"{found.grade:5.1f}  {found.longest:4d} words       {place}")
