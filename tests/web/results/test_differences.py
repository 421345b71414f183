"""What in the answers made a difference: order, counts, the standing warning, open answers."""

from __future__ import annotations

import re

import pytest

from decision_aid.domain.evidence.difference import EffectUnit
from decision_aid.domain.similarity.standing import Standing
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.evidence_pages.differences import of_source
from decision_aid.web.figures.size_of_difference import size_told
from decision_aid.web.loaded import result_of
from decision_aid.web.results.differences import differences_view
from decision_aid.web.results.differences_printed import STANDING, printed
from decision_aid.web.words.vocabulary import SECOND_HAND
from tests.bench.service import crowd
from tests.browser.people import FOUR_PEOPLE
from tests.web import people
from tests.web.cookies import Given, client_with
from tests.web.page import Element, Page
from tests.web.result_pages import part_of

WARNING = (
    "These tell who did better after a transplant, not who gains more from it than from a drug. "
    "No study has tested that."
)
EVERYONE: dict[str, Given] = {
    "relapsing": people.RRMS_KEPT,
    "secondary progressive": people.SPMS_KEPT,
    "primary progressive": people.PPMS_KEPT,
    "nothing known": {"subtype": "unsure", "country": "unsure"},
}


def _part(kept: Given) -> Element:
    return part_of("differences", kept)


_LEFT_OPEN = (
    "One more answer would tell on which side you are",
    "Your answers do not tell on which side you are",
)


def _lines(part: Element) -> list[Element]:
    drugs = {id(li) for fold in part.all("details", css="on-drugs") for li in fold.all("li")}
    own = [li for ul in part.all("ul", css="differences") for li in ul.all("li") if li.all("h3")]
    return [li for li in own if id(li) not in drugs]


@pytest.mark.parametrize("kept", EVERYONE.values(), ids=EVERYONE)
def test_the_warning_always_stands_there(kept: Given) -> None:
    assert WARNING in _part(kept).text


def test_a_difference_has_the_same_size_here_and_on_the_page_of_its_study(
    base: EvidenceBase,
) -> None:
    """ "Hazard higher by 12%" was "risk higher by 12%" there."""
    seen = set()
    for source in base.sources.values():
        rows = (
            {row.id: row.printed for row in of_source(source)["rows"]} if source.difference else {}
        )
        for each in source.difference:
            if told := size_told(each):
                assert rows[each.id].startswith(told)
                assert told in printed(each) or not printed(each)
                seen.add(each.effect.unit)
            assert "risk higher" not in rows[each.id]
    assert EffectUnit.HAZARD_INCREASE_PERCENT in seen


@pytest.mark.parametrize("kept", EVERYONE.values(), ids=EVERYONE)
def test_every_line_has_its_standing_in_words_and_as_a_shape(kept: Given) -> None:
    words = {each.value: {str(said)} for each, said in STANDING.items()}
    words["better"].add("People with other answers did less well")
    words["worse"].add("People with other answers did better")
    words["split"] |= {
        "Studies drew the line in different places", "Studies asked different things"
    }  # fmt: skip
    words["both"] = {"We saw no test of whether the two sides differ"}
    lines = _lines(_part(kept))
    assert len(lines) >= 4
    for line in lines:
        mark = line.all("span", css="stands")[0]
        standing = (set(mark.classes) - {"stands"}).pop()
        assert mark.text in (*words[standing], *_LEFT_OPEN)


def test_decided_lines_come_before_those_that_found_none_and_open_ones() -> None:
    order = [Standing.NONE.value, Standing.BOTH.value, Standing.OPEN.value]
    for kept in EVERYONE.values():
        marks = [line.all("span", css="stands")[0].classes for line in _lines(_part(kept))]
        places = [max((order.index(c) + 1 for c in each if c in order), default=0)
                  for each in marks]  # fmt: skip
        assert places == sorted(places)


def test_the_type_of_ms_is_told_in_absolute_numbers_with_its_studies() -> None:
    line = next(each for each in _lines(_part(people.RRMS_KEPT)) if "type of MS" in each.text)
    first = line.all("p")[0].text
    assert len(re.findall(r"\d+ (?:of 100|with)", first)) >= 2
    assert re.search(r"\d+ studies found this", line.text)
    assert "People in the largest:" in line.text
    assert "As printed:" in line.text


