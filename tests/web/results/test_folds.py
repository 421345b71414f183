"""What the result page folds away, and what it never does."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.browser.people import FOUR_PEOPLE, RRMS, Person
from tests.told_topics import TOPICS
from tests.web.cookies import client_holding
from tests.web.page import Element, Page
from tests.web.result_pages import whole

pytestmark = pytest.mark.slow

_ALWAYS_SEEN = {"no", "unk"}
_IN_FULL = {"worsening", "relapses", "death", "severe-side-effects", "infection"}
_KINDS = {
    "that your answers fit": "Fits the published limit",
    "for your team": "For your team to judge",
    "for other types of MS": "For other types of MS",
}


def _page(person: Person, path: str = "") -> Page:
    """All pages of the result as one, or the page at this address."""
    client = client_holding(person.cookie())
    if not path:
        return Page(whole(client))
    response = client.get(path)
    assert response.status_code == 200
    return Page(response.content.decode())


@pytest.fixture(params=FOUR_PEOPLE, ids=lambda person: person.name)
def page(request: pytest.FixtureRequest) -> Page:
    return _page(request.param)


def _sets(page: Page) -> list[Element]:
    return [each for each in page.all("section") if (each.get("id") or "").startswith("set-")]


def _lines(part: Element) -> list[Element]:
    return [li for ul in part.all("ul", css="criteria") for li in ul.all("li")]


def _marks(part: Element) -> list[str]:
    return [(set(li.one("span", css="v").classes) - {"v"}).pop() for li in _lines(part)]


def _folded(rules: Element) -> list[Element]:
    return [each for each in rules.all("details") if each.all("ul", css="criteria")]


def _within_folds(page: Page) -> set[str]:
    return {each["id"] for fold in page.all("details") for each in fold if each.get("id")}


def test_a_line_that_is_not_met_or_not_known_is_never_inside_a_fold(page: Page) -> None:
    seen = 0
    for rules in _sets(page):
        inside = [mark for fold in _folded(rules) for mark in _marks(fold)]
        assert not _ALWAYS_SEEN & set(inside), rules["id"]
        seen += sum(mark in _ALWAYS_SEEN for mark in _marks(rules))
    assert seen >= 6, "the lines on fitness are not known for any of these people"


def test_lines_that_fit_are_all_inside_the_fold_and_counted_exactly(page: Page) -> None:
    for rules in _sets(page):
        folds = _folded(rules)
        assert len(folds) <= 1
        inside = [li for fold in folds for li in _lines(fold)]
        assert Counter(_marks(rules))["yes"] == sum("yes" in _classes(li) for li in inside)
        told = folds[0].one("summary").text if folds else ""
        said = {kind: int(n) for n, kind in _counts(told)}
        found = Counter(li.one("span", css="v").text for li in inside)
        assert {_KINDS[kind]: n for kind, n in said.items()} == dict(found), rules["id"]


def _classes(line: Element) -> list[str]:
    return line.one("span", css="v").classes


def _counts(told: str) -> list[tuple[str, str]]:
    return re.findall(rf"(\d+) (?:lines? )?({'|'.join(_KINDS)})", told)


def test_every_line_of_a_set_stands_on_the_page_once(page: Page) -> None:
    person_page_lines = {rules["id"]: len(_lines(rules)) for rules in _sets(page)}
    for name, count in person_page_lines.items():
        assert count == len(_lines(_whole(name.removeprefix("set-")))), name


def _whole(set_id: str) -> Page:
    return _page(RRMS, f"/criteria/{set_id}/")


def test_links_of_the_page_lead_to_headings_outside_of_every_fold(page: Page) -> None:
    hidden = _within_folds(page)
    rules = [a["href"][1:] for a in page.one("nav", css="glance").all("a")]
    assert rules == sorted(rules, key=page.ids.index) or len(rules) == len(set(rules))
    assert {f"set-{each}" for each in _ids_of_sets(page)} - set(rules) <= {
        "set-ebmt-handbook-2024-fitness"
    }
    topics = [a["href"].partition("#")[2] for a in page.by_id("short").all("a")]
    for name in (*rules, *topics):
        heading = page.by_id(name).get("aria-labelledby")
        assert not {name, heading} & hidden, name


def _ids_of_sets(page: Page) -> list[str]:
    return [rules["id"].removeprefix("set-") for rules in _sets(page)]


def test_a_folded_question_keeps_its_number_its_time_and_its_likeness_in_sight(
    page: Page,
) -> None:
    for topic in TOPICS:
        folds = page.by_id(topic.id).all("details", css="fold")
        assert bool(folds) == (topic.id not in _IN_FULL)
        for fold in folds:
            _check_line(fold.all("summary")[0])


def _check_line(summary: Element) -> None:
    line = summary.one("span", css="said")
    tags = line.all("span", css="tag")
    if not tags:
        assert re.search(r"Nobody like you|Only small reports|We found no study", line.text)
        return
    assert re.search(r"\d", line.text)
    times = r"\bafter (a|the|starting) |time of the study"
    assert any(re.search(times, small.text, re.IGNORECASE) for small in line.all("small"))
    assert all({"like", "may", "type", "diff"} & set(tag.classes) for tag in tags)


def test_a_risk_without_a_figure_does_not_read_as_no_risk() -> None:
    lines = [each.text for each in _page(RRMS).by_id("risks").all("span", css="said")]
    without = [line for line in lines if line.startswith(("Only small", "We found no"))]
    assert without
    assert all("No figure does not mean no risk." in line for line in without)


def test_of_comparisons_the_first_hope_and_the_first_harm_are_open() -> None:
    part = _page(RRMS).by_id("compared")
    shut = [table for fold in part.all("details") for table in fold.all("table")]
    assert len([t for t in part.all("table") if t not in shut]) == 2
    for fold in part.all("details", css="fold"):
        line = fold.all("summary")[0].one("span", css="said")
        assert len(re.findall(r": [\d.]+", line.text)) >= 2, "both treatments"
        assert line.one("span", css="tag").text


def test_a_question_asked_for_at_another_time_is_open_from_the_start() -> None:
    page = _page(RRMS, "/results/activity/10/")
    assert page.by_id("activity").all("details", css="fold")[0].get("open") is not None
    assert page.by_id("improvement").all("details", css="fold")[0].get("open") is None
