"""``codes.toml``: what is asked for is there, and each kind of mistake is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from decision_aid.evidence_base.reading.codes_toml import open_codes
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.web.loaded import codes, questionnaire

LOINC, ATC = "http://loinc.org", "http://www.whocc.no/atc"


def test_questions_and_answers_are_found_by_code_and_codes_by_answer() -> None:
    held = codes()
    age = held.of_question("age")
    assert age is not None
    assert (age.system, age.code) == (LOINC, "30525-0")
    assert held.of_question("performance") is None
    (near,) = (each for each in held.questions if each.key == "performance")
    assert (near.coded.system, near.coded.code, near.near) == (LOINC, "89247-1", True)
    today, before = held.all_of_option("dmt_tried", "natalizumab")
    assert (today.code, before.code) == ("L04AG03", "L04AA23")
    assert held.of_option("dmt_tried", "interferon-beta") is None
    assert (ATC, "L03AB13") in {
        (each.system, each.code) for each in held.all_of_option("dmt_tried", "interferon-beta")
    }
    england = held.of_option("country", "GB-ENG")
    sweden = held.of_option("country", "SE")
    assert england is not None
    assert sweden is not None
    assert (england.system, sweden.system) == ("urn:iso:std:iso:3166:-2", "urn:iso:std:iso:3166")


WRONG = {
    'key = "age"': ('key = "shoe_size"', "question[1] 30525-0: 'shoe_size' is no question"),
    'value = "spms"': ('value = "marburg"', "'marburg' is no answer of 'subtype'"),
    'ISO = "urn': ('ISO-1 = "urn', "'ISO' is missing"),
    'system = "LOINC"': ('system = "SCT"', "'SCT' is not under [system]"),
    'code = "425500002"': ('code = "426373005"', "stands for two"),
    'value = "ppms"': ('value = "spms"', "is a second code that means exactly the same"),
    'display = "Age"': ('show = "Age"', "unknown key show"),
}


@pytest.mark.parametrize("right", WRONG)
def test_a_mistake_is_told_with_its_place(right: str, tmp_path: Path) -> None:
    wrong, told = WRONG[right]
    text = settings.CODES.read_text()
    assert right in text
    path = tmp_path / "codes.toml"
    path.write_text(text.replace(right, wrong, 1))
    with pytest.raises(BrokenEvidenceError) as refused:
        open_codes(path, questionnaire())
    assert told in str(refused.value)
