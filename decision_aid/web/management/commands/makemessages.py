"""`manage.py makemessages -l LANGUAGE`: Django's own, and the words of the questionnaire.

Django looks into Python files and templates. The questions stand in ``questionnaire.toml``, and
what a column of a download means stands where no Django is: both are handed to it as Python.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands import makemessages

from decision_aid.evidence_base.exports.tables import TABLES
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import words_to_translate

_NOT_FOR_READERS = ["tests", "evidence", "static"]


class _File(makemessages.BuildFile):
    def preprocess(self) -> None:
        if self.translatable.file != settings.QUESTIONNAIRE.name:
            super().preprocess()
            return
        words = dict.fromkeys(_words_outside_django())
        lines = (f"gettext({each!r})\n" for each in words)
        Path(self.work_path).write_text("".join(lines), encoding="utf-8")


class Command(makemessages.Command):
    """Writes or renews decision_aid/locale/LANGUAGE/LC_MESSAGES/django.po."""

    build_file_class = _File

    def handle(self, *args: Any, **options: Any) -> None:
        self.xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=later"]
        options["ignore_patterns"] = [*options["ignore_patterns"], *_NOT_FOR_READERS]
        super().handle(*args, **options)

    def find_files(self, root: str) -> list[makemessages.TranslatableFile]:
        found: list[makemessages.TranslatableFile] = super().find_files(root)
        path = settings.QUESTIONNAIRE
        folder = f"./{path.parent.relative_to(settings.BASE_DIR)}"
        asked = self.translatable_file_class(folder, path.name, self.default_locale_path)
        return sorted([*found, asked])


def _words_outside_django() -> Iterator[str]:
    yield from words_to_translate(questionnaire())
    for table in TABLES:
        for column in table.columns:
            yield from (column.holds.value, column.meaning)
