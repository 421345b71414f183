"""Which figures answer a topic for one person: panels in front, the rest, drugs, small reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from decision_aid.domain.evidence.absolute_risk import denominator_for, panel_denominator
from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.topics import OutcomeTopic, Side
from decision_aid.domain.results.figure_order import RankedFigures
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.outcome_panels import (
    MOST_OTHERS,
    Panel,
    is_of_own_type,
    leads_on,
    subtype_figure,
)
from decision_aid.domain.results.topic_result import (
    OtherTreatments,
    PanelResult,
    SmallReports,
    TopicInShort,
    TopicResult,
    in_others_alone,
    leading,
    usual_spread,
)
from decision_aid.domain.similarity.outcomes import Closeness, is_known
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.domain.similarity.windows import USUAL_YEARS, Window, window_of

MOST_IN_A_LIST = 30


def panel_result(
    panel: Panel, same_outcome: Iterable[Panel], match_of: MatchedFigures, subtype: str | None
) -> PanelResult:
    """``same_outcome``: all panels of its outcome, this one too."""
    companions: tuple[Match, ...] = ()
    if panel.lead is not None:
        beside = match_of.shown.beside(panel.lead.sourced)
        companions = tuple(match_of[sourced] for sourced in beside)
    own = subtype_figure(panel, same_outcome, subtype)
    shown = (panel.lead, *panel.others, *companions, own)
    out_of = panel_denominator(panel.endpoint, tuple(m.sourced for m in shown if m))
    return PanelResult(panel, companions, own, out_of)


def panel_results(
    panels: Iterable[Panel], match_of: MatchedFigures, subtype: str | None
) -> Mapping[str, tuple[PanelResult, ...]]:
    """By outcome, each with what stands beside its lead."""
    grouped: defaultdict[str, list[Panel]] = defaultdict(list)
    for panel in panels:
        grouped[panel.endpoint].append(panel)
    return {
        endpoint: tuple(panel_result(each, own, match_of, subtype) for each in own)
        for endpoint, own in grouped.items()
    }


def topic_in_short(topic: OutcomeTopic, match_of: MatchedFigures) -> TopicInShort:
    """The same choice as ``topic_result``; leads are looked at only where no study is near."""
    first = match_of.person.drawn_first(topic)
    if first is not None:
        return TopicInShort(topic=topic, drawn=first, usual=first, nobody=False)
    spreads = _first_spreads(topic, match_of)
    chosen = _chosen(topic, spreads)
    usual = usual_spread(topic, spreads)
    if not chosen:
        nobody = _is_of_nobody(topic, spreads, match_of)
        return TopicInShort(topic=topic, drawn=usual, usual=usual, nobody=nobody)
    years = {each.window: USUAL_YEARS.get(each.window) or _years_of_lead(each) for each in chosen}
    wanted = (each for usual in topic.usual_years for each in chosen if years[each.window] == usual)
    return TopicInShort(topic=topic, drawn=next(wanted, chosen[0]), usual=usual, nobody=False)


def _is_of_nobody(
    topic: OutcomeTopic, spreads: tuple[TopicSpread, ...], match_of: MatchedFigures
) -> bool:
    """Whether nobody like the person was studied, where no spread leads: as ``topic_result``."""
    leads = [lead for endpoint in topic.endpoints for lead in leads_on(endpoint, match_of)]
    if any(_may_front(each, spreads) for each in leads):
        return False
    if not leads and topic.side is not Side.OUTCOMES:
        return False
    return not _near_details(topic, spreads, match_of).matches


def _years_of_lead(spread: TopicSpread) -> Decimal | None:
    at = spread.lines[0].sourced.figure.at
    return None if at is None else at.in_years


def topic_result(
    topic: OutcomeTopic,
    panels: Iterable[PanelResult],
    match_of: MatchedFigures,
) -> TopicResult:
    """``panels``: those of its outcomes, in their order, each by time."""
    every = tuple(panels)
    spreads = _spreads(topic, match_of)
    fronts = _fronts(topic, every, spreads, match_of)
    told = {(front.panel.endpoint, _window(front.panel)) for front in fronts}
    near = Selection() if fronts else _near_details(topic, spreads, match_of)
    return TopicResult(
        topic=topic,
        fronts=fronts,
        folded=tuple(
            p for p in every if p.lead and (p.panel.endpoint, _window(p.panel)) not in told
        ),
        unled=tuple(p for p in every if p.lead is None),
        nobody=not fronts and not near.matches and (bool(every) or topic.side is Side.OUTCOMES),
        small_reports=SmallReports() if fronts else _small_reports(topic, every, near, match_of),
        other_treatments=_other_treatments(topic, match_of),
        spreads=spreads,
    )


def _window(panel: Panel) -> Window:
    return window_of(panel.at)


def _spreads(topic: OutcomeTopic, match_of: MatchedFigures) -> tuple[TopicSpread, ...]:
    """In the order of its outcomes, then by time; only people counted out of people."""
    person = match_of.person
    return tuple(each for endpoint in topic.endpoints for each in person.shares_on(endpoint))


def _first_spreads(topic: OutcomeTopic, match_of: MatchedFigures) -> tuple[TopicSpread, ...]:
    """The same, as far as the first outcome that has a study which is near."""
    found: list[TopicSpread] = []
    for endpoint in topic.endpoints:
        found += match_of.person.shares_on(endpoint)
        if leading(found):
            break
    return tuple(found)


def _fronts(
    topic: OutcomeTopic,
    panels: Iterable[PanelResult],
    spreads: tuple[TopicSpread, ...],
    match_of: MatchedFigures,
) -> tuple[PanelResult, ...]:
    chosen = _chosen(topic, spreads)
    if not chosen:
        return tuple(p for p in panels if _may_front(p.lead, spreads))[:1]
    subtype = match_of.person.facts.subtype
    first = [_as_panel(each, subtype) for each in leading(spreads)]
    return tuple(panel_result(_as_panel(each), first, match_of, subtype) for each in chosen)


def _may_front(lead: Match | None, spreads: tuple[TopicSpread, ...]) -> bool:
    """Whether the panel that it leads may stand in front where no spread does."""
    return lead is not None and (not in_others_alone(spreads) or _stands_for_first(lead))


def _stands_for_first(match: Match) -> bool:
    """Where that was counted in people unlike the person alone: as ``leading`` has it."""
    return is_known(match.outcomes) and bool(match.sourced.endpoint.one)


def _chosen(topic: OutcomeTopic, spreads: tuple[TopicSpread, ...]) -> list[TopicSpread]:
    """With the nearest study of its first outcome at each usual time; of risks that of most.

    Beside a mixed group a study of the person's own type stays in sight, if there is one.
    """
    first = leading(spreads)
    usual = [each for each in first if each.window in USUAL_YEARS] if topic.usual_years else []
    return usual or ([max(first, key=lambda each: len(each.lines))] if first else [])


def _as_panel(spread: TopicSpread, of_type: str | None = None) -> Panel:
    """The nearest study leads, the other studies of the spread follow in their order.

    ``of_type``: a figure of this type of MS alone goes before the others.
    """
    matches = [Match(line.sourced, line.likeness.outcomes, line.is_rarer) for line in spread.lines]
    if of_type is not None:
        matches.sort(key=lambda each: not is_of_own_type(each, of_type))
    lead, *others = matches
    years = USUAL_YEARS.get(spread.window)
    at = lead.sourced.figure.at if years is None else FollowUpTime(years=years)
    return Panel(
        spread.endpoint, at, lead, tuple(others[:MOST_OTHERS]), max(len(others) - MOST_OTHERS, 0)
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """Some figures in the order of the sources, and how many more there are of the kind."""

    matches: tuple[Match, ...] = ()
    more: int = 0


def over_time(found: TopicResult, match_of: MatchedFigures, most: int) -> Selection:
    """Of a hope the shares of its first outcome that were counted at a time, nearest first."""
    counted = match_of.shown.counted_in_time.get(found.topic.first.id)
    has_both = found.topic.first.has_both_frames
    if not found.fronts or found.is_risk or not has_both or counted is None:
        return Selection()
    nearest = tuple(islice(match_of.in_order(counted), most))
    return Selection(nearest, len(counted.figures) - len(nearest))


def _some(several: Iterable[RankedFigures], match_of: MatchedFigures) -> Selection:
    every = tuple(several)
    chosen = match_of.fair_share(every, MOST_IN_A_LIST)
    return Selection(chosen, sum(len(each.figures) for each in every) - len(chosen))


def _near_details(
    topic: OutcomeTopic, spreads: Sequence[TopicSpread], match_of: MatchedFigures
) -> Selection:
    """Figures not for the front, on a transplant, in people who are not unlike the person."""
    found = match_of.shown.details
    near = (match_of.without_unlike(found[each]) for each in topic.endpoints if each in found)
    some = _some(near, match_of)
    if not in_others_alone(spreads):
        return some
    known = tuple(each for each in some.matches if _stands_for_first(each))
    return Selection(known, some.more if known else 0)


def _small_reports(
    topic: OutcomeTopic, panels: tuple[PanelResult, ...], near: Selection, match_of: MatchedFigures
) -> SmallReports:
    """Of people who are not unlike the person; without any, and without a panel, of anybody."""
    if near.matches:
        return SmallReports(tuple(match.sourced for match in near.matches), near.more)
    if panels:
        return SmallReports()
    every = match_of.shown.after_transplant(topic.endpoints)
    return SmallReports(every[:MOST_IN_A_LIST], max(len(every) - MOST_IN_A_LIST, 0))


def _other_treatments(topic: OutcomeTopic, match_of: MatchedFigures) -> OtherTreatments:
    """Of every drug some, by outcome and drug, never by result: separate trials are not ranked."""
    found = match_of.shown.other_treatments
    some = _some((found[key] for key in found if key[0] in topic.endpoints), match_of)
    figures = [match.sourced.figure for match in some.matches]
    out_of = max((denominator_for(each.endpoint, [each]) for each in figures), default=100)
    return OtherTreatments(tuple(sorted(some.matches, key=_by_drug)), some.more, out_of)


def _by_drug(match: Match) -> tuple[bool, str, str]:
    sourced = match.sourced
    is_unlike = match.closeness is Closeness.DIFFERENT
    return is_unlike, sourced.figure.endpoint, sourced.arm.name