def test_every_contrast_names_and_links_its_source(base: EvidenceBase) -> None:
    links = [a["href"] for a in _part(people.SPMS_KEPT).all("a")]
    sources = [link.split("/")[2] for link in links if link.startswith("/sources/")]
    assert len(sources) > 10
    assert all(base.sources[each].difference for each in sources)


def test_an_open_answer_leads_to_its_question() -> None:
    lines = _lines(_part({**people.RRMS_KEPT, "age": "unsure"}))
    age = next(line for line in lines if line.one("h3").text == "Your age")
    assert "open" in age.all("span", css="stands")[0].classes
    assert "/questions/age/?change=results" in [a["href"] for a in age.all("a")]


def test_a_ratio_says_what_one_means() -> None:
    for kept in EVERYONE.values():
        text = _part(kept).text
        assert text.count(" ratio ") <= text.count("1 means no difference") + text.count("against")


def test_the_mark_fits_the_sentence_that_stands_beside_it() -> None:
    """ "After more than two drugs, worsening was likelier" tells nobody that they did better."""
    for kept in (people.RRMS_KEPT, people.PPMS_KEPT):
        for line in _part(kept).all("li"):
            if line.all("h3") and "more than two earlier drugs" in line.all("p")[0].text:
                mark = line.all("span", css="stands")[0]
                own = "People with your answer did less well"
                others = "People with other answers did less well"
                assert mark.text == (own if "worse" in mark.classes else others)
                break
        else:
            pytest.fail("nobody was told of earlier drugs")


def test_what_a_drug_did_on_both_sides_is_not_told_as_no_difference() -> None:
    """OPERA tells of each side that ocrelizumab did better than interferon, and no more."""
    items = [li for li in _part(people.RRMS_KEPT).all("li") if "on ocrelizumab: 60 of" in li.text]
    assert items
    for each in items:
        told = each.text.partition("on ocrelizumab: 60 of")[2][:400]
        assert "We saw no test of whether the two sides differ" in each.text
        assert "No difference was found" not in told


def test_a_ratio_without_a_step_is_told_as_a_direction() -> None:
    told = next(
        each for each in _part(people.SPMS_KEPT).all("li") + _part(people.RRMS_KEPT).all("li")
        if "the likelier was death" in each.text
    ).text  # fmt: skip
    assert "the text does not say for how large a step" in told
    assert "for each EDSS" not in told


def test_drugs_stand_apart_behind_a_fold() -> None:
    part = _part(people.PPMS_KEPT)
    fold = next(each for each in part.all("details") if "on drugs" in each.all("summary")[0].text
                if each.all("ul", css="differences"))  # fmt: skip
    assert fold.all("li")


@pytest.mark.parametrize("kept", [people.RRMS_KEPT, people.SPMS_KEPT], ids=["RRMS", "SPMS"])
def test_a_difference_is_told_by_the_same_study_on_the_first_page_and_for_the_doctor(
    kept: Given,
) -> None:
    client = client_with(kept)
    first = Page(client.get("/results/").content.decode())
    told = [each for each in first.all("ul", css="brief-ones")[0].all("li") if each.all("h3")]
    text = " ".join(client.post("/summary.txt/").content.decode().split())
    assert 1 <= len(told) <= 3, "as many as the page has room for"
    for each in told[:2]:
        sentence = each.text.partition(each.all("span", css="stands")[0].text)[2]
        said = sentence.partition(".")[0].strip()
        is_name_alone = said == each.all("a")[-1].text.strip()  # where the page has no more room
        assert (said.partition(",")[0] if is_name_alone else said) in text


def test_what_only_another_text_tells_of_a_study_is_said_beside_it() -> None:
    journeys = [each.journey() for each in [*FOUR_PEOPLE, *crowd(range(0, 120, 11))]]
    found = [differences_view(result_of(each).differences, each) for each in journeys]
    views = [view for each in found for view in each.transplant]
    told = [topic for view in views for topic in (view.first, *view.more)]
    by_others = [each for each in told if each.says_most.is_second_hand]
    assert by_others
    for each in told:
        assert (str(SECOND_HAND) in each.printed) == each.says_most.is_second_hand
