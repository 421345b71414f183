"""What a dot strip shows is what the table under it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.utils import timezone, translation

from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import Questionnaire, replay
from decision_aid.domain.results.patient_result import PatientResult, result_of_journey
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.drawing.dot_places import radius_of
from decision_aid.web.drawing.dot_strip import NEAREST
from decision_aid.web.figures.spreads import spread_statement
from decision_aid.web.figures.spreads.dot_strips import death_strip_html, dot_strip_html
from decision_aid.web.figures.spreads.pieces import spread_studies_html
from tests.conftest import SIZE
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Element, Page
from tests.web.random_people import random_people

KEPT = (people.RRMS_KEPT, people.SPMS_KEPT, people.PPMS_KEPT)
_AXIS = re.compile(r"M([\d.]+) [\d.]+H([\d.]+)M")


@pytest.fixture(scope="module")
def results(base: EvidenceBase, questionnaire: Questionnaire) -> list[PatientResult]:
    found = []
    for kept in KEPT:
        given = {k: tuple(v) if isinstance(v, list) else str(v) for k, v in kept.items()}
        journey = replay(questionnaire, "full", Answers(given), timezone.localdate())
        found.append(result_of_journey(journey, base, questionnaire))
    return found


@pytest.fixture(scope="module")
def spreads(results: list[PatientResult]) -> list[TopicSpread]:
    found = [s for r in results for topic in r.topics for s in topic.spreads]
    drawn = [each for each in found if each.spread and (each.spread.per or 0) >= 100]
    assert len(drawn) > 60
    return drawn


def test_no_dot_borrows_the_number_of_people_of_a_whole_study(spreads: list[TopicSpread]) -> None:
    """Muraro 2017 had 281 people; its 73 of 100 are of the relapsing ones, at most 63."""
    told = "number of people not given"
    uncounted = 0
    for found in spreads:
        words = str(dot_strip_html(found))
        missing = [line for line in found.lines if sample_size(line.sourced) is None]
        assert (told in words) is bool(missing)
        for line in missing:
            uncounted += 1
            name = re.escape(line.sourced.source.short_name)
            assert re.search(f"{name}: [^;]*; {told};", words)
    assert uncounted


def _dots(svg: Element) -> Iterator[tuple[float, float]]:
    """The number at which each dot lies, and its radius, in the order of the studies."""
    words = [each.text for each in svg.all("text")]
    top = int(words[words.index("0") + 2].partition(" ")[0].replace(",", ""))
    found = _AXIS.match(svg.all("path", css="whisker")[0]["d"])
    assert found
    start, end = float(found[1]), float(found[2])
    for number in range(1, len(svg.all("g", css="dot")) + 1):
        shape = next(c for c in svg.one("g", css=f"n{number}").all("circle") if c.get("stroke"))
        part = max(0.0, (float(shape["cx"]) - start) / (end - start))
        yield part * top, float(shape["r"]) + float(shape["stroke-width"]) / 2


def test_every_dot_lies_where_its_row_says_and_is_as_large_as_its_people(
    spreads: list[TopicSpread],
) -> None:
    for found in spreads:
        svg = Page(dot_strip_html(found)).one("svg")
        told = spread_statement(found)
        dots = list(_dots(svg))
        assert len(dots) == len(found.lines) == len(told.lines) - len(found.few)
        for (value, radius), line, row in zip(dots, found.lines, told.lines, strict=False):
            frames = row.figure.frames
            assert frames is not None
            assert value == pytest.approx(float(line.value * told.out_of), abs=told.out_of / 5000)
            assert abs(value - frames.affected) <= 0.5 + told.out_of / 5000
            assert radius == pytest.approx(radius_of(sample_size(line.sourced) or 0), abs=0.02)


def test_every_dot_names_the_study_of_its_row(spreads: list[TopicSpread]) -> None:
    for found in spreads:
        svg = Page(dot_strip_html(found)).one("svg")
        for number, row in enumerate(spread_statement(found).lines[: len(found.lines)], 1):
            title = svg.one("g", css=f"n{number}").one("title").text
            assert title.startswith(row.study.partition(",")[0] + ": " + row.result)
            assert title.endswith(row.closeness)


def test_a_strip_is_named_by_what_its_studies_come_to(spreads: list[TopicSpread]) -> None:
    """Read aloud, study after study would be hundreds of words in one breath."""
    for found in spreads:
        said = Page(dot_strip_html(found)).one("svg")["aria-label"]
        frames = [row.figure.frames for row in spread_statement(found).lines[: len(found.lines)]]
        counted = sorted(each.affected for each in frames if each)
        assert said.startswith(f"{len(found.lines)} stud")
        ends = {"none" if n == 0 else str(n) for n in (counted[0], counted[-1])}
        assert ends <= set(re.findall(r"none|\d+", said.partition("The nearest")[0])), said
        assert len(said.split()) <= 60


def test_deaths_are_named_by_how_many_studies_had_none_and_the_ends_of_the_others(
    results: list[PatientResult],
) -> None:
    found = results[0].deaths.from_treatment
    said = Page(death_strip_html(found)).one("svg")["aria-label"]
    shares = [1000 * line.died / line.people for line in found.lines if line.died]
    assert f"in {found.without_any} nobody died" in said
    told = re.search(r"in the others (\d+) to (\d+) of 1,000", said)
    assert told
    assert int(told[1]) == pytest.approx(min(shares), abs=2)
    assert int(told[2]) == pytest.approx(max(shares), abs=2)
    assert "Study by study" in str(death_strip_html(found, low=True))


def test_the_same_topic_has_the_same_axis_for_everybody(results: list[PatientResult]) -> None:
    for result in results:
        for topic in result.topics:
            for found in topic.spreads:
                if found.spread and found.spread.per == 100:
                    assert Page(dot_strip_html(found)).all("text")[-1].text == "100"


def test_deaths_are_drawn_as_they_were_counted(results: list[PatientResult]) -> None:
    for result in results:
        for found in (result.deaths.from_treatment, result.deaths.of_any_cause):
            svg = Page(death_strip_html(found)).one("svg")
            for (value, _radius), line in zip(_dots(svg), found.lines, strict=True):
                assert value == pytest.approx(1000 * line.died / line.people, abs=2)
    assert "8 of 281 died" in death_strip_html(results[0].deaths.from_treatment)


def test_the_table_twin_follows_in_the_same_order(spreads: list[TopicSpread]) -> None:
    found = max(spreads, key=lambda each: len(each.lines))
    first = Page(spread_studies_html(found)).all("tbody")[0]
    names = [row.all("a")[0].text.partition(",")[0] for row in first.all("tr")]
    svg = Page(dot_strip_html(found)).one("svg")
    titles = [svg.one("g", css=f"n{n}").one("title").text for n in range(1, len(names) + 1)]
    assert [title.partition(":")[0] for title in titles] == names


def test_without_a_study_nothing_is_drawn(
    spreads: list[TopicSpread], results: list[PatientResult]
) -> None:
    assert dot_strip_html(replace(spreads[0], lines=())) == ""
    assert death_strip_html(replace(results[0].deaths.from_treatment, lines=())) == ""


def test_a_strip_is_kept_by_its_figures_and_language(spreads: list[TopicSpread]) -> None:
    assert dot_strip_html(spreads[0]) is dot_strip_html(spreads[0])
    with translation.override("ar"):
        mirrored = dot_strip_html(spreads[0])
    assert mirrored != dot_strip_html(spreads[0])


@pytest.mark.slow
@pytest.mark.parametrize("address", ["/results/", "/results/hopes/", "/results/risks/"])
def test_the_key_tells_of_a_ring_wherever_one_is_drawn(
    address: str, questionnaire: Questionnaire
) -> None:
    """It once told of it above strips of which none had one."""
    seen: Counter[bool] = Counter()
    for somebody in random_people(questionnaire, 20 * SIZE):
        if len(seen) == 2 and seen.total() >= 8 * SIZE:
            break
        html = client_with(somebody.answers, somebody.route).get(address).content.decode()
        key, _, strips = html.partition('class="quiet-line key-line"')[2].partition("</p>")
        is_told, is_drawn = (f"<circle {NEAREST}" in each for each in (key, strips))
        assert is_told or not is_drawn
        assert is_drawn or not is_told or address != "/results/"
        seen[is_told] += 1
    assert set(seen) == {True, False}
