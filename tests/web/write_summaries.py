"""Writes the golden files of the summaries as text, one for each of six people."""

from __future__ import annotations

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    import django

    django.setup()
    from tests.web.summary_people import PEOPLE, golden_file, golden_text

    for name in PEOPLE:
        golden_file(name).write_text(golden_text(name), encoding="utf-8")


if __name__ == "__main__":
    main()
