"""What the pages say of a published text, whatever number of lines it has."""

from __future__ import annotations

import re
from typing import Any

import pytest

from decision_aid.domain.eligibility.verdict import Named, Verdict
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.eligibility.vocabulary import Subject
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.handover.summary.rules import message_for_a_doctor
from decision_aid.web.rules.counted import brief_count, in_short
from decision_aid.web.rules.counted_words import ASKED, FOR_THE_PERSON, PREFERRED
from decision_aid.web.rules.sentences import line_words, overall_words, short_numbers, short_reasons
from decision_aid.web.rules.sets import SetView
from decision_aid.web.words.criteria import ABOUT
from tests.browser.people import FULL_CASE, TEN, WITH_CLINICIAN
from tests.domain.build import criteria_set, criterion, person
from tests.web import people
from tests.web.cookies import client_with
from tests.web.handover.summary.summary_people import PEOPLE, summary_for
from tests.web.page import Page


@pytest.mark.parametrize("name", PEOPLE)
def test_conditions_are_counted_and_never_called_lines_or_texts(name: str) -> None:
    for each in summary_for(name).rules:
        counted = r"\d|one condition|both conditions|other types of MS"
        assert re.search(counted, each.message, re.IGNORECASE), each.message
        assert not re.search(r"\b(line|text|set|outside|eligible)s?\b", each.message)


def _judged(*rules: tuple[dict[str, object], str], **facts: object) -> Verdict:
    lines = (criterion(rule, strength, asks=_ASKS[next(iter(rule))]) for rule, strength in rules)
    return evaluate_all((criteria_set(*lines),), person(**facts))[0]


AGE: tuple[dict[str, object], str] = ({"age": {"max": 45}}, "required")
HEART: tuple[dict[str, object], str] = ({"lvef": {"lt": 40}}, "excludes")
LUNGS: tuple[dict[str, object], str] = ({"dlco": {"lt": 40}}, "excludes")
EDSS: tuple[dict[str, object], str] = ({"edss": {"max": 6}}, "required")
SOFT: tuple[dict[str, object], str] = ({"edss": {"max": 6}}, "preferred")
YOUNG: tuple[dict[str, object], str] = ({"age": {"max": 45}}, "preferred")
_ASKS = {"age": Subject.AGE, "edss": Subject.EDSS, "lvef": Subject.HEART,
         "dlco": Subject.LUNGS,
         "years_since_onset": Subject.DISEASE_DURATION}  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "facts", "said"),
    [
        ((AGE,), {"age": 40}, "You meet the one condition we can check."),
        ((AGE,), {"age": 50}, "There is one condition we can check. Not met: "),
        ((AGE,), {}, "For the one condition we can check, an answer or a test is still "
         "missing. Asked for: your age."),
        ((AGE, EDSS), {"age": 40, "edss": 4}, "You meet both conditions we can check."),
        ((AGE, EDSS, HEART), {"age": 40, "edss": 4, "lvef": 60}, "You meet both conditions asked "
         "for that we can check. The one reason that rules people out does not apply to you."),
        ((HEART, LUNGS), {"lvef": 60, "dlco": 80}, "None of the 2 reasons that rule people out "
         "applies to you."),
        ((HEART, LUNGS), {"lvef": 30, "dlco": 80}, "Named as ruling people out: your heart."),
        ((AGE, EDSS), {"age": 40}, "You meet 1 of the 2 conditions we can check. Open: "),
        ((AGE, EDSS), {"age": 50, "edss": 4}, "You meet 1 of the 2 conditions we can check. "
         "Not met: "),
        ((AGE, EDSS), {"age": 50}, "There are 2 conditions we can check. Not met: "),
        ((AGE, EDSS), {}, "For the 2 conditions we can check, answers or tests are still "
         "missing. Asked for: your age, how much MS limits you (EDSS)."),
        ((AGE, SOFT), {}, "For the 2 conditions we can check, answers or tests are still "
         "missing. Asked for: your age. Preferred: how much MS limits you (EDSS)."),
        ((AGE, SOFT), {"age": 40, "edss": 4}, "You meet the one condition asked for that we can "
         "check. You meet the one that is only preferred."),
        ((AGE, SOFT), {"edss": 4}, "There is one condition asked for that we can check. You meet "
         "the one that is only preferred. Open: your age."),
        ((AGE, SOFT, YOUNG), {"age": 40, "edss": 4}, "You meet all 3 conditions we can check: 1 "
         "asked for, 2 preferred."),
        ((SOFT,), {"edss": 4}, "You meet the one condition we can check. It is preferred, not "
         "asked for."),
        ((AGE, EDSS), {"age": 50, "edss": 7}, "You meet none of the 2 conditions we can check. "
         "Not met: "),
    ],
)  # fmt: skip
def test_a_count_says_what_is_met_and_what_is_open(
    rules: tuple[tuple[dict[str, object], str], ...], facts: dict[str, object], said: str
) -> None:
    assert overall_words(_judged(*rules, **facts)).startswith(said)


