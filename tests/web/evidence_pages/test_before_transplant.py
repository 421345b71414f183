"""Drugs and tests before a transplant: what is printed, who prints it, and where nothing is."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.preparation.before_transplant import (
    DrugLineKind,
    before_transplant,
    longer_than,
    work_up_for,
)
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.handover.referral.sources import is_for_letters
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.before_transplant import (
    blocks_on,
    drug_names,
    drugs_named,
    work_up_told,
)
from tests.browser.people import DETAIL, RRMS, Person
from tests.web import people
from tests.web.cookies import client_with
from tests.web.handover.summary.summary_people import kept
from tests.web.page import Page
from tests.web.words_never_said import words_never_said

SILENT = "No waiting time from a study, a trial or a public body that we saw."


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(Client().get("/before-a-transplant/").content.decode())


def test_every_drug_of_the_questionnaire_stands_on_the_page_once(page: Page) -> None:
    panels = page.main.all("section", css="panel")
    heads = ", ".join(each.one("h3").text for each in panels).lower().split(", ")
    named = [label.partition(" (")[0].lower() for label in drug_names().values()]
    assert sorted(heads) == sorted(named)
    assert len(drug_names()) == len(questionnaire().questions["dmt_tried"].option) - 1


def test_a_waiting_time_of_a_seller_stands_apart_and_counts_as_none(
    page: Page, base: EvidenceBase
) -> None:
    blocks = blocks_on(["ocrelizumab", "natalizumab"])
    assert [block.silent for block in blocks] == [SILENT, ""]
    assert {"hsct-mexico", "pirogov-moscow"} <= base.sellers
    for panel in page.main.all("section", css="panel"):
        assert not [a for a in panel.all("a") if "mexico" in a["href"] or "pirogov" in a["href"]]
    sold = page.by_id("sellers")
    assert sold.text.startswith("What clinics that sell")
    sellers = [line for line in base.drug_lines if line.source in base.sellers]
    assert len(sellers) == 3
    assert all(line.statement in page.main.text for line in sellers)


def test_what_sellers_print_comes_last(base: EvidenceBase) -> None:
    (natalizumab,) = before_transplant(["natalizumab"], base.drug_lines, base.sellers)
    sold = [line.source in base.sellers for line in natalizumab.lines]
    assert sold == sorted(sold)
    assert natalizumab.lines[0].kind is DrugLineKind.INTERVAL
    assert natalizumab.has_waiting_time


def test_tests_because_of_a_drug_are_for_who_had_it(base: EvidenceBase) -> None:
    without = {each.id for each in work_up_for(frozenset(), base.work_up)}
    with_it = {each.id for each in work_up_for(frozenset({"natalizumab"}), base.work_up)}
    assert with_it - without == {"jc-virus"}
    assert "pregnancy" in without
    told = work_up_told(None, clinical=True)
    assert sum(len(group.lines) for group in told) == len(base.work_up)
    assert len({group.source for group in told}) == len(told)


def test_the_drugs_told_by_name_are_those_on_the_clinicians_screen_and_in_the_referral() -> None:
    assert drugs_named(kept(people.RRMS_KEPT).journey()) == ("natalizumab", "glatiramer")
    assert drugs_named(kept(people.SHORT, "short").journey()) == ()
    client = client_with(people.RRMS_KEPT)
    screen = Page(client.get("/consult/").content.decode()).by_id("before-transplant")
    draft = client.get("/consult/referral/").content.decode()
    for words in (screen.text, draft):
        assert "Natalizumab" in words
        assert "JCV antibody index" in words
        assert "Teriflunomide" not in words
    squeezed = "".join(draft.split()).replace("&gt;", ">").replace("&lt;", "<")
    sent = set()
    for block in blocks_on(["natalizumab", "glatiramer"]):
        for line in block.lines:
            assert line.text in screen.text
            is_sent = is_for_letters(line.id)
            sent.add(is_sent)
            assert ("".join(line.text.split()) in squeezed) is is_sent, line
    assert sent == {True, False}  # what one person thinks stays on the screen


def test_nothing_on_the_page_advises(page: Page) -> None:
    assert words_never_said(page.html) == []
    assert "please do not stop a drug because of this page" in page.main.text


def test_only_a_wait_that_is_surely_not_over_is_named(base: EvidenceBase) -> None:
    (natalizumab,) = before_transplant(["natalizumab"], base.drug_lines, base.sellers)
    six = {line for line in natalizumab.lines if line.months == 6}
    assert six
    for since, is_named in ((Range.between(1, 2), True), (Range.between(4, 5), True),
                            (Range.between(5, 6), False), (Range.between(0, 11), False),
                            (None, False)):  # fmt: skip
        assert (six <= set(longer_than(natalizumab.lines, since))) is is_named


def test_who_stopped_a_drug_lately_reads_how_long_ago_beside_the_waiting_times() -> None:
    now = date.today()
    back = now.year * 12 + now.month - 1 - 2
    told = {**RRMS.told, "dmt_tried": ("natalizumab",), "dmt_outcome:natalizumab": "side-effects"}
    for month, is_named in (
        (f"{back // 12}-{back % 12 + 1:02}", True),
        (f"{now.year - 3}-01", False),
    ):
        steps = Person("stopped", {**told, "last_dose": month}, DETAIL).journey().steps
        given = {step.key: step.answer for step in steps if step.answer is not None}
        client = client_with(given, DETAIL)
        said = [client.get(at).content.decode() for at in ("/results/next/", "/consult/")]
        assert ("any MS drug that you told us of was about 2 months ago" in said[0]) is is_named
        assert ("at least 6 months between natalizumab" in said[0]) is is_named
        assert ("it is about 2 months since the newest dose" in said[1]) is is_named
