"""The screen and the result page never differ: same answers, same figures, same verdicts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.web.loaded import questionnaire
from tests.conftest import SIZE
from tests.told_topics import IDS_ON
from tests.web.consultation.consulting import figures, screen, verdicts
from tests.web.cookies import client_with
from tests.web.page import Page, words_of
from tests.web.random_people import Somebody, random_people
from tests.web.result_pages import ADDRESSES

PEOPLE = 7 * SIZE
_SET = re.compile(r'<section class="ruleset" id="set-([^"]+)"(.*?)</section>', re.DOTALL)
_POINTS = "of 6 points"
_MARKS = ("yes", "no", "unk", "team")


def _results(client: Client) -> str:
    answered = [client.get(each) for each in ADDRESSES]
    assert {each.status_code for each in answered} == {200}
    return "".join(each.content.decode() for each in answered)


def _lines_of(results: str) -> dict[str, list[tuple[str, str]]]:
    """Of each set that is told line by line, the lines for this type of MS: mark and statement."""
    found = {}
    for rules, html in _SET.findall(results):
        groups = Page(html).all("dl", css="conditions")
        found[rules] = [
            (_mark(name.one("span", css="v").classes), str(row.inside[0]).strip())
            for group in groups
            for name, rows in zip(group.all("dt"), group.all("dd"), strict=True)
            if "For other types of MS" not in name.text
            for row in rows.one("ul", css="criteria").all("li")
        ]
    return found


def _mark(classes: list[str]) -> str:
    return next(each for each in classes if each in _MARKS)


def _same_lines(somebody: Somebody, results: str, page: Page) -> None:
    wanted, shown = _lines_of(results), verdicts(page)
    assert wanted
    assert wanted.keys() <= shown.keys(), somebody
    for rules, every in wanted.items():
        pairs = list(zip(sorted(shown[rules]), sorted(every), strict=True))
        assert [mark for (mark, _), _ in pairs] == [mark for _, (mark, _) in pairs], rules
        assert all(line.startswith(said) for (_, line), (_, said) in pairs), (somebody, rules)


def _front(results: str, topic: str) -> str:
    """What the result page draws first for a topic, down to its folds; empty where nothing is."""
    _before, _found, after = results.partition(f'id="{topic}-front" ')
    return words_of("<div " + after.partition("<details")[0]) if after else ""


def _same_figures(somebody: Somebody, results: str, page: Page) -> None:
    shown = figures(page)
    assert set(shown) == set(IDS_ON[ToldOn.CONSULTATION])
    for topic, cells in shown.items():
        drawn = _front(results, topic)
        if len(cells) == 1:
            assert drawn == "", (somebody, topic)
            continue
        if topic == "death":
            _same_deaths(cells, results)
            continue
        _same_nearest(cells, drawn, (somebody, topic))


def _same_deaths(cells: list[str], results: str) -> None:
    """Deaths stand over all studies with counts: as many of them on both."""
    _before, _found, section = results.partition('id="death"')
    told = words_of("<section " + section.partition("</section>")[0])
    low, _to, high = cells[0].replace("\N{WORD JOINER}", "").partition("–")
    ends = f"{'none' if low == '0' else low} to {high}"
    beside = f"{cells[1]} studies of 100 people or more"
    leads = f"{ends.capitalize()} people died of it in {beside}."
    assert f"{beside}: {ends}." in told or leads in told, told[:300]


def _same_nearest(cells: list[str], drawn: str, who: object) -> None:
    """As many points alike as where the result page draws several studies, a dot each."""
    _spread, _studies, nearest = cells
    if "differs" in nearest or _POINTS not in drawn:
        return
    points = re.search(r"on (\d) of 6 points", nearest)
    if points is None:
        assert "at the edge" in nearest or "not known" in nearest, (who, nearest)
        assert "at the edge" in drawn or "we cannot tell how alike" in drawn, who
    else:
        assert f"{points[1]} of 6 points" in drawn, who


@pytest.mark.slow
def test_the_screen_agrees_with_the_result_page_for_many_people() -> None:
    with_figures = with_points = 0
    for somebody in random_people(questionnaire(), PEOPLE):
        client = client_with(somebody.answers, somebody.route)
        results, page = _results(client), screen(client)
        _same_lines(somebody, results, page)
        _same_figures(somebody, results, page)
        with_figures += sum(len(cells) > 1 for cells in figures(page).values())
        with_points += sum(_POINTS in _front(results, topic) for topic in figures(page))
    assert with_figures > PEOPLE
    assert with_points > PEOPLE