def test_what_is_open_is_named_as_one_says_it_to_the_person() -> None:
    open_yet = _judged(AGE, ({"years_since_onset": {"max": 10}}, "required"), age=40)
    assert "Open: the year of your first symptoms." in overall_words(open_yet)
    assert "depends" not in overall_words(open_yet)
    missed = _judged(AGE, EDSS, age=50, edss=4)
    assert "Not met: your age." in overall_words(missed)


def test_what_is_only_preferred_or_calls_for_caution_is_told_apart_from_what_is_asked_for() -> None:
    told = _judged(
        EDSS,
        ({"age": {"max": 45}}, "preferred"),
        ({"lvef": {"lt": 40}}, "caution"),
        edss=7, age=50, lvef=30,
    )  # fmt: skip
    assert "Not met: how much MS limits you (EDSS)." in overall_words(told)
    assert "Preferred, but not met: your age." in overall_words(told)
    assert "Calls for caution: " in overall_words(told)
    assert "preferred, not met: age · caution: " in short_reasons(told)


def test_each_condition_is_named_once_by_what_it_is_about_and_counted_by_its_weight(
    base: EvidenceBase,
) -> None:
    """For everybody and every set: no name comes from an exception inside another condition."""
    for somebody in (*TEN, FULL_CASE, WITH_CLINICIAN):
        for verdict in evaluate_all(base.criteria_sets, somebody.journey().facts):
            tally, said = verdict.tally, overall_words(verdict)
            where = (somebody.name, verdict.criteria_set.id, said)
            found = (*tally.met, *tally.open, *tally.not_met)
            own = [each.criterion.asks for each in found]
            assert len(set(own)) == len(own), where
            for each in found:
                usual = (Named((each.criterion.asks,)), Named((Subject.SUBTYPE,)))
                assert each.about in usual or each not in tally.met, where
                assert set(each.about.facts) <= each.reason.facts, where
            if verdict.criteria_set.terms_of_a_seller or not found:
                continue
            for each in found:
                names = in_short([each], FOR_THE_PERSON).split(", ")
                is_told = all(name in said for name in names)
                assert is_told >= (each in (*tally.open, *tally.not_met)), where
            named = {s for e in (*tally.open, *tally.not_met) for s in e.about.subjects}
            others = [str(ABOUT[each]) for each in Subject if each not in named]
            spoken = said.partition(" Also to look at:")[0]
            lists = " ".join(re.findall(r": ([^.]*)\.", spoken)).split(", ")
            assert not set(others) & set(lists), where
            asked, preferred = tally.of(*ASKED), tally.of(*PREFERRED)
            if asked.checked and preferred.checked:
                assert 0 <= said.lower().find("asked for") < said.lower().find("preferred"), where


def test_what_we_checked_by_our_own_reading_is_told_beside_every_count(base: EvidenceBase) -> None:
    """On the first page, in lists, for a doctor and in a consultation; never of what is open."""
    seen = 0
    for somebody in (*TEN, FULL_CASE):
        for verdict in evaluate_all(base.criteria_sets, somebody.journey().facts):
            tally = verdict.tally
            ours = sum(each.criterion.operational for each in (*tally.met, *tally.not_met))
            if verdict.criteria_set.terms_of_a_seller or not tally.checked:
                ours = 0
            for said in (
                line_words(verdict),
                SetView(verdict).message_in_list,
                message_for_a_doctor(verdict, is_named=False),
                short_numbers(verdict),
            ):
                ours_in_words = r"(?:For (\d+) of them, w|W)hat counts as met is our reading"
                chosen = rf"(\d+) by our definition|{ours_in_words}"
                told = ["".join(each) or "1" for each in re.findall(chosen, said)]
                assert told == [str(ours)] * bool(ours), (verdict.criteria_set.id, said)
            seen += bool(ours)
    assert seen > 50


