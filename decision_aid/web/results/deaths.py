"""Deaths over all studies, for the topic that tells of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.similarity.deaths import Deaths
from decision_aid.web.figures import notes
from decision_aid.web.figures.in_short.deaths import disability_and_death
from decision_aid.web.figures.in_short.deaths_headline import HeadlineInWords, headline_in_words
from decision_aid.web.figures.spreads import DeathsStatement, deaths_statement
from decision_aid.web.figures.spreads.dot_strips import death_strip_html
from decision_aid.web.figures.spreads.pieces import death_rows_html


@dataclass(frozen=True, kw_only=True, slots=True)
class DeathsView:
    """The words, and the rows of both tables as pieces of page.

    ``headline`` is empty where no study has counts. ``named``: the studies that it and ``also``
    name.
    """

    headline: HeadlineInWords | None
    told: DeathsStatement
    strip: SafeString
    from_treatment: SafeString
    of_any_cause: SafeString
    named: tuple[Source, ...]

    @property
    def first_of_others(self) -> str:
        """The headline below what has said that nobody like the person was studied."""
        told = self.headline.first if self.headline else ""
        return told.removeprefix(notes.nobody_like_you()).strip()

    @property
    def also(self) -> str:
        """More of the country and what is known of disability, where a few lines have room."""
        disability = (
            _("%(said)s (%(study)s).") % {"said": each.sentence.rstrip("."), "study": each.study}
            for each in self.told.disability
        )
        return " ".join((*self.told.of_country, *disability))


def deaths_view(found: Deaths, country: str | None) -> DeathsView:
    headline, own = found.headline(country), found.of_country(country) if country else ()
    cited = tuple(disability_and_death(headline)) if found.disability_matters else ()
    disability = tuple(each.source for each in cited)
    told = headline_in_words(headline)
    also = told.sources if told else ()
    return DeathsView(
        headline=told,
        told=deaths_statement(found, country),
        strip=death_strip_html(found.from_treatment),
        from_treatment=death_rows_html(found.from_treatment),
        of_any_cause=death_rows_html(found.of_any_cause),
        named=(*(each.line.sourced.source for each in (*headline.named, *own)), *disability, *also),
    )
