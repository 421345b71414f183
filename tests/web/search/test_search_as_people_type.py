"""What people paste and type finds what they mean, or is told to be nowhere here."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.domain.search.search import Item, ResultKind, search
from decision_aid.web.loaded import (
    evidence_base,
    questionnaire,
    search_items,
    search_words,
    spelling,
)
from decision_aid.web.site.search import fixed_places
from tests.web.page import Page


def _found(typed: str) -> dict[ResultKind, list[str]]:
    found = search((*search_items(), *fixed_places()), typed, search_words().groups)
    assert found.has_all, typed
    return {sort: [item.key for item in items] for sort, items in found.by_sort.items()}


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("mist trial", "burt-2019-mist"), ("MIST study", "burt-2019-mist"),
        ("star-ms", "trial-starms"), ("StarMS trial", "trial-starms"),
        ("beat-ms", "trial-beat-ms"), ("BEATMS", "trial-beat-ms"), ("ram-ms", "trial-ram-ms"),
        ("net-ms", "trial-net-ms"), ("opera trial", "opera-2017"),
    ],
)  # fmt: skip
def test_the_name_of_a_trial_finds_that_trial_and_not_all_trials(typed: str, source: str) -> None:
    found = _found(typed)
    assert source in found[ResultKind.SOURCE]
    assert sum(map(len, found.values())) < 10


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("kids", "fertility"), ("egg freezing", "fertility"), ("freeze my eggs", "fertility"),
        ("sperm bank", "fertility"), ("IVF", "fertility"), ("cats", "work-care"),
        ("back to work", "work-care"), ("dog", "work-care"), ("flying", "months-3-12"),
        ("workup", "stopping-a-drug"), ("dentist", "referral"), ("mouth sores", "low-counts"),
        ("wig", "conditioning"), ("methylprednisolone", "conditioning"),
        ("stem cell birthday", "infusion"), ("MMR", "vaccinations"), ("IFR", "work-care"),
        ("husband", "carers"), ("loss of hair", "conditioning"), ("my child has MS", "under-18"),
        ("it didn't work", "plan-b"), ("what's the risk of infection", "infections"),
        ("incontinence", "other-ways"), ("aggressive MS", "first-treatment"),
    ],
)  # fmt: skip
def test_words_of_patients_lead_to_the_page_that_tells(typed: str, page: str) -> None:
    assert page in _found(typed)[ResultKind.GUIDE]


def test_what_is_rare_in_a_name_comes_before_what_everything_here_is_about() -> None:
    assert _found("pregnancy after HSCT")[ResultKind.GUIDE][0] == "fertility"
    assert _found("egg freezing")[ResultKind.GUIDE][0] == "fertility"


def test_what_is_told_nowhere_is_said_to_be_with_what_comes_nearest() -> None:
    for typed, nearest in (("libido", "/guide/fertility/"), ("covid", "/guide/vaccinations/"),
                           ("sex drive", "/guide/fertility/"), ("driving", "/guide/work-care/"),
                           ("anaemia", "/guide/low-counts/"), ("anemia", "/guide/low-counts/"),
                           ("oestrogen", "/guide/fertility/"), ("HRT", "/guide/fertility/"),
                           ("obesity", "/glossary/#hct-ci")):  # fmt: skip
        main = Page(Client().get("/search/", {"q": typed}).content.decode()).main
        assert "We found nothing with these words." in main.text, typed
        assert "nearest" in main.text, typed
        assert "Showing results for" not in main.text, typed
        assert nearest in {a["href"] for a in main.all("a")}, typed


def test_what_a_body_grades_is_found_as_its_conditions_are() -> None:
    for typed in ("diabetes", "peptic ulcer"):
        main = Page(Client().get("/search/", {"q": typed}).content.decode()).main
        assert "/criteria/ebmt-handbook-2024-fitness/" in {a["href"] for a in main.all("a")}, typed


def test_everything_that_comes_nearest_is_there() -> None:
    for near in search_words().near:
        assert _found(near.look_for), near.look_for
        assert all(search_words().comes_nearest(word) for word in near.words)


@pytest.mark.parametrize(
    "typed",
    [
        "kids",
        "cats",
        "killer cells",
        "natural killer cells",
        "cane",
        "flying",
        "breast feeding",
        "egg freezing",
        "workup",
        "tb",
        "ready",
        "exit",
    ],
)
def test_a_word_of_every_day_is_not_made_into_another(typed: str) -> None:
    page = Page(Client().get("/search/", {"q": typed}).content.decode())
    assert "Showing results for" not in page.main.text


def test_short_words_are_whole_words_and_the_name_of_the_illness_tells_nothing() -> None:
    item = Item.of(ResultKind.PAGE, "use", "How we use it")
    assert not search([item], "us", search_words().groups).count
    assert _found("MS fatigue") == _found("fatigue")
    assert _found("copaxon") == _found("copaxone")
    assert _found("King's") == _found("Kings")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("is it painful", "/guide/mobilisation/"),
        ("father", "/guide/carers/"),
        ("reading for his mother", "/guide/carers/"),
        ("my husband", "/guide/carers/"),
        ("doctor says no second opinion", "/guide/other-ways/"),
        ("how old is too old", "/criteria/ectrims-ebmt-2025/"),
        ("in a wheelchair is it too late", "/criteria/ectrims-ebmt-2025/"),
        ("charité berlin", "/criteria/dmsg-germany-2025/"),
    ],
)
def test_words_of_every_day_lead_to_the_page_that_answers(typed: str, first: str) -> None:
    main = Page(Client().get("/search/", {"q": typed}).content.decode()).main
    found = main.all("ul", css="figure-list")[0].all("a")
    assert found[0]["href"] == first
    assert "Showing results for" not in main.text


def test_german_words_are_known_and_made_into_no_name_of_an_author() -> None:
    main = Page(Client().get("/search/", {"q": "moskau klinik stammzellen"}).content.decode()).main
    assert "Kalincik" not in main.text
    assert "Pirogov" in main.text
    for typed in ("nebenwirkungen", "schub", "stammzellen", "rollstuhl", "kinderwunsch"):
        assert _found(typed), typed
    assert spelling().meant("kalinick") == "kalincik"


def test_words_that_little_has_together_find_few_things() -> None:
    typed = "before and after photos facebook walking again"
    found = search(search_items(), typed, search_words().groups)
    assert not found.has_all
    assert 0 < found.count <= 12


def test_a_sentence_that_has_the_words_is_shown_where_the_opening_lines_do_not() -> None:
    main = Page(Client().get("/search/", {"q": "moscow"}).content.decode()).main
    guide = main.all("ul", css="figure-list")[0].all("li")
    assert all("Moscow" in each.text or "Russia" in each.text for each in guide)
    item = Item.of(ResultKind.GUIDE, "x", "Drugs", "Before.", "<b>Moscow</b> waits.", "Nothing.")
    assert item.line_with(search_words().groups.asked("moscow")) == "<b>Moscow</b> waits."
    assert item.line_with(search_words().groups.asked("drugs")) == "Before."


@pytest.mark.parametrize(
    ("typed", "term"),
    [("CIS", "CIS"), ("RIS", "CIS"), ("clinically isolated syndrome", "CIS"),
     ("benign MS", "Benign MS"), ("benign", "Benign MS")],
)  # fmt: skip
def test_what_the_newly_diagnosed_are_told_is_explained(typed: str, term: str) -> None:
    assert _found(typed) == {ResultKind.TERM: [term]}
    (said,) = [each for each in evidence_base().terms if each.term == term]
    assert "I do not know" in said.expanded
    assert "CIS" in questionnaire().questions["subtype"].why_we_ask
