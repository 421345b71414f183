"""Where nobody knows how like the person the people were, none is called near: its types are."""

from __future__ import annotations

import re

import pytest

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.questionnaire.answers import UNSURE
from tests.told_topics import IDS_ON
from tests.web import people
from tests.web.cookies import Given, client_with
from tests.web.result_pages import ADDRESSES, page_of

SHOWN = tuple(f"/consult/show/{each}/" for each in IDS_ON[ToldOn.CONSULTATION])
SURFACES = (*ADDRESSES, "/summary/", "/summary.txt/", "/consult/", *SHOWN, "/consult/referral/")
NOTHING = dict.fromkeys(("country", "age", "subtype"), UNSURE)
TYPE_UNKNOWN = {**people.RRMS_KEPT, "subtype": UNSURE}
_CALLED_NEAR = re.compile(
    r"nearest(?: study|:)|closest|near(?:est)? to you|most alike|near the", re.I
)


def _told(kept: Given, address: str) -> str:
    if address == "/summary.txt/":
        return client_with(kept).post(address).content.decode()
    return page_of(kept, address).main.text


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(NOTHING, id="nothing"),
        pytest.param(TYPE_UNKNOWN, id="no type", marks=pytest.mark.slow),
    ],
)
@pytest.mark.slow
def test_without_a_type_no_surface_calls_a_study_near(kept: Given) -> None:
    for address in SURFACES:
        told = _told(kept, address)
        assert not _CALLED_NEAR.search(told), address
    assert _CALLED_NEAR.search(_told(people.RRMS_KEPT, "/results/"))


def test_its_figures_and_comparisons_carry_their_type_of_ms() -> None:
    """Of all types first; of one alone only at the end of a range, which says so."""
    short, first = _told(NOTHING, "/results/"), "In MS of all types: 46 of 100 (Muraro 2017, "
    assert f"{first}281 people, the others worsened or died). The 95 comes from relapsing" in short
    assert "in people whose type of MS may not be yours: see " in short
    assert "not all elsewhere. Compared in too few people to know: see " in short
    assert "Until your type of MS is known, no comparison can be said to be about you." in short
    assert "Beside a drug" in short
    assert "Beside a drug, in one study" not in short
    assert "Burt 2019, 55 people" not in short
    assert "In MS of all types: 89 of 100 (Muraro 2025 UK, 271 people). The 80 comes " in short
    assert first in _told(NOTHING, "/summary/")
    shown = _told(NOTHING, "/consult/show/worsening/")
    assert "The 95 comes from relapsing MS alone." in shown
    assert "RRMS, SPMS, PPMS together; 281 people" in shown
    assert (
        "4 centres, relapsing MS."
        in _told(NOTHING, "/results/choices/").partition("All studies")[0]
    )


_NOBODY_SAYS = re.compile(
    r"type that was not told|something that you told us|\d studies: The|not different from you"
)


@pytest.mark.parametrize("kept", [NOTHING, people.PPMS_KEPT], ids=["nothing", "PPMS"])
def test_pages_speak_as_a_person_would(kept: Given) -> None:
    for address in ADDRESSES:
        assert not _NOBODY_SAYS.search(_told(kept, address)), address


_TYPE = re.compile(r"\b(?:MS|RRMS|SPMS|PPMS)\b")


@pytest.mark.parametrize("address", ["/results/hopes/", "/results/risks/", "/results/choices/"])
@pytest.mark.parametrize("kept", [NOTHING, TYPE_UNKNOWN], ids=["nothing", "no type"])
def test_without_a_type_each_row_says_of_which_type_its_people_were(
    kept: Given, address: str
) -> None:
    """Else numbers jump from one type to another; what a study compared follows its own figure."""
    main = page_of(kept, address).main
    rows = [
        row
        for table in main.all("table")
        if not table.one("thead").text.startswith(("Treatment", "Drug"))
        for row in table.one("tbody").all("tr")
        if any("/sources/" in (link.get("href") or "") for link in row.all("a"))
    ]
    named = [row for row in main.all("div", "row") if row.all("details", "ratios")]
    assert len(rows) > 20
    assert [each.text for each in (*rows, *named) if not _TYPE.search(each.text)] == []
    assert bool(named) == (address == "/results/choices/")


def test_between_types_what_all_of_them_have_leads_and_not_relapses() -> None:
    """Relapses are rare in progressive MS anyway; where the type is known that stands last too."""
    for kept in (NOTHING, TYPE_UNKNOWN, people.RRMS_KEPT):
        main = page_of(kept, "/results/hopes/").main
        factors = main.one(id="differences").all("li")
        own = next(
            each for each in factors if each.all("h3", "") and "type of MS" in each.text[:40]
        )
        first = own.all("p")[0].text
        assert "relapses were" not in first.lower(), first
        titles = [each.text for each in own.all("h4")]
        assert titles[-1] == "Did relapses stay away?"


@pytest.mark.parametrize("kept", [NOTHING, people.RRMS_KEPT], ids=["nothing", "RRMS"])
def test_small_reports_tell_of_how_many_people_they_are(kept: Given) -> None:
    """ "27.4 of 100" of a page that raised money, of nobody knows how many people."""
    main = page_of(kept, "/results/risks/").main
    early = main.one("section", id="early-worsening").one("ul", "figure-list").all("li")
    assert early
    assert [each.text for each in early if "27.4" in each.text] == []
    assert [each.text for each in early if not re.search(r"\d (?:of \d+|people)", each.text)] == []
