"""All studies, sorted once before anybody asks, and what one person finds in them.

Figures of people studied alike are alike for everybody, and so are single parts of what was told:
each distinct part is compared once a person, however many figures there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import chain
from operator import itemgetter

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.relapses_before import NoneBefore, none_before
from decision_aid.domain.similarity.deaths import (
    OF_ANY_CAUSE,
    DeathLine,
    Deaths,
    death_figures,
    death_line,
    disability_matters,
)
from decision_aid.domain.similarity.differences import Differences
from decision_aid.domain.similarity.dimensions.compared_parts import ComparedParts
from decision_aid.domain.similarity.dimensions.people_studied import (
    Part,
    PeopleStudied,
    people_studied,
    with_share,
)
from decision_aid.domain.similarity.dimensions.yardstick import yardstick
from decision_aid.domain.similarity.factor_lines import WhatMadeADifference
from decision_aid.domain.similarity.outcomes import Likeness, Outcome, Outcomes
from decision_aid.domain.similarity.overlaps import Overlaps, Stands
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.domain.similarity.same_people import as_it_stands
from decision_aid.domain.similarity.spread import Place, TopicSpread, places
from decision_aid.domain.similarity.topic_figures import (
    ComparedTopic,
    Known,
    is_pooled,
    is_study,
    topic_figures,
)
from decision_aid.domain.similarity.windows import USUAL_YEARS, from_the_middle


class Studies:
    """The evidence as people are compared with it, made once. ``entry_sets``: of trials, by id."""

    def __init__(
        self,
        sources: Iterable[Source],
        transplant_arms: Collection[str],
        topics: Iterable[OutcomeTopic],
        entry_sets: Mapping[str, CriteriaSet] | None = None,
    ) -> None:
        self._entry_sets = entry_sets or {}
        self.sources, asked = tuple(sources), tuple(topics)
        self.arms = frozenset(transplant_arms)
        self.usual = yardstick(self.sources)
        self.overlaps = Overlaps(self.sources)
        self._parts: dict[Part, int] = {}
        self._kinds: dict[PeopleStudied, int] = {}
        self.kind_of = {
            each: kind for source in self.sources for each, kind in self._kinds_in(source)
        }
        """Every figure with the number of the kind of people behind it."""
        self.kinds = tuple(self._kinds)
        self.parts = tuple(self._parts)
        self.compared_parts = ComparedParts(self.parts)
        self.parts_of_kind: tuple[Callable[[Sequence[Outcome]], Outcomes], ...] = tuple(
            itemgetter(*(self._parts[part] for part in kind.parts)) for kind in self.kinds
        )
        self.topics = topic_figures(self.transplant_figures, asked, self.overlaps)
        self.differences = Differences(self.sources, self.usual, self.overlaps, asked)

    def _kinds_in(self, source: Source) -> Iterator[tuple[SourcedFigure, int]]:
        """Of one source, figures on the same group are about the same people."""
        found: dict[tuple[object, ...], int] = {}
        for each in source.figures:
            is_transplant = each.figure.arm in self.arms
            group = each.figure.group, each.figure.where, each.figure.outside, is_transplant
            if group not in found:
                found[group] = self._kind(each, is_transplant=is_transplant)
            yield each, found[group]

    def _kind(self, sourced: SourcedFigure, *, is_transplant: bool) -> int:
        entry = self._entry_sets.get(sourced.source.entry_set)
        people = people_studied(sourced, self.usual, first_transplant=is_transplant, entry=entry)
        for part in people.parts:
            self._parts.setdefault(part, len(self._parts))
        return self._kinds.setdefault(people, len(self._kinds))

    @cached_property
    def transplant_figures(self) -> tuple[SourcedFigure, ...]:
        """Headline and detail figures on a transplant, of studies and of meta-analyses."""
        return tuple(
            each
            for source in self.sources
            if is_study(source) or is_pooled(source)
            for each in source.shown_figures
            if each.figure.arm in self.arms
        )

    @cached_property
    def death_figures(self) -> Mapping[str, tuple[SourcedFigure, ...]]:
        """One figure on deaths for each study with counts, by kind of death, most people first."""
        return {
            e: death_figures(self.transplant_figures, e) for e in (FROM_TREATMENT, OF_ANY_CAUSE)
        }

    @cached_property
    def places(self) -> Mapping[SourcedFigure, Place]:
        """What of the order of studies does not depend on a person."""
        return places(self.transplant_figures)

    @cached_property
    def order_in_study(self) -> Mapping[SourcedFigure, int]:
        """The place of each figure where one of a study is chosen: nearest in time, then so on."""
        every = self.transplant_figures
        by_rule = sorted(
            every, key=lambda f: (from_the_middle(f.figure.at), self.places[f], f.figure.id)
        )
        return {each: place for place, each in enumerate(by_rule)}

    @cached_property
    def shares_on(self) -> Mapping[str, tuple[int, ...]]:
        """By outcome the places in ``topics`` of what counts people out of so many, by time."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self.topics):
            if each.is_share:
                found[each.kind[0]].append(place)
        return {endpoint: tuple(own) for endpoint, own in found.items()}

    @cached_property
    def known(self) -> Known:
        return Known(self.kinds, self.kind_of, self.places, self.order_in_study, self.overlaps)

    @cached_property
    def compared_topics(self) -> tuple[ComparedTopic, ...]:
        """The same as ``topics``, each with its spreads."""
        return tuple(ComparedTopic(each, self.known) for each in self.topics)

    def deaths_in(
        self, outcomes: tuple[Outcomes, ...], subtype: str | None, endpoint: str
    ) -> list[DeathLine]:
        """All studies with counts of one kind of death; ``outcomes`` of each kind of people."""
        return [
            self._deaths_of(each, outcomes[self.kind_of[each]], subtype)
            for each in self._stands_in_deaths[endpoint]
        ]

    @cached_property
    def _stands_in_deaths(self) -> Mapping[str, Mapping[SourcedFigure, Stands]]:
        """By kind of death its figures, each group of people once."""
        return {
            endpoint: {figures[each.place]: each for each in self.overlaps.once(figures)}
            for endpoint, figures in self.death_figures.items()
        }

    @cached_property
    def _deaths_of(self) -> Callable[[SourcedFigure, Outcomes, str | None], DeathLine]:
        """One study, the same for all with whom its people compare so."""
        stands_of = dict(chain.from_iterable(e.items() for e in self._stands_in_deaths.values()))

        @lru_cache(maxsize=1024)
        def of(sourced: SourcedFigure, outcomes: Outcomes, subtype: str | None) -> DeathLine:
            line = self.known.line((sourced,), (outcomes,), subtype)
            return death_line(as_it_stands(line, stands_of[sourced]))

        return of

    def for_person(self, facts: Facts) -> StudiesForPerson:
        return StudiesForPerson(self, facts)


