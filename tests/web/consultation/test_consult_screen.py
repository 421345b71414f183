"""What the consultation screen says of its figures, and the ways back to it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from decision_aid.domain.evidence.vocabulary import Aspect, Better
from decision_aid.web.consultation.unknowns import unknowns_of
from decision_aid.web.consultation.wording import Register
from decision_aid.web.drawing.marks import PARTS, six_parts
from decision_aid.web.figures.in_short.differences import short_differences
from decision_aid.web.loaded import result_of
from tests.browser.consultation.walkers import walker
from tests.browser.people import FULL_CASE, NOTHING_KNOWN, PPMS, SPMS
from tests.web import people
from tests.web.consultation.consulting import figures, screen, swap
from tests.web.cookies import answers_in, client_with
from tests.web.page import Page


def test_each_number_of_points_that_match_has_a_mark_of_its_own() -> None:
    marks = [six_parts(n) for n in range(PARTS + 1)]
    assert len(set(marks)) == PARTS + 1
    with pytest.raises(ValueError, match="7 of 6"):
        six_parts(7)


def test_how_much_matches_is_drawn_and_said_in_words_beside_each_figure(rrms: Client) -> None:
    response = rrms.get("/consult/").content.decode()
    shown = re.findall(
        r'class="c-alike[^>]*>(<svg(?:(?!</svg>).)*</svg>)[^<]*<span class="c-soft">'
        r"<[^>]*>(\d)/6<.*?on (\d) of 6 points",
        response,
        re.DOTALL,
    )
    assert len({said for _mark, _seen, said in shown}) > 1
    assert all(mark == six_parts(int(seen)) and seen == said for mark, seen, said in shown)
    assert "alike on 1 of 6 points" in screen(rrms).by_id("p-figures").text


def test_a_row_about_periods_says_that_it_is_about_women(rrms: Client, client: Client) -> None:
    for somebody in (rrms, client):
        row = screen(somebody).by_id("k-fertility")
        assert "(women)" in row.one("th").text


def test_deaths_are_counted_over_all_studies_and_nobody_is_never_no_risk(rrms: Client) -> None:
    page = screen(rrms)
    ends, studies, nearest = figures(page)["death"]
    assert re.fullmatch(r"0–\N{WORD JOINER}?\d+ of 1,000", ends)
    assert int(studies) == 7
    assert "of 6 points" in nearest
    told = page.by_id("p-figures").text
    assert "of 100 people or more · own country: 5 of 364 died within 100 days" in told
    assert "in smaller ones up to 3 of 41, mostly very disabled" in told
    assert "none seen: too few to know" in told


@pytest.mark.slow
def test_disability_and_death_stand_together_from_edss_6(rrms: Client) -> None:
    ratio = "more disability before, more deaths"
    told = screen(rrms).by_id("p-figures").text
    assert ratio not in told
    assert told.count("all 5 who died had been very disabled (UK transplant society 2025)") == 1
    swap(rrms, edss_value="6")
    told = screen(rrms).by_id("p-figures").text
    assert ratio in told
    assert told.count("very disabled (UK transplant society 2025)") == 1
    swap(rrms, country="US")
    told = screen(rrms).by_id("p-figures").text
    assert "one hospital of own country: 1 of 507 died of it" in told
    assert told.count("very disabled (UK transplant society 2025)") == 1
    swap(rrms, country="IT")
    assert "all who died in UK transplant society 2025" in screen(rrms).by_id("p-figures").text


def test_an_answer_that_is_missing_is_open_and_never_no_difference(client: Client) -> None:
    line = screen(client).by_id("c-made").all("summary")[0].text
    assert "age open" in line
    assert "no difference found" not in line


def test_what_made_a_difference_is_said_with_its_outcome_and_time(rrms: Client) -> None:
    """ "Age worse" did not say that it was about periods; worse is worse for what is named."""
    for words, outcome in (
        ("clinical", "(Progression-free survival, 5 y): phenotype better"),
        ("plain", "(Disability did not get worse, 5 years): your type of MS better"),
    ):
        rrms.post("/consult/", {"do": words})
        assert outcome in screen(rrms).by_id("c-made").all("summary")[0].text
    for somebody in (FULL_CASE, SPMS, PPMS, *map(walker, range(12))):
        made = result_of(somebody.journey()).differences.transplant
        for told, line in zip(short_differences(made), made, strict=True):
            of = line.topics[0].says_most.outcome
            if told.better_in and of.aspect is Aspect.BENEFIT and of.one:
                is_as_counted = told.better_in == told.outcome
                assert is_as_counted is (of.better is Better.HIGHER), told


def test_a_range_stands_with_the_people_it_is_about(rrms: Client) -> None:
    """Of one study alone its count stands there again, and never the others beside its range."""
    rows = screen(rrms).by_id("p-figures").all("tr", css="c-detail")
    said = "\n".join(row.text for row in rows)
    (ours,) = (row.text for row in rows if row.text.startswith("Zhukovsky 2021"))
    assert figures(screen(rrms))["severe-side-effects"][0] in ours
    assert not re.search(r"\d not ·|\(…\)", said)


def test_what_made_a_difference_is_named_with_its_warning_and_changes_with_answers(
    rrms: Client,
) -> None:
    made = screen(rrms).by_id("p-differences")
    assert "not who gains more from it than from a drug" in made.text
    assert made.all("tr", css="c-row")
    swap(rrms, subtype="spms")
    assert screen(rrms).by_id("p-differences").text != made.text


@pytest.mark.parametrize("address", ["/results/", "/methods/", "/code/"])
def test_after_a_consultation_a_link_near_the_top_leads_back(rrms: Client, address: str) -> None:
    def back() -> list[str]:
        main = Page(rrms.get(address).content.decode()).main
        return [a.text for a in main.all("a") if a.get("href") == "/consult/"][:1]

    assert back() != ["Back to the consultation"]
    rrms.post("/consult/", {"do": "plain"})
    assert back() == ["Back to the consultation"]
    rrms.post("/delete/")
    gone = Client().get("/methods/").content.decode()
    assert "Back to the consultation" not in gone


def _compared(page: Page) -> list[str]:
    return [row["id"] for row in page.by_id("p-compared").all("tr", css="c-row")]


def test_the_outcomes_that_are_compared_can_be_chosen_and_stay_chosen(rrms: Client) -> None:
    assert _compared(screen(rrms)) == ["c-worsening", "c-severe-side-effects"]
    response = rrms.post("/consult/", {"do": "compare-relapses"})
    assert response.headers["Location"] == "/consult/#compared-h"
    rrms.post("/consult/", {"do": "compare-infection"})
    assert _compared(screen(rrms)) == ["c-relapses", "c-infection"]
    rrms.post("/consult/", {"do": "compare-activity"})
    swap(rrms, age="40")
    assert _compared(screen(rrms)) == ["c-activity", "c-infection"]


def test_choosing_what_is_compared_changes_no_answer_and_no_figure(rrms: Client) -> None:
    before = figures(screen(rrms))
    rrms.post("/consult/", {"do": "compare-death"})
    rrms.post("/consult/", {"do": "compare-nothing"})
    assert figures(screen(rrms)) == before
    assert answers_in(rrms) == people.RRMS_KEPT


def test_what_is_not_known_has_two_lines_of_the_strip_and_the_rest_is_counted() -> None:
    """Two are named always; an estimate of the EDSS takes of their room."""
    page, register = result_of(NOTHING_KNOWN.journey()), Register(clinical=False)
    named = []
    for edss in ("", "x" * 40, "x" * 200):
        told = unknowns_of(page, (), register, edss)
        assert len(told.first) + told.more == len(page.unknown_facts)
        letters = len(edss) + sum(len(each.name) + 2 for each in told.first)
        assert letters <= 90 or len(told.first) == 2
        named.append(len(told.first))
    assert 6 >= named[0] > named[1] > named[2] == 2


def test_the_end_has_one_name(rrms: Client) -> None:
    way = screen(rrms).one("button", value="/consult/finish/")
    page = Page(rrms.get("/consult/finish/").content.decode())
    assert way.text == page.one("h1").text == "Finish"


def test_people_unlike_the_person_are_no_reason_to_say_that_nobody_was_studied() -> None:
    """Risks told of the infections of other people, where the screen said that nobody was."""
    after = {**people.RRMS_KEPT, "health": ["transplant"], "filled_in_by": "clinician"}
    client = client_with(after, "detail")
    risks = Page(client.get("/results/risks/").content.decode()).main.text
    assert "nobody like you" in risks.lower()
    told = screen(client).by_id("p-figures").text
    assert "Nobody alike studied, as far as we found." in told
    assert "Nobody studied" not in told