def test_the_first_page_and_the_sheet_of_the_doctor_say_how_we_read_a_count() -> None:
    for address in ("/results/", "/summary/"):
        page = client_with(people.RRMS_KEPT).get(address)
        assert "hat counts as met is our reading" in Page(page.content.decode()).main.text, address


@pytest.mark.parametrize("address", ["/results/", "/results/rules/", "/summary/"])
def test_a_country_without_rules_is_named_and_the_european_ones_stand_in(address: str) -> None:
    def told(country: str) -> str:
        page = client_with({**people.RRMS_KEPT, "country": country}).get(address)
        return Page(page.content.decode()).main.text

    assert "We found no published rules of Italy. These are the European ones." in told("IT")
    assert "What we found of Denmark is old, or names no condition we can check." in told("DK")
    of_the_patient = "Where the patient has care is not known."
    to_the_person = "We do not know where you have your care."
    assert (of_the_patient if address == "/summary/" else to_the_person) in told("unsure")
    assert "We found no published rules" not in told("GB-ENG")


def test_where_nothing_is_known_a_consultation_counts_what_the_sheet_counts(
    base: EvidenceBase,
) -> None:
    seen = 0
    for somebody in (*TEN, FULL_CASE):
        for verdict in evaluate_all(base.criteria_sets, somebody.journey().facts):
            tally = verdict.tally
            by_words = any(each.reason.words_are_open for each in tally.open)
            if not tally.checked or len(tally.open) < tally.checked or by_words:
                continue
            if verdict.criteria_set.terms_of_a_seller:
                continue
            every, asked = tally.checked, tally.of(*ASKED, *PREFERRED).checked
            told = [f"0/{asked} met ({asked} open)"] * bool(asked)
            if bars := every - asked:
                told.append(f"0/{bars} bars apply ({bars} open)")
            assert short_numbers(verdict).startswith(" · ".join(told))
            counted = "The one condition" if every == 1 else f"The {every} conditions"
            assert counted in message_for_a_doctor(verdict, is_named=False)
            seen += verdict.criteria_set.id.startswith("ebmt") and every > 1
    assert seen


def test_what_is_open_in_short_is_not_said_to_be_met_by_none(base: EvidenceBase) -> None:
    """ "You meet none of the 2 asked for (2 are open)" could be read as missed. Nor is one counted
    as "none of the 1".
    """
    told = ({"age": 30}, {"subtype": "rrms"}, {"edss": 3}, {"subtype": "spms", "age": 40})
    said = [
        line
        for each in told
        for verdict in evaluate_all(base.criteria_sets, person(**each))
        if verdict.tally.checked
        for line in brief_count(verdict.tally)
    ]
    assert any("asked for are open" in each or "asked for is open" in each for each in said)
    for each in said:
        for every, is_open in re.findall(
            r"none of the (\d+) [a-z ]+ \((\d+) (?:is|are) open\)", each
        ):
            assert every != is_open, each
        assert not re.search(r"of (?:the )?1 (?:asked|preferred)", each), each


@pytest.mark.parametrize(
    ("criteria_set", "told", "named"),
    [
        (
            "nmss-2021",
            {"subtype": "spms", "relapses_12m": 0, "gd_lesions_12m": 0, "new_t2_12m": 0},
            "relapses in the last 24 months",
        ),
        ("dmsg-germany-2025", {"subtype": "rrms", "edss": 5}, "the year of your diagnosis"),
        ("hca-london-bridge", {"subtype": "ppms"}, "oligoclonal bands in your spinal fluid"),
    ],
)
def test_what_is_open_is_named_and_not_what_is_known(
    base: EvidenceBase, criteria_set: str, told: dict[str, Any], named: str
) -> None:
    verdict = evaluate_all((base.criteria[criteria_set],), person(**told))[0]
    lines = [each for each in verdict.tally.open if named in in_short([each], FOR_THE_PERSON)]
    assert len(lines) == 1
    line = lines[0]
    assert line.about == Named(facts=tuple(line.reason.facts))
    known = {Subject.SUBTYPE, Subject.EDSS}
    assert line.criterion.asks in known, "the set named what the person had told"
