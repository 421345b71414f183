"""One topic on paper: its studies together, who stands at both ends, and the leading figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.results.matching import Match
from decision_aid.web.figures import notes
from decision_aid.web.figures.in_short.one_study import small_report
from decision_aid.web.figures.panels import brief_html
from decision_aid.web.figures.spreads import spread_statement
from decision_aid.web.results.deaths import DeathsView
from decision_aid.web.results.topics import TopicView

_MOST_SMALL_REPORTS = 3


@dataclass(frozen=True, eq=False)
class TopicOnPaper:
    """``deaths``: for the topic that tells of them over all studies; it names a country."""

    topic: TopicView
    deaths: DeathsView | None = None

    @property
    def title(self) -> str:
        return self.topic.title

    @property
    def line(self) -> str:
        """What all studies found; where no figure stands here, what there is instead."""
        if self.deaths is not None:
            return self._of_deaths(self.deaths)
        return self.topic.spread_line or ("" if self._leads else self._instead)

    def _of_deaths(self, deaths: DeathsView) -> str:
        if deaths.headline is None or not self.topic.is_nobody_said:
            return deaths.headline.sentence if deaths.headline else ""
        return f"{deaths.first_of_others}. {deaths.headline.quiet}".rstrip()

    @property
    def limits(self) -> tuple[str, ...]:
        """What narrows it: how many people, treated when, and who counted in another way."""
        if self.deaths is not None:
            return self.deaths.told.quiet, notes.look_at_the_years()
        found = self.topic.spread
        if found is None or not found.lines or not self.topic.spread_line:
            return ()
        told = spread_statement(found)
        size = told.years if self.topic.is_one_study else told.quiet
        return tuple(filter(None, (told.caution, size, told.passed_over, *told.otherwise)))

    @cached_property
    def _named_in_limits(self) -> tuple[Source, ...]:
        found = self.topic.spread
        if self.deaths is not None or found is None or not self.limits:
            return ()
        lines = (*found.few, *((found.passed_over,) if found.passed_over else ()))
        return tuple(line.sourced.source for line in lines)

    @property
    def also(self) -> str:
        return self.deaths.also if self.deaths else ""

    @property
    def _instead(self) -> str:
        is_list = self.topic.has_small_reports and not self.topic.nobody
        return notes.smaller_reports_exist() if is_list else self.topic.instead

    @property
    def ends(self) -> str:
        """The studies at both ends of what is told of all; on deaths its own line names them."""
        named = [each.short_name for each in self._ends]
        if len(named) > 1:
            return _("Lowest: %(low)s. Highest: %(high)s.") % {"low": named[0], "high": named[1]}
        return _("Study: %(study)s.") % {"study": named[0]} if named else ""

    @cached_property
    def _ends(self) -> tuple[Source, ...]:
        found = self.topic.spread
        if self.deaths is not None or found is None:
            return ()
        if not found.lines or not self.topic.spread_line:
            return ()
        led = {match.sourced.source for match, _out_of in self._leads}
        return () if found.is_one_study and led & set(found.ends) else found.ends

    @cached_property
    def _leads(self) -> tuple[tuple[Match, int], ...]:
        """Every front, and the figure of the own type where it is not among them."""
        fronts = [(p.lead, p.out_of) for p in self.topic.result.fronts if p.lead]
        drawn = self.topic.drawn
        own = drawn.own_type if drawn else None
        if drawn is not None and own is not None and all(lead != own for lead, _ in fronts):
            fronts.append((own, drawn.out_of))
        return tuple(fronts)

    @property
    def brief(self) -> tuple[SafeString, ...]:
        return tuple(brief_html(match, out_of) for match, out_of in self._leads)

    @property
    def small_reports(self) -> tuple[tuple[str, str, str], ...]:
        """The first of those that stand where no figure is fit for the front."""
        found = self.topic.result.small_reports.figures
        return tuple(map(small_report, found[:_MOST_SMALL_REPORTS]))

    @property
    def more(self) -> int:
        """So many more are on the page."""
        found = self.topic.result.small_reports
        return max(len(found.figures) - _MOST_SMALL_REPORTS, 0) + found.more

    @property
    def sources(self) -> frozenset[Source]:
        """All that it names."""
        small = self.topic.result.small_reports.figures[:_MOST_SMALL_REPORTS]
        return frozenset(
            (
                *self._ends,
                *self._named_in_limits,
                *(match.sourced.source for match, _out_of in self._leads),
                *(each.source for each in small),
                *(self.deaths.named if self.deaths else ()),
            )
        )


@lru_cache(maxsize=64)
def topic_on_paper(topic: TopicView) -> TopicOnPaper:
    """Kept by the view, which holds no answer."""
    return TopicOnPaper(topic)
