"""Deaths over all studies, for the topic that tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.similarity.deaths import LARGE_FROM, DeathLine, Deaths, DeathsIn
from decision_aid.web.figures import sentences
from decision_aid.web.figures.in_short.deaths import disability_and_death
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.figures.spreads import DeathsStatement, deaths_statement, phrases
from decision_aid.web.figures.spreads.deaths import died_in_line, types_told
from decision_aid.web.figures.spreads.dot_strips import death_strip_html
from decision_aid.web.figures.spreads.pieces import death_rows_html
from decision_aid.web.figures.spreads.rows import years_in_words


@dataclass(frozen=True, kw_only=True, slots=True)
class DeathsView:
    """The words, and the rows of both tables as pieces of page.

    ``highest``: the study behind the highest number; ``named``: those that ``line`` names.
    """

    told: DeathsStatement
    strip: SafeString
    from_treatment: SafeString
    of_any_cause: SafeString
    highest: tuple[Source, ...]
    named: tuple[Source, ...]

    @property
    def line(self) -> str:
        """The spread and what is known of disability, where there is room for a few lines."""
        disability = (f"{each.sentence} ({each.study})" for each in self.told.disability)
        return " ".join((self.told.sentence, *self.told.of_country, *disability)).strip()


def deaths_view(found: Deaths, country: str | None) -> DeathsView:
    highest = found.from_treatment.highest
    own = found.of_country(country) if country else ()
    cited = disability_and_death() if found.disability_matters else ()
    disability = tuple(each.source for each in cited)
    return DeathsView(
        told=deaths_statement(found, country),
        strip=death_strip_html(found.from_treatment),
        from_treatment=death_rows_html(found.from_treatment),
        of_any_cause=death_rows_html(found.of_any_cause),
        highest=(highest.line.sourced.source,) if highest else (),
        named=(*(each.line.sourced.source for each in own), *disability),
    )


def in_own_country(own: DeathLine) -> str:
    """ "Your country: none of 35 (Moore 2019, RRMS+SPMS only)."."""
    study = short_label(own.line.sourced.source)
    return _("Your country: %(counted)s (%(study)s).") % {
        "counted": died_in_line(own),
        "study": ", ".join(filter(None, (study, types_told(own)))),
    }


def who_died(deaths: DeathsIn) -> Iterator[str]:
    """Behind the highest share often stand few people, treated long ago: both are told."""
    highest, large = deaths.highest, deaths.large
    if highest is not None and highest.died and highest.years:
        yield _("These %(people)s (%(study)s) were treated %(years)s.") % {
            "people": sentences.whole(highest.people),
            "study": short_label(highest.line.sourced.source),
            "years": years_in_words(highest.years),
        }
    if large.spread is not None and len(large.lines) < len(deaths.lines):
        per = large.spread.per or THOUSAND
        told = {
            "range": phrases.ends_of(large.spread, per),
            "studies": phrases.studies(len(large.lines)),
            "people": sentences.whole(LARGE_FROM),
        }
        yield _("%(studies)s of %(people)s people or more: %(range)s.") % told
