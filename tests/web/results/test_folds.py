"""What the result page folds away, and what it never does."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from decision_aid.web.words.criteria import BAR_PRESENT
from tests.browser.people import FOUR_PEOPLE, PPMS, RRMS, SPMS, Person
from tests.told_topics import TOPICS
from tests.web.page import Element, Page
from tests.web.result_pages import page_for, whole_for

pytestmark = pytest.mark.slow

_GROUPS = ("Met", "Open", "Not met")
_WEIGHTS = ("asked for", "preferred", "calls for caution")
_IN_FULL = {"worsening", "relapses", "death", "severe-side-effects", "infection"}


def _page(person: Person, path: str = "") -> Page:
    """All pages of the result as one, or the page at this address."""
    return page_for(person, path) if path else whole_for(person)


@pytest.fixture(params=FOUR_PEOPLE, ids=lambda person: person.name)
def page(request: pytest.FixtureRequest) -> Page:
    return _page(request.param)


def _sets(page: Page) -> list[Element]:
    return [each for each in page.all("section") if (each.get("id") or "").startswith("set-")]


def _lines(part: Element) -> list[Element]:
    return [li for ul in part.all("ul", css="criteria") for li in ul.all("li")]


def _within_folds(page: Page) -> set[str]:
    return {each["id"] for fold in page.all("details") for each in fold if each.get("id")}


def _counts(rules: Element) -> dict[str, int]:
    """How many conditions stand in each group behind the fold, by its head."""
    found = {}
    for head, group in zip(rules.all("dt"), rules.all("dd"), strict=True):
        name, number = re.fullmatch(r"(.+) \((\d+)\)", head.text).groups()  # type: ignore[union-attr]
        assert int(number) == len(_lines(group))
        found[name] = int(number)
    return found


def _weights(rules: Element) -> Counter[tuple[str, str]]:
    """The same by weight."""
    found: Counter[tuple[str, str]] = Counter()
    for head, group in zip(rules.all("dt"), rules.all("dd"), strict=True):
        for line in _lines(group):
            weight = line.all("small")[0].text.partition(" · ")[0]
            found[head.text.partition(" (")[0], weight.partition(",")[0]] += 1
    return found


def test_the_sentence_of_a_set_counts_what_stands_behind_its_fold(page: Page) -> None:
    seen = 0
    for rules in _sets(page):
        said, counts, weights = rules.all("p")[0].text, _counts(rules), _weights(rules)
        number = {each: sum(weights[group, each] for group in _GROUPS) for each in _WEIGHTS}
        first = "asked for" if number["asked for"] else "preferred"
        if (told := re.search(r"You meet (\d+) of the (\d+) conditions", said)) is not None:
            assert (int(told[1]), int(told[2])) == (weights["Met", first], number[first]), said
        elif (told := re.search(r"check: (\d+) asked for, (\d+) preferred", said)) is not None:
            met = (weights["Met", "asked for"], weights["Met", "preferred"])
            assert (int(told[1]), int(told[2])) == met, said
            assert met == (number["asked for"], number["preferred"]), said
        elif (told := re.search(r"all (\d+) conditions|none of the (\d+)", said)) is not None:
            assert int(told[1] or told[2]) == number[first], said
        if (told := re.search(r"Of the (\d+) only preferred, you meet (\w+)", said)) is not None:
            soft = {"all": number["preferred"], "both": 2}.get(told[2]) or int(told[2])
            assert (int(told[1]), soft) == (number["preferred"], weights["Met", "preferred"]), said
        if re.search("not known yet|still missing", said):
            assert set(_GROUPS) & set(counts) == {"Open"}, said
        else:
            is_open = re.search(r"\b(Open|open by the rules themselves): |[Ss]till open", said)
            assert bool(is_open) == ("Open" in counts), said
        missed = re.search(r"(Not met|Preferred, but not met): ", said)
        assert bool(missed) == ("Not met" in counts), said
        barred = re.search(r"(Calls for caution|Named as ruling people out): ", said)
        assert bool(barred) == (str(BAR_PRESENT) in counts), said
        seen += sum(number.values())
    assert seen >= 6, "the conditions on fitness are open for all of these people"


def test_conditions_stand_behind_one_fold_a_set_and_the_count_outside(page: Page) -> None:
    for rules in _sets(page):
        folds = [each for each in rules.all("details") if each.all("ul", css="criteria")]
        assert len(folds) == 1
        assert len(_lines(folds[0])) == len(_lines(rules))
        assert not [p for p in folds[0].all("p") if "we can check" in p.text]


def test_every_line_of_a_set_stands_on_the_page_once(page: Page) -> None:
    person_page_lines = {rules["id"]: len(_lines(rules)) for rules in _sets(page)}
    for name, count in person_page_lines.items():
        assert count == len(_lines(_whole(name.removeprefix("set-")))), name


def _whole(set_id: str) -> Page:
    return _page(RRMS, f"/criteria/{set_id}/")


def test_links_of_the_page_lead_to_headings_outside_of_every_fold(page: Page) -> None:
    hidden = _within_folds(page)
    rules = [a["href"].partition("#")[2] for a in page.by_id("rules-short").all("a")]
    assert rules
    assert set(rules) <= {f"set-{each}" for each in _ids_of_sets(page)}
    topics = [a["href"].partition("#")[2] for a in page.by_id("short").all("a") if "#" in a["href"]]
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
        for line in page.by_id(topic.id).all("div", css="said"):
            _check_line(line)


def _check_line(line: Element) -> None:
    tags = line.all("span", css="tag")
    if not tags:
        others = r"Nobody like you|In studies of other people|Only other people"
        assert re.search(rf"{others}|Only small reports|We found no study", line.text)
        return
    assert re.search(r"\d", line.text)
    times = r"\bafter (a|the|starting) |while the study lasted|followed for"
    assert any(re.search(times, small.text, re.IGNORECASE) for small in line.all("small"))
    told_people = r"\d people|number of people not given|\d women|\d men"
    counted_out = r"(?:All|None of the|\d of) (?!100\b|1,000\b)\d[\d,]* (?:people|women|men)\b"
    is_counted_out = bool(re.search(counted_out, line.text))
    beside = [small.text for small in line.all("small") if re.search(told_people, small.text)]
    assert bool(beside) is not is_counted_out, "the people behind a number are told once"
    assert all({"like", "may", "type", "diff"} & set(tag.classes) for tag in tags)


def test_a_risk_without_a_figure_does_not_read_as_no_risk() -> None:
    """Said once above where several have none, else in the line itself."""
    for person in (RRMS, PPMS, SPMS):
        risks = _page(person).by_id("risks")
        lines = [each.text for each in risks.all("div", css="said")]
        without = [line for line in lines if line.startswith(("Only small", "We found no"))]
        assert without
        above = "A risk may still happen where there are only small reports of it, or none."
        assert risks.text.count(above) == (len(without) > 1)
        told = [line for line in without if "It may still happen." in line]
        assert told == (without if len(without) == 1 else [])


def test_of_comparisons_the_first_hope_and_the_first_harm_are_open() -> None:
    part = _page(RRMS).by_id("compared")
    shut = [bars for fold in part.all("details") for bars in fold.all("div", css="bars")]
    assert len([each for each in part.all("div", css="bars") if each not in shut]) == 2
    assert len(shut) > 2
    assert all(each.all("ul", css="strip") for each in part.all("div", css="bars"))
    for row in part.all("div", css="row"):
        if row.all("details", css="ratios") or not row.all("div", css="said"):
            continue
        line = row.one("div", css="said")
        told = re.findall(r": (?:about |none of (?:the )?)?\d", line.text, re.IGNORECASE)
        assert len(told) >= 2, "both treatments"
        assert line.one("span", css="tag").text


def _spoken(each: Element) -> str:
    titles = [title.text for title in each.all("title")]
    return each.get("aria-label") or (titles[0] if each.tag == "svg" and titles else each.text)


def test_what_is_pressed_or_drawn_has_a_name_that_can_be_listened_to(page: Page) -> None:
    """A button is read out whole before anything else can be."""
    drawn = [each for each in page.all("svg") if each.get("role") == "img"]
    spoken = [_spoken(each) for each in (*page.all("summary"), *page.all("button"), *drawn)]
    assert len(spoken) > 50
    assert [each for each in spoken if len(each.split()) > 60] == []


def test_words_for_the_ear_alone_begin_with_no_sign(page: Page) -> None:
    """They are read with a space before them: "type of MS : alike"."""
    hidden = [each.text for each in page.all("span", css="visually-hidden")]
    assert len(hidden) > 20
    assert [text for text in hidden if text[:1] in (":", ",", ".")] == []


def test_what_a_folded_question_found_stands_before_its_button(page: Page) -> None:
    for line in page.all("div", css="said"):
        assert line.text
    said = {id(each) for each in page.all("div", css="said")}
    assert said
    assert not said & {id(each) for fold in page.all("summary") for each in fold}


def test_a_question_asked_for_at_another_time_is_open_from_the_start() -> None:
    page = _page(RRMS, "/results/activity/10/")
    assert page.by_id("activity").all("details", css="fold")[0].get("open") is not None
    assert page.by_id("improvement").all("details", css="fold")[0].get("open") is None


def test_figures_of_people_unlike_the_person_are_counted() -> None:
    """Where no figure leads, the fold says how many are of other people, how many compare."""
    risks = _page(RRMS, "/results/risks/").main
    counted = re.compile(
        r": (\d+ figures? of people different from you)?(, )?"
        r"(\d+ comparisons? with another treatment)?$"
    )
    told = [each.text for each in risks.all("summary")]
    found = [each for each in told if re.search("s? of people different|comparisons? with", each)]
    assert found
    assert all(counted.search(each) or re.match(r"\d+ more outcome", each) for each in found), found
    assert "unlike you, or" not in risks.text
