"""Sources, rules, gaps and disagreements for templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.cited_figures import figures_cited_in
from decision_aid.domain.evidence.gaps import Disagreement, Gap
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.overlaps import Overlaps
from decision_aid.evidence_base.reading.content import Claim
from decision_aid.web.addresses import crumb, evidence_trail, source_links
from decision_aid.web.evidence_pages import differences
from decision_aid.web.evidence_pages.people import (
    people_by_type,
    people_rows,
    read_between_the_lines,
)
from decision_aid.web.figures.people_and_time import design_of
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.tables import has_plot, scale_of, tables
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base
from decision_aid.web.rules.sentences import caveats_of
from decision_aid.web.rules.sets import row_html
from decision_aid.web.words import criteria, vocabulary
from decision_aid.web.words.said import said


def source_context(
    source: Source, match: Callable[[SourcedFigure], Match] | None
) -> dict[str, Any]:
    """One source with every figure; compared with the reader's answers if there are any."""
    return {
        "page_id": "sources",
        "trail": evidence_trail(crumb(_("Sources"), "sources"), (source.label, "")),
        "source": source,
        "kind": vocabulary.KIND[source.kind],
        "design": design_of(source),
        "regimen": vocabulary.REGIMEN[source.regimen] if source.regimen else "",
        "comparator": source.versus.name if source.versus else "",
        "read_as": sorted(str(vocabulary.READ_AS[r]) for r in source.citation.readings),
        "population": people_rows(source),
        "by_type": people_by_type(source),
        "between_lines": read_between_the_lines(source),
        "same_people": source_links(_same_people(source)),
        "perhaps_same_people": source_links(sorted(_overlaps().perhaps(source.id))),
        "differences": differences.of_source(source),
        "compared": match is not None,
        "past_review": source.is_past_review(timezone.localdate()),
        "figures": [
            figure_statement(each, outcomes=match(each).outcomes if match else None)
            for each in source.figures
        ],
        "side_by_side": _side_by_side(source, match),
    }


def _overlaps() -> Overlaps:
    return evidence_base().studies.overlaps


def _same_people(source: Source) -> list[str]:
    """Other sources about the same people, whoever of them names the other."""
    group = _overlaps().group(source.id)
    return [
        each
        for each in evidence_base().sources
        if each != source.id and _overlaps().group(each) == group
    ]


def _side_by_side(
    source: Source, match: Callable[[SourcedFigure], Match] | None
) -> list[dict[str, Any]]:
    """Forest rows of each outcome that has several shares or ratios of one kind."""
    found = []
    for name in dict.fromkeys(figure.endpoint for figure in source.figure):
        own = [s for s in source.figures if s.figure.endpoint == name and has_plot(s)]
        if len(own) > 1:
            shown = tables(own, scale_of(name, own), match, row="figures/own_row.html")
            found.append({"endpoint": own[0].endpoint, "tables": shown})
    return found


def set_context(rules: CriteriaSet) -> dict[str, Any]:
    return {
        "trail": (crumb(_("Rules"), "criteria"), (rules.title, "")),
        "set": rules,
        "status": criteria.status_of(rules),
        "seen": criteria.SOURCE_KIND[rules.source_kind],
        "caveats": caveats_of(rules),
        "notes": [criterion for criterion in rules.criterion if criterion.note],
    }


def plain_rows(rules: CriteriaSet) -> SafeString:
    return mark_safe("".join(row_html(criterion, None) for criterion in rules.criterion))


def gap_view(gap: Gap) -> dict[str, Any]:
    return {"gap": gap, "sources": source_links(gap.sources_nearest)}


def claim_view(claim: Disagreement) -> dict[str, Any]:
    """What is said in each part, with the figures whose numbers stand in it."""
    told = {
        "one": (_("One side"), claim.one_side),
        "other": (said("the_other_side"), claim.other_side),
        "agreed": (said("what_both_accept"), claim.what_is_agreed),
        "why": (_("Why they differ"), claim.why_they_differ),
        "settle": (said("what_would_settle_it"), claim.what_would_settle_it),
    }
    parts = {
        place: {"name": name, "text": text, "figures": _figures_in(text, claim.sources)}
        for place, (name, text) in told.items()
    }
    return {"claim": claim, "parts": parts, "sources": source_links(claim.sources)}


def _figures_in(text: str, sources: Iterable[str]) -> list[tuple[str, str]]:
    """Name and card of each figure of these sources that the text gives a number of."""
    base = evidence_base()
    cited = [base.sources[each] for each in sources if each in base.sources]
    return [
        (f"{_short(figure)}: {figure.value}", figure.url)
        for figure in map(figure_statement, figures_cited_in(text, cited))
    ]


def _short(figure: FigureStatement) -> str:
    """The first words of the study's name, and the treatment."""
    return f"{figure.short.study}, {figure.arm.name}"


def heard_view(claim: Claim) -> dict[str, Any]:
    sure = vocabulary.HOW_SURE[claim.how_sure]
    figures = _figures_in(claim.shows, claim.sources)
    return {
        "claim": claim,
        "sure": sure,
        "figures": figures,
        "sources": source_links(claim.sources),
    }
