"""What stands on the first page of a person's result, and in which order: chosen here, once.

In: the whole result. Out: one finished object; a page only words it, and trims it to its room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice

from decision_aid.domain.eligibility.by_place import VerdictsByPlace
from decision_aid.domain.eligibility.guards import guards_to_look_at
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.evidence.gaps import Gap, gaps_about
from decision_aid.domain.evidence.sources import Figure, Source, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.topics import Side, in_order_for
from decision_aid.domain.evidence.vocabulary import TellsOf
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.relapses_before import FEW_RELAPSES_EXPECTED, WITHOUT_RELAPSES
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.key_comparisons import KeyComparison, beside_number
from decision_aid.domain.results.compared.other_outcome import BesideLeading, beside_leading
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.situation import Situation
from decision_aid.domain.results.topic_result import TopicInShort
from decision_aid.domain.similarity.deaths import DeathsHeadline
from decision_aid.domain.similarity.factor_lines import FactorLine, lines_read
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT, counted_mostly, counts_like
from decision_aid.domain.similarity.spread import TopicSpread

_MOST_DIFFERENCES = 3


class NotCompared(Enum):
    """What there is where no study that fits set two shares of people side by side."""

    NOT = "not"
    IN_OTHERS = "in-others"
    IN_ANOTHER_WAY = "in-another-way"


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstRow:
    """One question. ``deaths``: told over all studies with counts, in place of a spread.

    ``who_died``: how disabled they had been, where it matters to the person and no text above tells
    it. ``compared``: the nearest study that counted people beside another treatment; where there is
    none, ``not_compared`` says what there is.
    """

    told: TopicInShort
    deaths: DeathsHeadline | None
    who_died: SourcedFigure | None
    compared: Comparison | None
    not_compared: NotCompared | None

    @property
    def is_of_deaths(self) -> bool:
        return self.deaths is not None and self.deaths.found.spread is not None

    @property
    def counts_people(self) -> bool:
        """Whether a share stands as its number: no single study of nobody or everybody."""
        found = self.told.drawn
        if self.is_of_deaths or found is None or found.spread is None:
            return False
        return found.spread.per is not None and not found.is_lone_zero

    @property
    def of_one_study(self) -> Figure | None:
        """Its figure, where it tells of one study."""
        found = self.told.drawn
        is_one = found is not None and self.counts_people and found.is_one_study
        return found.lines[0].sourced.figure if found and is_one else None

    @property
    def drawn_as_number(self) -> TopicSpread | None:
        """The studies behind its number of people."""
        return self.told.drawn if self.counts_people else None

    @property
    def compared_in_another_way(self) -> bool:
        """Of the outcome of its number, but not counted so: two ways in one line mislead."""
        drawn, compared = self.drawn_as_number, self.compared
        if drawn is None or compared is None or compared.figure.endpoint != drawn.endpoint:
            return False
        way = counted_mostly([line.sourced for line in drawn.lines]).way
        return not any(counts_like(each.sourced, way, drawn.kind) for each in compared.matches)

    @property
    def compared_with_type_open(self) -> bool:
        """The person's type is open, and the row tells not of these people; of a hope whoever they
        are, for no comparison can be said to be about the person. Not of too few to know.

        To name each study with its types makes the longest page for those who know least.
        """
        compared = self.compared
        if compared is None or compared.is_too_few_to_know:
            return False
        if compared.closeness is not Closeness.NOT_KNOWN:
            return False
        own = None if self.told.topic.side is Side.OUTCOMES else self.of_one_study
        return all(match.sourced.figure is not own for match in compared.matches)

    @property
    def cited(self) -> Iterable[Source]:
        """The studies that it names; of deaths only what tells who died, if it stands by itself."""
        drawn = self.drawn_as_number
        if drawn is not None and (lead := drawn.lead) is not None and self.deaths is None:
            is_named = drawn.is_one_study or sample_size(lead.sourced)
            yield from [lead.sourced.source] if is_named else []
        if self.who_died is not None:
            yield self.who_died.source
        compared = self.compared
        if compared and not (compared.is_too_few_to_know or self.compared_with_type_open):
            yield compared.source


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstPage:
    """``texts``: the situation, then what is said beside it. ``gap``: the one that stands here.

    ``differences``: the strongest that are decided by what was read in a study's own text; of those
    as many as there is room for.
    ``comparison``: a hope on a transplant and on something else; ``is_beside_failed``: on a drug on
    which the person's MS stayed active, because nothing else compares. ``rules``: one set of the
    own country, one of Europe or everywhere; ``guards``: what holds these back, or was told.
    """

    facts: Facts
    texts: tuple[Situation, ...]
    gap: Gap | None
    hopes: tuple[FirstRow, ...]
    risks: tuple[FirstRow, ...]
    differences: tuple[FactorLine, ...]
    comparison: KeyComparison | None
    beside_comparison: BesideLeading
    ratio: Match | None
    is_beside_failed: bool
    by_place: VerdictsByPlace
    rules: tuple[Verdict, ...]
    guards: tuple[Guard, ...]

    @property
    def rows(self) -> tuple[FirstRow, ...]:
        return *self.hopes, *self.risks

    @property
    def is_low(self) -> bool:
        """Severe depression was ticked: help is told of before anything else."""
        return self.facts.get("severe_depression") is True

    @property
    def has_near(self) -> bool:
        """Whether the people of any study that is drawn may be called near."""
        drawn = (each.told.drawn for each in self.rows)
        return any(each is not None and each.nearest is not None for each in drawn)

    @property
    def cited(self) -> frozenset[Source]:
        """The studies that stand here by name; those of differences apart."""
        found = {source for row in self.rows for source in row.cited}
        if self.comparison is not None:
            found.update((self.comparison.comparison.source, *self.beside_comparison.sources))
        found |= {self.ratio.sourced.source} if self.ratio else set()
        return frozenset(found)


def first_page(result: PatientResult) -> FirstPage:
    """The same result, and of each part the little that stands here."""
    comparison = result.first_comparison
    texts, rules, failed = result.texts, result.rules.nearest, result.had.failed
    decided = (each for each in lines_read(result.after_transplant) if each.is_decided)
    return FirstPage(
        facts=result.facts,
        texts=texts,
        gap=_gap(texts, result.compared_facts, result.evidence.gaps),
        hopes=_rows(result, Side.OUTCOMES),
        risks=_rows(result, Side.RISKS),
        differences=tuple(islice(decided, _MOST_DIFFERENCES)),
        comparison=comparison,
        ratio=None if comparison else result.compared.nearest_ratio,
        beside_comparison=beside_leading(comparison, result.compared),
        is_beside_failed=bool(comparison and comparison.comparison.is_only_against(failed)),
        by_place=result.rules,
        rules=rules,
        guards=guards_to_look_at(rules, filter(None, (result.rules.fitness,)), result.facts),
    )


def _gap(texts: tuple[Situation, ...], facts: Facts, every: Iterable[Gap]) -> Gap | None:
    """What concerns most; where a text above tells it, the next that does, or may for any type."""
    gaps = gaps_about(facts, every)
    told = {gap for text in texts for gap in text.gaps}
    if gaps and gaps[0].id not in told:
        return gaps[0]
    others = [gap for gap in gaps if gap.id not in told]
    sure = (gap for gap in others if gap.concerns(facts) is Truth.YES)
    return next(sure, None) or next((gap for gap in others if gap.fits_type_in(facts)), None)


def _rows(result: PatientResult, side: Side) -> tuple[FirstRow, ...]:
    """In the order that fits what brings the person here."""
    listed = [
        each
        for each in result.topics_in_short
        if each.topic.side is side and not _says_little(each, result.compared_facts.subtype)
    ]
    known = result.journey.known if result.journey else Facts({})
    return tuple(_row(each, result) for each in in_order_for(listed, known, lambda e: e.topic))


def _says_little(found: TopicInShort, subtype: str | None) -> bool:
    """To have no relapse is no success for people who had none before.

    Of progressive MS with relapses, Hopes tells it: the first page has no room.
    """
    usual = found.usual
    if usual is None:
        return False
    is_rare = subtype in FEW_RELAPSES_EXPECTED and usual.endpoint in WITHOUT_RELAPSES
    return is_rare or usual.no_relapses_before is not None


def _row(found: TopicInShort, result: PatientResult) -> FirstRow:
    is_of_deaths = FROM_TREATMENT in found.topic.endpoints
    compared = result.compared.with_other_on(found.topic)
    fits = [each for each in compared if each.speaks_for_own_type]
    deaths = result.deaths.headline(result.country) if is_of_deaths else None
    chosen = beside_number(found.drawn, [each for each in fits if each.counts_people])
    row = FirstRow(
        told=found,
        deaths=deaths,
        who_died=_who_died(result, deaths) if deaths else None,
        compared=chosen,
        not_compared=None if chosen else _not_compared(bool(compared), bool(fits)),
    )
    if row.compared_in_another_way:
        return replace(row, compared=None, not_compared=NotCompared.IN_ANOTHER_WAY)
    return row


def _who_died(result: PatientResult, deaths: DeathsHeadline) -> SourcedFigure | None:
    told = [figure for each in TellsOf if (figure := result.evidence.telling.get(each))]
    above = {source for text in result.texts[1:] for source in text.sources}
    if not told or not result.deaths.disability_matters or told[-1].source.id in above:
        return None
    return told[-1] if deaths.of_same_people(told[-1].source, in_few=True) is None else None


def _not_compared(by_others: bool, in_another_way: bool) -> NotCompared:
    otherwise = NotCompared.IN_OTHERS if by_others else NotCompared.NOT
    return NotCompared.IN_ANOTHER_WAY if in_another_way else otherwise
