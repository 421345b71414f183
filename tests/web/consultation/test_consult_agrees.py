"""The screen and the result page never differ: same answers, same figures, same verdicts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.web.loaded import questionnaire
from tests.conftest import SIZE
from tests.told_topics import IDS_ON
from tests.web.consulting import figures, screen, verdicts
from tests.web.cookies import client_with
from tests.web.page import Page, words_of
from tests.web.random_people import Somebody, random_people

PEOPLE = 75 * SIZE
_SET = re.compile(r'<section class="panel[^>]* id="set-([^"]+)"(.*?)</section>', re.DOTALL)
_MARKS = ("yes", "no", "unk", "team")


def _results(client: Client) -> str:
    response = client.get("/results/rules/")
    assert response.status_code == 200
    return response.content.decode()


def _lines_of(results: str) -> dict[str, list[tuple[str, str]]]:
    """Of each set that is told line by line, the lines for this type of MS: mark and statement."""
    found = {}
    for rules, html in _SET.findall(results):
        rows = [li for ul in Page(html).all("ul", css="criteria") for li in ul.all("li")]
        found[rules] = [
            (_mark(li.one("span", css="v").classes), str(li.one("div").inside[0]).strip())
            for li in rows
            if li.one("span", css="v").text != "For other types of MS"
        ]
    return found


def _mark(classes: list[str]) -> str:
    return next(each for each in classes if each in _MARKS)


def _same_lines(somebody: Somebody, results: str, page: Page) -> None:
    wanted, shown = _lines_of(results), verdicts(page)
    assert set(shown) == set(wanted), somebody
    for rules, every in shown.items():
        lines = sorted(every, key=lambda line: line[0] in ("yes", "team"))  # the fold comes last
        assert [mark for mark, _words in lines] == [mark for mark, _words in wanted[rules]]
        pairs = zip(lines, wanted[rules], strict=True)
        assert all(line[1].startswith(said[1]) for line, said in pairs), (somebody, rules)


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
    assert f"({cells[1]} studies" in told or f"all {cells[1]} studies" in told, told[:300]


def _same_nearest(cells: list[str], drawn: str, who: object) -> None:
    """As many points alike as where the result page draws the nearest study."""
    _spread, _studies, nearest = cells
    if "differs" in nearest:
        return
    points = re.search(r"on (\d) of 6 points", nearest)
    assert points is not None, (who, nearest)
    assert f"on {points[1]} of 6 points" in drawn, who


@pytest.mark.slow
def test_the_screen_agrees_with_the_result_page_for_many_people() -> None:
    with_figures = 0
    for somebody in random_people(questionnaire(), PEOPLE):
        client = client_with(somebody.answers, somebody.route)
        results, page = _results(client), screen(client)
        _same_lines(somebody, results, page)
        _same_figures(somebody, results, page)
        with_figures += sum(len(cells) > 1 for cells in figures(page).values())
    assert with_figures > PEOPLE
