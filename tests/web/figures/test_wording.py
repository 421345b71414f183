"""What the wording module makes of every headline figure: a golden file to be read as prose.

After an intended change: `uv run manage.py reseal`, then read the difference.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from decision_aid.domain.evidence.absolute_risk import (
    events_of,
    interval_of,
    natural_frequency,
    share_of,
)
from decision_aid.domain.evidence.printed import FollowUpTime, Interval
from decision_aid.domain.evidence.sources import Endpoint, Figure
from decision_aid.domain.evidence.vocabulary import (
    Aspect,
    Better,
    Group,
    Prominence,
    ReadIn,
    Unit,
    Use,
)
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures import both_frames, sentences
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.words import time as time_words
from tests.reading_age import generated_sentences, measure, passages
from tests.web.figures.write_golden import golden_wording, headline_figures, told_of

GOLDEN = Path(__file__).parents[1] / "golden" / "wording.txt"
HARM = Endpoint(
    id="harm",
    name="Harm",
    term="harm",
    aspect=Aspect.HARM,
    better=Better.LOWER,
    one="were harmed",
    not_one="were not harmed",
    rest="were not",
)


def _figure(value: str, unit: Unit = Unit.PERCENT, **more: object) -> Figure:
    given: dict[str, object] = {
        "id": "f", "endpoint": "harm", "definition": "Harm.", "arm": "ahsct", "group": Group.ALL,
        "value": Decimal(value), "unit": unit, "locator": "here", "seen_in": ReadIn.PRIMARY,
        "show": Prominence.HEADLINE, **more,
    }  # fmt: skip
    return Figure(**given)  # type: ignore[arg-type]


def _told(figure: Figure, out_of: int = 100) -> tuple[str, str, str]:
    share, interval = share_of(figure), interval_of(figure)
    assert share is not None
    told = natural_frequency(share, out_of, interval)
    return (
        both_frames.headline(HARM, figure, told),
        sentences.range_of(told, interval),
        sentences.extreme_warning(told),
    )


def test_every_headline_figure_is_told_as_in_the_golden_file() -> None:
    assert golden_wording() == GOLDEN.read_text(encoding="utf-8")


def test_no_sentence_of_any_headline_figure_speaks_of_the_reader() -> None:
    told = [line for each in headline_figures() for line in told_of(each)]
    assert len(told) > 500
    assert [line for line in told if re.search(r"\b(?:you|yours?|yourself)\b", line, re.I)] == []


def test_both_frames_stand_in_one_message() -> None:
    message, _, _ = _told(_figure("14"))
    assert message == "14 of 100 people were harmed; 86 were not."


def test_nobody_is_told_of_the_people_studied_and_never_as_no_risk() -> None:
    message, _, warning = _told(_figure("0", Unit.PEOPLE, events=0, people=174), 1000)
    assert message == "None of the 174 people were harmed."
    assert "does not mean that there is no risk" in warning
    assert "up to 22 of 1,000" in warning


def test_everybody_is_not_told_as_always() -> None:
    message, _, warning = _told(_figure("100", people=31))
    assert message == "All 31 people were harmed. That is too few to know."
    assert warning


def test_no_figure_of_few_people_is_told_out_of_1000(base: EvidenceBase) -> None:
    """Where they were counted out it is their number, whatever table the figure stands in; of 100
    to 1,000 people the count comes first, and a share alone says "about".
    """
    wrong, seen = [], 0
    for sourced in base.figures.values():
        share, people = share_of(sourced.figure), sourced.figure.people or 1000
        if share is None or people >= 1000:
            continue
        told = figure_statement(sourced, 1000)
        ranges = (told.range, told.range_cell, told.range_in_row, told.short.range, told.warning)
        wrong += [(told.url, each) for each in ranges if people < 100 and "1,000" in each]
        for said in (told.result, told.short.result, told.message, told.counted_as):
            parts = re.findall(r"(?<!about )\(?\b\d[\d,]* of ([\d,]+)", said)
            parts += re.findall(r"about \d+ of ([\d,]+)", said) if people < 100 else []
            of = [int(each.replace(",", "")) for each in parts]
            is_counted = bool(events_of(sourced.figure))
            seen += is_counted
            is_told = people < 100 or not is_counted
            if (is_told and 1000 in of and sourced.figure.value) or (
                is_counted and of and of[0] != people
            ):
                wrong.append((sourced.ref, said))
    assert seen > 100
    assert wrong == []


def test_beside_nobody_and_everybody_the_others_are_not_counted_too(base: EvidenceBase) -> None:
    """ "None of 31 died; 31 did not die" says it twice."""
    extreme = [each for each in base.figures.values() if share_of(each.figure) in (0, 1)]
    assert len(extreme) > 20
    assert {figure_statement(each).others_counted_as for each in extreme} == {""}


def test_few_people_are_told_by_their_number_in_every_table() -> None:
    """1 of 31 was once told as 32 of 1,000, of a study that had 31."""
    message, _, _ = _told(_figure("1", Unit.PEOPLE, events=1, people=31), 1000)
    assert message == "1 of 31 people was harmed; 30 were not."
    message, _, _ = _told(_figure("30", Unit.PEOPLE, events=30, people=31), 1000)
    assert message == "30 of 31 people were harmed; 1 was not."
    message, _, _ = _told(_figure("3", Unit.PEOPLE, events=3, people=210), 1000)
    assert message == "3 of 210 people were harmed (14 of 1,000); 207 were not."
    message, _, _ = _told(_figure("91", people=26), 1000)
    assert message == "About 91 of every 100 people were harmed; 9 were not."


@pytest.mark.parametrize(
    ("share", "people", "told"),
    [
        ("1.4", 364, "About 14 of every 1,000 people were harmed; 986 were not."),
        ("0.3", 732, "About 3 of every 1,000 people were harmed; 997 were not."),
        ("0.03", 732, "Fewer than 1 of every 1,000 people were harmed; more than 999 were not."),
        ("99.97", 732, "More than 999 of every 1,000 people were harmed; fewer than 1 were not."),
        ("0.6", None, "About 6 of every 1,000 people were harmed; 994 were not."),
        ("91", 26, "About 91 of every 100 people were harmed; 9 were not."),
        ("0.17", 1700, "2 of 1,000 people were harmed; 998 were not."),
    ],
)
def test_a_printed_share_says_about_where_there_were_no_1000_people(
    share: str, people: int | None, told: str
) -> None:
    """14 of 1,000 was once told of 364 people, and then 1 of 100: 0.6% is not 1."""
    assert _told(_figure(share, people=people), 1000)[0] == told


def test_a_rare_event_is_never_rounded_to_nobody() -> None:
    message, _, warning = _told(_figure("0.02", Unit.PER_1000_PEOPLE), 1000)
    assert message.startswith("Fewer than 1 of 1,000 people were harmed; more than 999 were")
    assert warning == ""
    rare = natural_frequency(Decimal("0.00002"), 1000, None)
    assert both_frames.people_of(rare.affected, rare) == "fewer than 1 of 1,000"


def test_a_range_of_the_study_and_one_of_ours_are_told_apart() -> None:
    theirs = _figure("46", ci=Interval(low=Decimal(42), high=Decimal(54), level=95))
    assert (
        _told(theirs)[1] == "The study gives a range of 42 to 54 of 100 (95% confidence interval)."
    )
    ours = _figure("1.4", events=5, people=364)
    assert "our calculation" in _told(ours, 1000)[1]
    assert "6 to 32 of 1,000" in _told(ours, 1000)[1]


def test_a_missing_range_is_said_to_be_missing() -> None:
    assert "gives no range" in _told(_figure("62.4", people=271))[1]


@pytest.mark.parametrize(("group", "word"), [(Group.WOMEN, "women"), (Group.MEN, "men")])
def test_women_and_men_are_named(group: Group, word: str) -> None:
    assert f"43 of 100 {word} " in _told(_figure("43", group=group))[0]


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (FollowUpTime(days=100), "100 days after a transplant"),
        (FollowUpTime(years=Decimal(1)), "1 year after a transplant"),
        (FollowUpTime(weeks=96), "96 weeks after a transplant"),
        (FollowUpTime(months=Decimal(6)), "6 months after a transplant"),
        (None, "while the study lasted"),
    ],
)
def test_a_time_is_told_in_the_unit_that_was_printed(at: FollowUpTime | None, told: str) -> None:
    assert time_words.time_after(at, Use.TRANSPLANT) == told


@pytest.mark.parametrize(
    ("use", "told"),
    [
        (Use.HIGH_EFFICACY_DRUG, "2 years after starting treatment"),
        (Use.DRUG, "2 years after starting treatment"),
        (Use.NONE, "2 years after the start"),
        (Use.OTHER, "2 years after the start of treatment"),
        (None, "2 years after the start of treatment"),
    ],
)
def test_a_drug_goes_on_so_its_time_is_that_since_the_start(use: Use | None, told: str) -> None:
    assert time_words.time_after(FollowUpTime(years=Decimal(2)), use) == told


@pytest.mark.slow
def test_generated_sentences_are_read_by_a_child_of_twelve() -> None:
    found = measure(" ".join(generated_sentences()))
    assert found.grade <= 7
    assert found.longest < 30


@pytest.mark.slow
def test_the_text_of_all_pages_stays_plain() -> None:
    measured = [(place, measure(text)) for place, text in passages()]
    too_long = [
        place
        for place, found in measured
        if place.startswith(("question ", "page ")) and found.longest >= 35
    ]
    assert too_long == []
    words = [(found.words, found.grade) for _, found in measured]
    assert sum(n * grade for n, grade in words) / sum(n for n, _ in words) <= 9
