"""The result pages of many random people, drawn once for all tests of this room."""

from __future__ import annotations

import pytest
from django.core.handlers.wsgi import WSGIHandler

from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT, Questionnaire
from decision_aid.domain.results.patient_result import PatientResult, patient_result
from decision_aid.evidence_base.base import EvidenceBase
from tests.conftest import SIZE
from tests.web.random_people import Somebody, facts_of, random_people
from tests.web.results.drawn import Drawn, Lead, draw, read_lead

NUMBER = 22 * SIZE
WHOM_CHANCE_MAY_LEAVE_OUT = (
    Somebody(FULL, {"subtype": "spms", "relapses_12m": "0", "country": "US"}),
    Somebody(FULL, {"subtype": "ppms", "relapses_12m": "0", "country": "FR"}),
    Somebody(SHORT, {"subtype": "rrms", "relapses_12m": "0", "country": "SE"}),
    Somebody(DETAIL, {"subtype": "rrms", "country": "GB-NIR", "age": "70", "sex": "female"}),
    Somebody(FULL, {"subtype": "rrms", "country": "GB-SCT"}),
)
READ_AGAIN = 4
"""Every fourth person's result is worked out by the domain as well and held against the page."""


@pytest.fixture(scope="package")
def pages(questionnaire: Questionnaire, base: EvidenceBase, handler: WSGIHandler) -> list[Drawn]:
    version = str(base.version)
    everybody = (*random_people(questionnaire, NUMBER), *WHOM_CHANCE_MAY_LEAVE_OUT)
    return [draw(handler, each, version) for each in everybody]


@pytest.fixture(scope="package")
def leads(pages: list[Drawn]) -> list[Lead]:
    """Every figure that leads a panel of some page, once."""
    return [read_lead(html) for html in sorted({html for page in pages for html in page.leads})]


@pytest.fixture(scope="package")
def worked_out(
    pages: list[Drawn], questionnaire: Questionnaire, base: EvidenceBase
) -> list[tuple[Drawn, PatientResult]]:
    return [
        (page, patient_result(facts_of(page.somebody, questionnaire), base))
        for page in pages[::READ_AGAIN]
    ]
