"""The screen and the result page never differ: same answers, same figures, same verdicts."""

from __future__ import annotations

import re

from django.test import Client

from decision_aid.domain.results.topics import TOPICS, ToldOn
from decision_aid.web.loaded import questionnaire
from tests.web.consulting import figures, screen, verdicts
from tests.web.cookies import client_with
from tests.web.page import Page, words_of
from tests.web.random_people import Somebody, random_people

ON_SCREEN = [topic.id for topic in TOPICS if ToldOn.CONSULTATION in topic.on]
PEOPLE = 300
_FRAMES = re.compile(r"([\d,]+) of ([\d,]+)")
_SET = re.compile(r'<section class="panel[^>]* id="set-([^"]+)"(.*?)</section>', re.DOTALL)
_MARKS = ("yes", "no", "unk", "team")


def _results(client: Client) -> str:
    response = client.get("/results/")
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
    assert set(shown) == set(ON_SCREEN)
    for topic, cells in shown.items():
        drawn = _front(results, topic)
        if len(cells) == 1:
            assert drawn == "", (somebody, topic)
            continue
        told = _FRAMES.search(cells[0])
        if told is not None:
            first = _FRAMES.search(drawn)
            assert first is not None, (somebody, topic)
            assert told.groups() == first.groups(), (somebody, topic)
        _same_range_and_people(cells, drawn, (somebody, topic))


def _same_range_and_people(cells: list[str], drawn: str, who: object) -> None:
    _result, ends, people, studied = cells
    if ends != "none":
        low, high = re.findall(r"[\d.,]*\d", ends)[:2]
        assert f"{low} to {high}" in drawn, (who, ends)
    if people != "–":
        assert re.search(rf"\b{people} people", drawn), (who, people)
    word = {"●": "like you", "◐": "may be like you"}
    if studied.startswith("matches"):
        assert word["●"] in drawn, who
    else:
        assert word["◐"] in drawn, who


def test_the_screen_agrees_with_the_result_page_for_300_people() -> None:
    with_figures = 0
    for somebody in random_people(questionnaire(), PEOPLE):
        client = client_with(somebody.answers, somebody.route)
        results, page = _results(client), screen(client)
        _same_lines(somebody, results, page)
        _same_figures(somebody, results, page)
        with_figures += sum(len(cells) > 1 for cells in figures(page).values())
    assert with_figures > PEOPLE
