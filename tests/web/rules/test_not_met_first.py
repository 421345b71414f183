"""On every page of rules: how many conditions are met, then what is not met, then what is open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from hypothesis import given, settings

from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.eligibility.vocabulary import Subject
from decision_aid.domain.logic.facts import CLOCKS, Facts
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.handover.summary.rules import message_for_a_doctor
from decision_aid.web.rules.counted import in_short
from decision_aid.web.rules.counted_words import ASKED, FOR_THE_PERSON, PREFERRED
from decision_aid.web.rules.sentences import line_words, overall_words, short_numbers, short_reasons
from decision_aid.web.rules.sets import SetView
from decision_aid.web.words.criteria import ABOUT
from tests.conftest import SIZE
from tests.domain.people import facts

_NAMES_MISSED = r"not met: |[Rr]uling people out: |^Calls for caution: |^caution: |^excluded by: "
_NAMES_OPEN = r"[Oo]pen: |left open by the rules|the rules leave open|^Still open|^caution, open: "


_IN_ORDER = ("yes", "no", "unk", "team")


def _sentences(verdict: Verdict) -> Iterable[list[str]]:
    told: tuple[Callable[[Verdict], str], ...] = (
        overall_words,
        line_words,
        lambda each: message_for_a_doctor(each, is_named=False),
    )
    for words in told:
        yield re.split(r"(?<=\.) ", words(verdict))
    yield f"{short_numbers(verdict)} · {short_reasons(verdict)}".split(" · ")


@settings(max_examples=12 * SIZE)
@given(facts())
def test_what_is_not_met_is_named_before_what_is_open(base: EvidenceBase, told: Facts) -> None:
    for verdict in evaluate_all(base.criteria_sets, told):
        for said in _sentences(verdict):
            missed, still_open = (
                [n for n, each in enumerate(said) if re.search(which, each, re.IGNORECASE)]
                for which in (_NAMES_MISSED, _NAMES_OPEN)
            )
            assert not missed or not still_open or missed[-1] < still_open[0], said
        marks = [_IN_ORDER.index(each.mark) for each in SetView(verdict).groups]
        assert marks == sorted(marks)


@settings(max_examples=12 * SIZE)
@given(facts())
def test_how_long_is_open_only_where_neither_year_is_known(base: EvidenceBase, told: Facts) -> None:
    name = str(ABOUT[Subject.DISEASE_DURATION])
    for verdict in evaluate_all(base.criteria_sets, told):
        for each in verdict.tally.open:
            if in_short([each], FOR_THE_PERSON) == name:
                assert each.reason.words_are_open or each.reason.facts >= set(CLOCKS)


@settings(max_examples=12 * SIZE)
@given(facts())
def test_whatever_is_not_met_has_its_name_in_every_line(base: EvidenceBase, told: Facts) -> None:
    """Of a seller nothing is counted."""
    for verdict in evaluate_all(base.criteria_sets, told):
        if verdict.criteria_set.terms_of_a_seller:
            continue
        weights = (*ASKED, *PREFERRED)
        for each in verdict.tally.of(*weights).not_met:
            name = in_short([each], FOR_THE_PERSON)
            assert name in line_words(verdict), (verdict.criteria_set.id, name)
            assert name in overall_words(verdict), (verdict.criteria_set.id, name)


@settings(max_examples=12 * SIZE)
@given(facts(frozenset({"kidney_problem", "heart_problem", "crcl", "lvef", "subtype", "age"})))
def test_an_organ_is_named_once(base: EvidenceBase, told: Facts) -> None:
    for verdict in evaluate_all(base.criteria_sets, told):
        said = overall_words(verdict)
        for organ in ("kidneys", "heart"):
            assert not (f"your {organ}" in said and f"the {organ}" in said), said