class StudiesForPerson:
    """All studies as one person finds them."""

    def __init__(self, studies: Studies, facts: Facts) -> None:
        self.studies = studies
        self.facts = facts.of_sure_type()
        outcomes = studies.compared_parts.with_person(facts)
        self.outcomes: tuple[Outcomes, ...] = tuple(
            [parts_of(outcomes) for parts_of in studies.parts_of_kind]
        )
        """The six comparisons of each kind of people."""
        self._likeness: dict[int, Likeness] = {}
        self._spreads: dict[int, TopicSpread] = {}

    def likeness(self, sourced: SourcedFigure) -> Likeness:
        """The six marks of any figure of the evidence, transplants and drugs alike."""
        kind = self.studies.kind_of[sourced]
        found = self._likeness.get(kind)
        if found is None:
            people, subtype = self.studies.kinds[kind], self.facts.subtype
            found = self._likeness[kind] = with_share(people, self.outcomes[kind], subtype)
        return found

    @property
    def topics(self) -> tuple[TopicSpread, ...]:
        """Every outcome and time with its spread and its nearest study, in the order of topics."""
        return tuple(self._spread(place) for place in range(len(self.studies.topics)))

    def shares_on(self, endpoint: str) -> Iterator[TopicSpread]:
        """Of one outcome what counts people out of so many, by time, where any study does."""
        every = map(self._spread, self.studies.shares_on.get(endpoint, ()))
        return (each for each in every if each.lines)

    def drawn_first(self, topic: OutcomeTopic) -> TopicSpread | None:
        """Of its first outcome at the first of its usual times, which is drawn whatever else there
        is; None where no study leads it.
        """
        for place in self.studies.shares_on.get(topic.endpoints[0], ()):
            years = USUAL_YEARS.get(self.studies.topics[place].window)
            if years is not None and years in topic.usual_years[:1]:
                found = self._spread(place)
                return found if found.lead is not None else None
        return None

    def _spread(self, place: int) -> TopicSpread:
        found = self._spreads.get(place)
        if found is None:
            topic, outcomes = self.studies.compared_topics[place], self.outcomes
            of_kinds = tuple([outcomes[kind] for kind in topic.kinds])
            had_none = self._had_no_relapses if topic.is_without_relapses else None
            found = self._spreads[place] = topic.spread(of_kinds, self.facts.subtype, had_none)
        return found

    @cached_property
    def _had_no_relapses(self) -> NoneBefore | None:
        return none_before(self.facts)

    @cached_property
    def differences(self) -> WhatMadeADifference:
        """What in the answers made a difference."""
        return self.studies.differences.for_person(self.facts)

    @cached_property
    def deaths(self) -> Deaths:
        """Deaths over all studies with counts, of people like the person or not."""
        lines_in = partial(self.studies.deaths_in, self.outcomes, self.facts.subtype)
        return Deaths(lines_in, disability_matters(self.facts))
