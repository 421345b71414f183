"""What one person reads on one topic: chosen once, here, for every page, print and command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.topics import OutcomeTopic, Side
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.outcome_panels import Panel
from decision_aid.domain.similarity.few_people import is_small
from decision_aid.domain.similarity.outcomes import Closeness, Outcome, is_known, is_near
from decision_aid.domain.similarity.spread import StudyLine, TopicSpread

_MOST_RATIOS = 2


@dataclass(frozen=True, slots=True)
class PanelResult:
    """A panel with all that stands in it.

    ``companions``: other treatments in the leading study, in the same people, same outcome and
    time. ``own_type``: of the person's own type of MS, beside a lead of a mixed group. ``out_of``:
    100 or 1,000 people, one denominator for all of them.
    """

    panel: Panel
    companions: tuple[Match, ...]
    own_type: Match | None
    out_of: int

    @property
    def lead(self) -> Match | None:
        return self.panel.lead

    @property
    def at(self) -> FollowUpTime | None:
        return self.panel.at


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """What stands for a topic where there is room for one figure; no lead: none fits the person.

    ``compared``: other treatments in the same study. ``others``: the rest of the lead's panel.
    ``own_type``: of the person's own type of MS, beside a lead of a mixed group.
    ``out_of``: one denominator for all of them. ``nobody``: nobody like the person was studied.
    """

    lead: Match | None
    compared: tuple[Match, ...] = ()
    others: tuple[Match, ...] = ()
    own_type: Match | None = None
    out_of: int = 100
    nobody: bool = False

    @property
    def nearest(self) -> str:
        """The source of the lead, where its people may be called near; else empty."""
        return self.lead.sourced.source.id if self.lead and is_near(self.lead.closeness) else ""

    @property
    def near_ratios(self) -> tuple[Match, ...]:
        """The first ratios of the panel, of people who are or may be like the person."""
        return tuple(m for m in self.others if _is_near(m) and m.sourced.figure.unit.is_ratio)[
            :_MOST_RATIOS
        ]


@dataclass(frozen=True, slots=True)
class OtherTreatments:
    """Figures on drugs and no treatment: how many have no room, and one denominator for all."""

    matches: tuple[Match, ...] = ()
    more: int = 0
    out_of: int = 100


@dataclass(frozen=True, slots=True)
class SmallReports:
    """Figures that are not fit for the front, and how many more there are."""

    figures: tuple[SourcedFigure, ...] = ()
    more: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicInShort:
    """A topic where there is room for one spread: that of the figure drawn first, else the first.

    ``usual``: the first outcome at the usual time; None where no study counts people.
    ``nobody``: nobody like the person was studied for this.
    """

    topic: OutcomeTopic
    drawn: TopicSpread | None
    usual: TopicSpread | None
    nobody: bool


def usual_spread(topic: OutcomeTopic, spreads: tuple[TopicSpread, ...]) -> TopicSpread | None:
    """The first outcome at the usual time, else at the time of most studies."""
    first = [each for each in spreads if each.endpoint == spreads[0].endpoint]
    for years in topic.usual_years:
        for each in first:
            if each.window.value == f"{years}y":
                return each
    return max(first, key=lambda each: len(each.lines), default=None)


def leading(spreads: Sequence[TopicSpread]) -> list[TopicSpread]:
    """Those with a study that leads, all of one outcome.

    Not known to be unlike is not near: where the first outcome was counted in people unlike the
    person alone, neither a study of which nothing is known nor a harm that only its study defines
    stands in its place; nor, where the person's type of MS is open, a few people of some type.
    """
    may = [each for each in spreads if each.lead is not None and _may_lead(each, spreads)]
    return [each for each in may if each.endpoint == may[0].endpoint]


def _may_lead(one: TopicSpread, spreads: Sequence[TopicSpread]) -> bool:
    if one.lead is None:
        return True
    if one.endpoint == spreads[0].endpoint:
        return not (_is_of_a_few_of_some_type(one.lead) and _has_unlike(spreads))
    return bool(one.outcome.one) and is_known(one.lead.likeness.outcomes)


def _is_of_a_few_of_some_type(lead: StudyLine) -> bool:
    return lead.likeness.outcomes[0] is Outcome.OPEN and is_small(lead.sourced)


def _has_unlike(spreads: Sequence[TopicSpread]) -> bool:
    """Whether a larger study counted the first outcome in people unlike the person."""
    first = (each for each in spreads if each.endpoint == spreads[0].endpoint)
    others = (line for each in first for line in (each.unlike or each.lines))
    return any(
        line.closeness is Closeness.DIFFERENT and not is_small(line.sourced) for line in others
    )


def in_others_alone(spreads: Sequence[TopicSpread]) -> bool:
    """Whether the first outcome was counted in people unlike the person, and in no others."""
    first = [each for each in spreads if each.endpoint == spreads[0].endpoint]
    others = [e.nobody_like_you or (e.lead and _is_of_a_few_of_some_type(e.lead)) for e in first]
    return any(each.nobody_like_you for each in first) and all(others)


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicResult:
    """Everything that answers one question of a person. It holds no answer.

    ``fronts``: panels at the usual times, or the first that has a lead. ``folded``: other panels
    that have one; ``unled``: outcomes of people unlike the person, or ratios only. ``nobody``:
    nobody like the person was studied for this. ``small_reports`` stand where there is no front.
    ``spreads``: shares of people over all studies, by outcome and time, each with its nearest one.
    """

    topic: OutcomeTopic
    fronts: tuple[PanelResult, ...]
    folded: tuple[PanelResult, ...]
    unled: tuple[PanelResult, ...]
    nobody: bool
    small_reports: SmallReports
    other_treatments: OtherTreatments
    spreads: tuple[TopicSpread, ...] = ()

    @property
    def is_risk(self) -> bool:
        return self.topic.side is Side.RISKS

    def drawn(self, years: int | None = None) -> PanelResult | None:
        """The front at the time asked for where there is one, else at the usual time."""
        usual = self.topic.usual_years
        for wanted in usual if years is None else (years, *usual):
            for front in self.fronts:
                if front.at is not None and front.at.in_years == wanted:
                    return front
        return self.fronts[0] if self.fronts else None

    @property
    def spread(self) -> TopicSpread | None:
        return usual_spread(self.topic, self.spreads)

    @property
    def key(self) -> KeyFigure:
        """The figure that is drawn first, and what stands beside it there."""
        front = self.drawn()
        if front is None:
            return KeyFigure(None, nobody=self.nobody)
        return KeyFigure(
            front.lead, front.companions, front.panel.others, front.own_type, front.out_of
        )

    def sources(self, years: int | None = None) -> tuple[Source, ...]:
        """Of every front, and of the figure of the own type beside the one drawn."""
        drawn = self.drawn(years)
        own = _present(drawn.own_type) if drawn else ()
        leads = [front.lead for front in self.fronts if front.lead]
        return tuple(match.sourced.source for match in (*leads, *own))


def _is_near(match: Match) -> bool:
    return match.closeness is not Closeness.DIFFERENT


def _present(match: Match | None) -> tuple[Match, ...]:
    return (match,) if match is not None else ()
