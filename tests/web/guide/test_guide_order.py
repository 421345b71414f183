"""The order of the guide: what surely fits the answers first, with the reason; else as for all."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.domain.logic.facts import Facts, FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.evidence_base.base import EvidenceBase
from tests.web import people
from tests.web.cookies import Given, client_with
from tests.web.page import Page
from tests.web.words_never_said import words_never_said


def _listed(client: Client, css: str) -> list[str]:
    page = Page(client.get("/guide/").content.decode())
    links = [a["href"] for ul in page.all("ul", css=css) for a in ul.all("a")]
    return [each.removeprefix("/guide/").rstrip("/") for each in links]


def _in_file(base: EvidenceBase) -> list[str]:
    return [page.id for page in base.guide_topics]


@pytest.mark.parametrize(
    ("given", "first"),
    [
        (people.RRMS_KEPT, ["fertility", "stopping-a-drug"]),
        (people.SPMS_KEPT, ["tests", "other-ways"]),
        ({"country": "GB-SCT", "age": "49"}, ["fertility"]),
        ({"country": "GB-SCT", "age": "52"}, []),
        ({"country": "GB-SCT", "age": "unsure"}, []),
    ],
)
def test_what_fits_the_answers_comes_first_and_says_why(
    base: EvidenceBase, given: Given, first: list[str]
) -> None:
    client = client_with(given)
    assert _listed(client, "first") == first
    assert _listed(client, "two") == [each for each in _in_file(base) if each not in first]
    page = Page(client.get("/guide/").content.decode())
    reasons = [small.text for ul in page.all("ul", css="first")
               for small in ul.all("small", css="why")]  # fmt: skip
    told = {each.because for topic in base.guide_topics for each in topic.first_when}
    assert len(reasons) == len(first)
    assert set(reasons) <= told


def test_without_answers_the_guide_is_the_same_for_everybody(
    client: Client, base: EvidenceBase
) -> None:
    assert _listed(client, "first") == []
    assert _listed(client, "two") == _in_file(base)
    assert "because of your answers" not in client.get("/guide/").content.decode()


@pytest.mark.parametrize(
    ("known", "topic", "is_first"),
    [
        ({"age": Range.exactly(50)}, "fertility", False),
        ({"age": Range.exactly(60), "fertility_interest": "both"}, "fertility", True),
        ({"age": Range.exactly(60), "fertility_interest": "none"}, "fertility", False),
        ({"age": Range.exactly(55)}, "other-ways", True),
        ({"edss": Range.exactly("6.5")}, "other-ways", True),
        ({"edss": Range.exactly("6.0")}, "other-ways", False),
        ({"filled_in_by": "carer"}, "carers", True),
        ({"filled_in_by": "person"}, "carers", False),
        ({"mri_12m": False}, "tests", True),
        ({"mri_12m": True, "mri_contrast": True}, "tests", False),
        ({"prior_hsct": True}, "plan-b", True),
        ({"other_antibodies": True}, "not-ms", True),
        ({"other_antibodies": False}, "not-ms", False),
        ({"natalizumab_taken": True}, "stopping-a-drug", True),
        (
            {
                "subtype": "rrms",
                "dmt_taken": Range.exactly(0),
                "relapses_12m": Range.exactly(2),
                "years_since_diagnosis": Range.between(0, 1),
            },
            "first-treatment",
            True,
        ),
        (
            {
                "subtype": "rrms",
                "dmt_taken": Range.exactly(1),
                "relapses_12m": Range.exactly(2),
                "years_since_diagnosis": Range.between(0, 1),
            },
            "first-treatment",
            False,
        ),
    ],
)
def test_each_rule_puts_its_topic_first_where_it_holds(
    base: EvidenceBase, known: dict[str, FactValue], topic: str, is_first: bool
) -> None:
    page = next(each for each in base.guide_topics if each.id == topic)
    assert bool(page.first_because(Facts(known))) is is_first


def test_an_answer_that_may_or_may_not_fit_puts_nothing_first(base: EvidenceBase) -> None:
    known = Facts({"edss": Range.between("6.0", "7.0"), "age": Range.between(45, 58)})
    assert [page.id for page in base.guide_topics if page.first_because(known)] == []


@pytest.mark.parametrize(
    ("given", "topics"),
    [
        (people.RRMS_KEPT, ["fertility", "stopping-a-drug"]),
        (people.SPMS_KEPT, ["tests", "other-ways"]),
        (people.RRMS_KEPT | {"age": "60"}, ["stopping-a-drug", "other-ways"]),
        ({"country": "unsure", "age": "unsure"}, []),
    ],
)
def test_the_results_lead_on_to_the_same_topics_and_always_to_the_guide(
    given: Given, topics: list[str]
) -> None:
    part = Page(client_with(given).get("/results/next/").content.decode()).main.one(
        "section", id="read-next"
    )
    linked = [a["href"] for a in part.all("a")]
    assert linked == [*(f"/guide/{each}/" for each in topics), "/guide/"]
    assert len(part.all("small", css="why")) == len(topics)


def test_the_page_with_an_order_of_ones_own_may_not_be_kept() -> None:
    response = client_with(people.RRMS_KEPT).get("/guide/")
    assert response.headers["Cache-Control"] == "no-store"


def test_no_reason_promises_or_advises(base: EvidenceBase) -> None:
    reasons = [each.because for topic in base.guide_topics for each in topic.first_when]
    assert len(reasons) >= 9
    for words in reasons:
        assert words_never_said(words) == []
        assert max(len(s.split()) for s in words.split(". ")) <= 16, words
