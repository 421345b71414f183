"""Run in a process of its own, with one more of each sort of thing than ours, in data alone.

Two questions, a place, a topic, a set of rules, a paper, and other words for one outcome. Prints,
as JSON, what ``check`` says and how every page and file that tells of them comes back.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "decision_aid.settings"

import django
from django.conf import settings

from tests.web.processes.one_more_of_each import (
    OUTCOME,
    PAPER,
    RULES,
    TOPIC,
    with_other_words,
    with_place,
    with_questions,
    words_of_worsening,
)

_PAGES = (
    "/check/", "/help/", "/consult/", "/consult/finish/", "/summary/", "/results/",
    "/results/hopes/", "/results/rules/", "/results/next/", "/fhir/", "/fhir/questionnaire/",
    "/consult/referral/", "/my-questions/", "/code/mine/", "/questions/country/",
    "/questions/steroids-12m/", "/questions/worked-up/", "/sources/", "/sources/aurora-2026/",
    "/outcomes/warmth-borne/", "/outcomes/no-disability-worsening/", "/criteria/",
    "/criteria/far-south-2026/",
)  # fmt: skip
_FILES = ("/summary.txt/", "/summary.pdf/", "/fhir/response/", "/consult/referral.txt/")


def _more_questions(path: Path) -> Path:
    path.write_text(with_questions(settings.QUESTIONNAIRE.read_text("utf-8")), "utf-8")
    return path


def _more_evidence(folder: Path) -> Path:
    """With an outcome, its topic, a paper, a place, a set, and new words for an outcome."""
    shutil.copytree(settings.EVIDENCE_DIR, folder)
    listed = folder / "places.toml"
    listed.write_text(with_place(listed.read_text("utf-8")), "utf-8")
    outcomes = folder / "endpoints.toml"
    outcomes.write_text(with_other_words(outcomes.read_text("utf-8")) + OUTCOME, "utf-8")
    topics = folder / "topics.toml"
    topics.write_text(topics.read_text("utf-8") + TOPIC, "utf-8")
    (folder / "criteria" / "far-south-2026.toml").write_text(RULES, "utf-8")
    (folder / "sources" / "aurora-2026.toml").write_text(PAPER, "utf-8")
    return folder


def _checked() -> list[str]:
    from django.core.checks import run_checks

    return [str(each.msg) for each in run_checks()]


def _told() -> dict[str, Any]:
    from tests.web import people
    from tests.web.cookies import client_with

    kept = {**people.RRMS_KEPT, **{k: v for k, v in people.DETAIL.items() if k not in people.RRMS}}
    more = {"steroids_12m": "yes", "worked_up": "3", "country": "AQ"}
    client = client_with({**kept, **more}, route="detail")
    came = {page: client.get(page) for page in _PAGES}
    came |= {file: client.post(file) for file in _FILES}
    return {
        page: {"status": each.status_code, "text": each.content.decode(errors="replace")}
        for page, each in came.items()
    }


def main(folder: Path) -> None:
    outcomes = settings.EVIDENCE_DIR / "endpoints.toml"
    before = words_of_worsening(outcomes.read_text("utf-8"))
    shutil.copy(settings.QUESTIONNAIRE.with_name("code_layout.toml"), folder)
    settings.QUESTIONNAIRE = _more_questions(folder / "questionnaire.toml")
    settings.EVIDENCE_DIR = _more_evidence(folder / "evidence")
    django.setup()  # opens the lists
    print(json.dumps({"words before": before, "check": _checked(), "pages": _told()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
