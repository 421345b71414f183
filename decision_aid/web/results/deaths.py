"""Deaths over all studies, for the topic that tells of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.figures.spreads import DeathsStatement, deaths_statement
from decision_aid.web.figures.spreads.dot_strips import death_strip_html
from decision_aid.web.figures.spreads.pieces import death_rows_html


@dataclass(frozen=True, kw_only=True, slots=True)
class DeathsView:
    """The words, and the rows of both tables as pieces of page."""

    told: DeathsStatement
    strip: SafeString
    from_treatment: SafeString
    of_any_cause: SafeString

    @property
    def line(self) -> str:
        """The spread and what is known of disability, where there is room for a few lines."""
        disability = (f"{each.sentence} ({each.study})" for each in self.told.disability)
        return " ".join((self.told.sentence, *self.told.of_country, *disability)).strip()


def deaths_view(page: PatientResult) -> DeathsView:
    found = page.deaths
    return DeathsView(
        told=deaths_statement(found, page.country),
        strip=death_strip_html(found.from_treatment),
        from_treatment=death_rows_html(found.from_treatment),
        of_any_cause=death_rows_html(found.of_any_cause),
    )
