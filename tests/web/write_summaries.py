"""Writes the golden files of the summaries and of the referral drafts as text."""

from __future__ import annotations

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    import django

    django.setup()
    from tests.web.referral_people import DRAFTS, golden_draft, golden_draft_file
    from tests.web.summary_people import PEOPLE, golden_file, golden_text

    for name in PEOPLE:
        golden_file(name).write_text(golden_text(name), encoding="utf-8")
    for name in DRAFTS:
        golden_draft_file(name).write_text(golden_draft(name), encoding="utf-8")


if __name__ == "__main__":
    main()
