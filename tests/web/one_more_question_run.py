"""Run in a process of its own, with one more question of each sort than ours, in the file alone.

Prints, as JSON, how every page that tells answers comes back, and what it says of the question.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "decision_aid.settings"

import django
from django.conf import settings

_YES_NO = """
[[question]]
key = "steroids_12m"
title = "Have you had steroids in the last 12 months?"
short = "Steroids taken"
clinical = "Steroids, 12 mo"
in_referral = true
why_we_ask = "They are given for relapses."
kind = "yes-no"
unsure = "I do not know"
missing = "Select yes if you had steroids"
option = [
  { value = "yes", label = "Yes" },
  { value = "no", label = "No" },
]

[[question]]
key = "worked_up"
title = "How many centres have you asked?"
short = "Centres asked so far"
clinical = "Centres, n"
unit = "places"
clinical_unit = "sites"
why_we_ask = "Centres differ."
kind = "measure"
fact = "who_ps"
unsure = "I prefer not to say"
limits = { min = 0, max = 5 }
missing = "Enter a number"
wrong_type = "Enter a whole number"
too_low = "0 or more"
too_high = "5 or less"

[[fact]]
"""
_PAGES = (
    "/check/", "/consult/", "/consult/finish/", "/summary/", "/results/", "/results/next/",
    "/fhir/",
    "/fhir/questionnaire/", "/consult/referral/", "/my-questions/", "/code/mine/",
    "/questions/steroids-12m/", "/questions/worked-up/",
)  # fmt: skip
_FILES = ("/summary.txt/", "/summary.pdf/", "/fhir/response/", "/consult/referral.txt/")


def write(target: Path) -> Path:
    """The list of questions with two more at the end of the detailed way."""
    text = settings.QUESTIONNAIRE.read_text("utf-8")
    for old, new in (
        ("\n[[fact]]\n", _YES_NO),
        ('"nfl_serum", "nfl_csf"]\n', '"nfl_serum", "nfl_csf", "steroids_12m", "worked_up"]\n'),
        (
            '"health", "transplant_when"]\n',
            '"health", "transplant_when", "steroids_12m", "worked_up"]\n',
        ),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    target.write_text(text, "utf-8")
    return target


def main(folder: Path) -> None:
    shutil.copy(settings.QUESTIONNAIRE.parent / "code_layout.toml", folder)
    settings.QUESTIONNAIRE = write(folder / "questionnaire.toml")
    django.setup()  # opens the list
    from tests.web import people
    from tests.web.cookies import client_with

    kept = {**people.RRMS_KEPT, **{k: v for k, v in people.DETAIL.items() if k not in people.RRMS}}
    client = client_with({**kept, "steroids_12m": "yes", "worked_up": "3"}, route="detail")
    came = {page: client.get(page) for page in _PAGES}
    came |= {file: client.post(file) for file in _FILES}
    told = {
        page: {"status": each.status_code, "text": each.content.decode(errors="replace")}
        for page, each in came.items()
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
