"""Drugs and tests before a transplant: one page for everybody, from two lists of the evidence."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from decision_aid.web.addresses import evidence_trail
from decision_aid.web.responses import GET, only
from decision_aid.web.words.before_transplant import blocks_on, drug_names, sold, work_up_told
from decision_aid.web.words.said import said


@only(*GET)
def before_transplant(request: HttpRequest) -> HttpResponse:
    context = {
        "page_id": "sources",
        "trail": evidence_trail((said("drugs_and_tests_before_a_transplant"), "")),
        "blocks": blocks_on(drug_names()),
        "sold": tuple(sold()),
        "tests": work_up_told(None, clinical=False),
    }
    return render(request, "evidence_pages/before_transplant.html", context)
