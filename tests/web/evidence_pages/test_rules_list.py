"""The list of rules: those in use before old ones, the United Kingdom and Europe first."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.domain.eligibility.vocabulary import CriteriaKind, SetStatus
from decision_aid.evidence_base.base import EvidenceBase
from tests.web.page import Page

OLD = (SetStatus.SUPERSEDED, SetStatus.HISTORICAL)
SAID = {
    SetStatus.SUPERSEDED: "Replaced by newer rules",
    SetStatus.HISTORICAL: "Old: may no longer be in use",
}


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(Client().get("/criteria/").content.decode())


def _rows(page: Page) -> dict[str, str]:
    """Of each set with a row its first cell, in the order of the table."""
    heads = [th for table in page.all("table", css="limits") for th in table.all("th", scope="row")]
    return {th.one("a")["href"].split("/")[2]: th.text for th in heads}


def test_old_and_replaced_rules_are_marked_in_words_and_come_last(
    page: Page, base: EvidenceBase
) -> None:
    rows = _rows(page)
    old = [base.criteria[each].status in OLD for each in rows]
    assert old == sorted(old)
    assert {True, False} <= set(old)
    for each, text in rows.items():
        said = SAID.get(base.criteria[each].status)
        assert said is None or said in text, each
        assert said is not None or not any(words in text for words in SAID.values()), each


def test_a_british_rule_is_the_first_of_the_table_and_an_insurer_is_the_last_in_use(
    page: Page, base: EvidenceBase
) -> None:
    rows = [base.criteria[each] for each in _rows(page)]
    assert rows[0].countries[0].startswith("GB")
    in_use = [each for each in rows if each.status not in OLD and not each.terms_of_a_seller]
    assert in_use[-1].kind is CriteriaKind.INSURER


def test_private_sellers_stand_in_a_group_of_their_own(page: Page, base: EvidenceBase) -> None:
    """In the list and in the table; the group says what they are."""
    sold = {each.id for each in base.criteria_sets if each.terms_of_a_seller}
    assert len(sold) > 1
    for name in ("private", "limits-private"):
        group = page.by_id(name)
        assert {a["href"].split("/")[2] for a in group.all("a")} == sold
    assert "That is an offer" in page.by_id("private").text


def test_every_set_that_is_no_trial_has_a_row_or_a_reason_for_none(
    page: Page, base: EvidenceBase
) -> None:
    section = next(s for s in page.all("section") if s.attributes["aria-labelledby"] == "limits")
    without = {
        a["href"].split("/")[2]: li.text
        for li in section.all("ul")[-1].all("li") for a in li.all("a")
    }  # fmt: skip
    ours = {s.id for s in base.criteria_sets if s.kind is not CriteriaKind.TRIAL}
    assert set(_rows(page)) | set(without) == ours
    assert not set(_rows(page)) & set(without)
    assert {"cadth-2022", "france-sfgm-2019", "ebmt-2012", "ebmt-indications-2022"} <= set(without)
    assert "names no limits" in without["cadth-2022"]


def test_the_page_can_be_jumped_through_and_its_words_agree(page: Page) -> None:
    toc = {a["href"] for a in page.one("nav", css="toc").all("a")}
    assert toc == {"#texts", "#limits"} <= {f"#{each}" for each in page.ids}
    folds = {fold["id"] for fold in page.main.all("details", css="fold")}
    assert {"uk", "international", "europe", "trials", "limits-uk", "limits-old"} <= folds
    assert "“Not stated” means" in page.main.text
    assert "empty field" not in page.main.text


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("/heard/", "/evidence/"), ("/glossary/", "/evidence/"), ("/methods/", "/evidence/"),
        ("/downloads/", "/evidence/"), ("/changes/", "/evidence/"), ("/gaps/", "/evidence/"),
        ("/sources/muraro-2017/", "/evidence/"), ("/criteria/ectrims-ebmt-2025/", "/criteria/"),
        ("/guide/fertility/", "/guide/"),
    ],
)  # fmt: skip
@pytest.mark.slow
def test_breadcrumbs_begin_at_the_entry_that_the_menu_marks(address: str, entry: str) -> None:
    page = Page(Client().get(address).content.decode())
    crumbs = page.one("nav", css="crumbs")
    assert crumbs.all("a")[0]["href"] == entry
    menu = page.one("header", css="top").one("nav").all("a")
    assert [a["href"] for a in menu if "aria-current" in a.attributes] == [entry]
