"""What an editor has to look at, and the new file that an editor begins with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from decision_aid.domain.evidence.population import Doubt, Span
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Prominence, SourceTier
from decision_aid.domain.similarity.outcomes import Dimension
from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.editing.likeness_report import likeness_coverage, told_likeness
from decision_aid.evidence_base.editing.report import COLUMNS, report_on, told, why_not_shown
from decision_aid.evidence_base.reading.history import Edition
from tests.domain.build import figure, rule
from tests.domain.build import source as study
from tests.evidence_base.breaking import SOUND

TODAY = date(2027, 1, 1)


def test_the_table_counts_the_figures_that_people_can_be_shown(base: EvidenceBase) -> None:
    counted = {(row.endpoint, row.years): row.figures for row in report_on(base, TODAY).coverage}
    afresh = {}
    for each in base.figures.values():
        if each.source.tier is SourceTier.CORE and each.figure.show is not Prominence.LIBRARY:
            key = each.figure.endpoint, each.figure.at.in_years if each.figure.at else None
            row = afresh.setdefault(key, [0] * len(COLUMNS))
            for subtype in each.subtypes or ("not told",):
                row[COLUMNS.index(subtype)] += 1
    assert counted == {key: tuple(row) for key, row in afresh.items()}
    assert counted["no-disability-worsening", Decimal(5)][0] > 0


def test_an_outcome_without_a_figure_is_named(base: EvidenceBase) -> None:
    report = report_on(base, TODAY)
    told_of = {row.endpoint for row in report.coverage} | set(report.unanswered)
    assert told_of == set(base.endpoints)


def test_a_figure_that_nobody_is_shown_has_a_reason(base: EvidenceBase) -> None:
    hidden = report_on(base, TODAY).never_shown
    for sourced, why in hidden:
        shown_at_all = sourced.source.tier is SourceTier.CORE
        assert ("tier" in why) != shown_at_all
    assert len(hidden) == sum(bool(why_not_shown(each)) for each in base.figures.values())


def test_sources_without_an_address_are_named(base: EvidenceBase) -> None:
    for source in report_on(base, TODAY).without_address:
        assert source.citation.link == ""


@pytest.fixture
def base(base: EvidenceBase) -> EvidenceBase:
    """Two of the sources with a day by which to look again, whatever the others say."""
    first, second, *others = (
        replace(each, review_by=None, checked_by="") for each in base.sources.values()
    )
    first = replace(first, review_by=date(2026, 12, 31), extracted_by="A", checked_by="B")
    second = replace(second, review_by=TODAY)
    return replace(base, sources={s.id: s for s in (first, second, *others)})


def test_a_source_is_late_the_day_after_its_review_date(base: EvidenceBase) -> None:
    first, second = list(base.sources.values())[:2]
    assert report_on(base, TODAY).past_review == (first,)
    assert report_on(base, date(2027, 1, 2)).past_review == (first, second)
    assert report_on(base, date(2026, 12, 31)).past_review == ()
    assert not replace(first, review_by=None).is_past_review(TODAY)


def test_the_report_reads_as_text(base: EvidenceBase) -> None:
    report = report_on(base, TODAY)
    text = "\n".join(told(report))
    first = next(iter(base.sources.values()))
    assert f"{first.id} ({first.label}), was due on 2026-12-31" in text
    total = len(base.sources)
    assert f"{total - 1} of {total} sources name nobody in checked_by." in text
    assert f"{total - 2} of {total} sources have no day in review_by." in text


def test_a_version_that_is_not_in_the_list_is_told(base: EvidenceBase) -> None:
    version = base.version
    noted = Edition(date=version.checked_on, digest=version.digest[:8], what="Now.")
    assert "evidence record" in "\n".join(told(report_on(replace(base, editions=()), TODAY)))
    recorded = report_on(replace(base, editions=(noted,)), TODAY)
    assert "evidence record" not in "\n".join(told(recorded))


def test_what_core_studies_tell_of_their_people_is_counted(base: EvidenceBase) -> None:
    rows = {row.dimension.value: row for row in report_on(base, TODAY).likeness}
    assert list(rows) == [
        "subtype", "edss", "age", "years_with_ms", "activity", "failed_treatment"
    ]  # fmt: skip
    cores = sum(
        any(each.figure.arm in base.transplant_arms for each in source.figures)
        for source in base.core_sources
    )
    assert {row.sources for row in rows.values()} == {cores}
    asked = sum(
        source.population.activity in ("required", "excluded")
        and any(each.figure.arm in base.transplant_arms for each in source.figures)
        for source in base.core_sources
    )
    assert asked <= rows["activity"].told <= cores
    text = "\n".join(told(report_on(base, TODAY)))
    assert f"EDSS            {rows['edss'].told:>4} of {cores}" in text


def test_a_doubt_and_a_subgroup_are_told_apart() -> None:
    edss = Span(low=Decimal(2))
    doubtful = study(name="a", edss=edss, doubt=Doubt(edss="A reading."))
    subgroup = study(figure(where=rule({"edss": {"gt": 6}})), figure("g"), name="b")
    rows = {row.dimension: row for row in likeness_coverage(_base_of(doubtful, subgroup, study()))}
    row = rows[Dimension.EDSS]
    assert (row.told, row.by_subgroup, row.in_doubt, row.sources) == (2, 1, 1, 3)
    assert (
        "EDSS               2 of 3 (1 for a subgroup only, 1 by an editor's reading)"
        in "\n".join(told_likeness(tuple(rows.values())))
    )


def _base_of(*sources: Source) -> EvidenceBase:
    return replace(open_evidence_base(SOUND), sources={each.id: each for each in sources})
