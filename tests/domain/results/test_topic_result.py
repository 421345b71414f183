"""What one person reads on a topic is chosen once, in the domain, by a rule that holds for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from decision_aid.domain.evidence.absolute_risk import denominator_for
from decision_aid.domain.evidence.compared_people import people_of
from decision_aid.domain.evidence.sources import Source, SourcedFigure, Vocabulary
from decision_aid.domain.evidence.topics import Side, ToldOn
from decision_aid.domain.evidence.vocabulary import Prominence, SourceTier
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.results import patient_result as results
from decision_aid.domain.results.outcome_panels import Panel, subtype_figure
from decision_aid.domain.results.patient_result import PatientResult, patient_result
from decision_aid.domain.results.topic_choice import MOST_IN_A_LIST
from decision_aid.domain.results.topic_result import PanelResult, leading
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.domain.similarity.windows import Window, window_of
from decision_aid.evidence_base.base import EvidenceBase
from tests.domain.build import figure, person, source
from tests.domain.similarity.people import found
from tests.told_topics import TOPICS

PEOPLE = {
    "rrms": {"subtype": "rrms", "age": Range.exactly(36), "edss": Range.exactly("3.0")},
    "spms": {"subtype": "spms", "age": Range.exactly(50), "edss": Range.exactly("6.5")},
    "ppms": {"subtype": "ppms", "age": Range.exactly(40), "edss": Range.exactly("4.5")},
    "in bed": {"subtype": "ppms", "age": Range.exactly(75), "edss": Range.exactly("9.5")},
    "nothing known": {},
}


@pytest.fixture(scope="module", params=PEOPLE, ids=str)
def result(request: pytest.FixtureRequest, base: EvidenceBase) -> PatientResult:
    return patient_result(Facts(PEOPLE[request.param]), base)


def test_each_panel_is_worked_out_once_however_much_is_asked(
    base: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    made = results.panel_results

    def counted(panels: tuple[Panel, ...], *rest: object) -> Mapping[str, tuple[PanelResult, ...]]:
        asked.append(len(panels))
        return made(panels, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(results, "panel_results", counted)
    result = patient_result(Facts(PEOPLE["rrms"]), base)
    for _ in range(2):
        _ = result.topics, result.panel_results, result.topics_on(ToldOn.SUMMARY)
        _ = [topic.key for topic in result.topics]
    assert asked == [len(result.panels)]


def _in_the_same_study(
    lead: SourcedFigure, base: EvidenceBase, *, same_people: bool
) -> list[SourcedFigure]:
    """Worked out plainly, from the leading source alone."""
    return [
        each
        for each in lead.source.shown_figures
        if each.figure.show is Prominence.HEADLINE
        and each.figure.arm not in base.transplant_arms
        and (each.figure.endpoint, each.figure.at) == (lead.figure.endpoint, lead.figure.at)
        and (not same_people or people_of(each) == people_of(lead))
    ]


def test_companions_are_other_treatments_of_the_same_people(
    result: PatientResult, base: EvidenceBase
) -> None:
    for each in result.panel_results:
        if each.lead is None:
            assert each.companions == ()
            continue
        wanted = _in_the_same_study(each.lead.sourced, base, same_people=True)
        assert [match.sourced for match in each.companions] == wanted


def test_some_study_holds_people_who_must_not_be_set_side_by_side(base: EvidenceBase) -> None:
    """Else the test above could not tell whether the guard is there."""
    after = [
        each
        for source in base.sources.values()
        for each in source.shown_figures
        if each.figure.arm in base.transplant_arms
    ]
    kept_apart = 0
    for each in after:
        guarded = _in_the_same_study(each, base, same_people=True)
        assert list(base.shown.beside(each)) == guarded
        kept_apart += len(_in_the_same_study(each, base, same_people=False)) - len(guarded)
    assert kept_apart > 0


def test_one_denominator_holds_for_all_that_stands_in_a_panel(result: PatientResult) -> None:
    for each in result.panel_results:
        own = () if each.own_type is None else (each.own_type,)
        lead = () if each.lead is None else (each.lead,)
        shown = [m.sourced.figure for m in (*lead, *each.panel.others, *each.companions, *own)]
        assert each.out_of == denominator_for(each.panel.endpoint, shown)


def test_the_figure_of_the_own_type_is_that_of_the_panels_of_the_outcome(
    result: PatientResult,
) -> None:
    for each in result.panel_results:
        same = [p for p in result.panels if p.endpoint == each.panel.endpoint]
        assert each.own_type == subtype_figure(each.panel, same, result.facts.subtype)


def _told_at(panel: Panel) -> tuple[str, Window]:
    return panel.endpoint, window_of(panel.at)


def test_every_panel_of_a_topic_stands_in_one_place(result: PatientResult) -> None:
    """A front tells all panels of its outcome at about its time; the others stand below, once."""
    assert [each.topic for each in result.topics] == list(TOPICS)
    for each in result.topics:
        told = [p.panel for p in (*each.folded, *each.unled)]
        fronts = {_told_at(front.panel) for front in each.fronts}
        every = [p for p in result.panels if p.endpoint in each.topic.endpoints]
        wanted = [p for p in every if p.lead is None or _told_at(p) not in fronts]
        assert sorted(map(id, told)) == sorted(map(id, wanted))
        assert all(p.lead for p in (*each.fronts, *each.folded))
        assert not any(p.lead for p in each.unled)
        assert each.fronts or not any(p.lead for p in every)


def test_a_front_is_the_first_study_of_its_spread(result: PatientResult) -> None:
    """On deaths the first of the core."""
    for each in result.topics:
        near = {spread.lead.sourced for spread in each.spreads if spread.lead}
        if FROM_TREATMENT in each.topic.endpoints:
            every = (line.sourced for spread in each.spreads for line in spread.lines)
            near = {each for each in every if each.source.tier is SourceTier.CORE}
        if near:
            assert {front.lead.sourced for front in each.fronts if front.lead} <= near
        for front in each.fronts:
            assert each.topic.usual_years or len(each.fronts) == 1
            assert front.panel.endpoint == each.fronts[0].panel.endpoint


def test_without_a_front_small_reports_or_nobody_are_told(result: PatientResult) -> None:
    for each in result.topics:
        reports = each.small_reports
        assert not (each.fronts and (each.nobody or reports.figures))
        assert len(reports.figures) <= MOST_IN_A_LIST
        assert bool(reports.more) <= (len(reports.figures) == MOST_IN_A_LIST)
        assert each.key.nobody == each.nobody
        if not each.fronts and each.topic.side is Side.OUTCOMES:
            near = [f for f in reports.figures if _closeness(result, f) is not Closeness.DIFFERENT]
            assert each.nobody == (not near)


def _closeness(result: PatientResult, sourced: SourcedFigure) -> Closeness:
    found = result.match_of.get(sourced)
    return Closeness.DIFFERENT if found is None else found.closeness


def test_of_risks_the_first_panel_is_drawn_whatever_its_time(result: PatientResult) -> None:
    for each in result.topics:
        if each.is_risk and each.fronts:
            led = [p for p in (*each.fronts, *each.folded) if p.lead]
            assert each.fronts == (each.drawn(),)
            assert each.fronts[0] in led


def test_topics_tell_no_answer_and_are_equal_for_people_with_the_same_figures(
    base: EvidenceBase,
) -> None:
    """Pieces of page are kept by them."""
    one, other = (
        patient_result(Facts({"subtype": "rrms", "pregnant": told}), base) for told in (True, False)
    )
    assert one.topics == other.topics
    assert hash(one.topics) == hash(other.topics)
    assert one.compared.sides == other.compared.sides


def test_a_topic_of_other_figures_is_another_one(base: EvidenceBase) -> None:
    topic = patient_result(Facts(PEOPLE["rrms"]), base).topics[0]
    assert replace(topic, nobody=True) != topic


@pytest.mark.parametrize("subtype", ["spms", "ppms"])
def test_severe_side_effects_of_others_stay_in_sight_where_nobody_like_the_person_was_seen(
    base: EvidenceBase, subtype: str
) -> None:
    """No study that tells nothing of its people stands in their place."""
    told = {"subtype": subtype, "age": Range.exactly(58), "edss": Range.exactly("6.5")}
    result = patient_result(Facts(told), base)
    topic = result.topic("severe-side-effects")
    short = next(e for e in result.topics_in_short if e.topic.id == "severe-side-effects")
    assert topic is not None
    assert topic.nobody
    assert short.nobody
    assert topic.spread is not None
    assert short.drawn == topic.spread
    assert topic.spread.endpoint == "serious-adverse-event"
    assert topic.spread.nobody_like_you


def test_no_study_of_which_nothing_is_known_tells_another_outcome_in_place_of_the_first(
    base: EvidenceBase,
) -> None:
    words = Vocabulary(endpoints=base.endpoints, arms=base.arms)
    unlike = source(figure("f"), name="unlike", subtypes=("ppms",))
    silent = source(figure("g", endpoint="relapsed"), name="silent", subtypes=())
    known = source(figure("h", endpoint="relapsed"), name="known", subtypes=("rrms",))

    def led(*sources: Source) -> list[str]:
        every = found(person(subtype="rrms"), *(each.speaking(words) for each in sources))
        spreads = [*every.shares_on("no-relapse"), *every.shares_on("relapsed")]
        spreads += every.shares_on("other-harm")
        return [each.endpoint for each in leading(spreads)]

    assert led(unlike, silent) == []
    assert led(unlike, replace(known, figure=(figure("h", endpoint="other-harm"),))) == []
    assert led(silent) == ["relapsed"]
    assert led(unlike, known) == ["relapsed"]
    assert led(source(figure("f"), name="like", subtypes=("rrms",)), silent) == ["no-relapse"]
