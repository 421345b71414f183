"""Our questions in LHC-Forms: it asks what we would ask, and its file brings the answers back."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from playwright.sync_api import Browser

from decision_aid.domain.questionnaire.answers import values_of
from decision_aid.domain.questionnaire.journey import Step
from decision_aid.web.handover.fhir.coding import ROUTE_NAMES, answer_coding
from decision_aid.web.handover.fhir.views import edition
from decision_aid.web.loaded import questionnaire
from tests.browser.handover.lhc_forms import LhcForms
from tests.web import people
from tests.web.cookies import answers_in, client_with
from tests.web.handover.fhir.fhir_files import journey_of, questions_file
from tests.web.page import Page

pytestmark = pytest.mark.browser


def _fill(form: LhcForms, step: Step) -> None:
    assert step.answer is not None
    if step.question.kind.is_typed:
        form.type(step.key, str(step.answer))
        return
    labels = [answer_coding(step.question, value, edition())["display"]
              for value in values_of(step.answer)]  # fmt: skip
    form.pick(step.key, *labels)


def test_filled_in_there_the_same_answers_come_back_here(browser: Browser) -> None:
    listed = questionnaire()
    journey = journey_of(listed, people.RRMS_KEPT)
    context = browser.new_context()
    form = LhcForms(context.new_page(), questions_file(listed))
    form.pick("route", ROUTE_NAMES[journey.route])
    for step in journey.steps:
        if step.answer is not None:
            _fill(form, step)
    assert form.asked == {"route", *(step.key for step in journey.steps)}
    text = form.export()
    context.close()
    assert json.loads(text)["meta"]["tag"][0]["code"].startswith("lformsVersion")
    client: Client = client_with({"country": "SE"})
    page = Page(client.post("/fhir/import/", {"file": text}).content.decode())
    assert page.main.all("ul", css="told-of-file") == []
    sent = {"code": page.main.one("form").one("input", name="code")["value"], "use": "yes"}
    client.post("/code/", sent)
    assert answers_in(client) == people.RRMS_KEPT
