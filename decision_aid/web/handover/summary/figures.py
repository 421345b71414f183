"""The key figures of the summary, in the words of the result page, and their sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Figure, Source
from decision_aid.domain.evidence.topics import OutcomeTopic, ToldOn
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure, OtherStudies, TopicResult
from decision_aid.web.figures import notes
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.handover.summary.other_studies import told as others_told

_LONGEST_NOTE = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryFigure:
    """One outcome in words. Without a figure none fits, and ``none`` says why.

    ``compared``: in the same study. ``own_type``: of the person's own type of MS, beside a mixed
    group. ``others``: what other studies counted. ``source``: the number of its source in the list.
    ``note`` and ``ratios`` are for clinicians.
    """

    title: str
    none: str = ""
    figure: FigureStatement | None = None
    compared: tuple[str, ...] = ()
    own_type: str = ""
    others: str = ""
    source: int = 0
    note: str = ""
    ratios: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummarySource:
    """One publication, as a reader finds it."""

    number: int
    label: str
    citation: str
    link: str


def key_figures(page: PatientResult) -> tuple[tuple[SummaryFigure, ...], tuple[SummarySource, ...]]:
    """The figures, benefits and harms alike, and the sources that they name by number."""
    topics = page.topics_on(ToldOn.SUMMARY)
    numbers = {source: number for number, source in enumerate(_cited(topics), start=1)}
    figures = tuple(_figure(each.topic, each.key, each.other_studies, numbers) for each in topics)
    return figures, tuple(_source(source, number) for source, number in numbers.items())


def _cited(topics: tuple[TopicResult, ...]) -> Iterable[Source]:
    """Sources of the key figures first, then of those beside them, each once."""
    keys = [each.key for each in topics]
    cited = [key.lead.sourced.source for key in keys if key.lead is not None]
    cited += [key.own_type.sourced.source for key in keys if key.own_type is not None]
    cited += [
        source for each in topics if each.other_studies for source in each.other_studies.sources
    ]
    return dict.fromkeys(cited)


def _figure(
    topic: OutcomeTopic, key: KeyFigure, others: OtherStudies | None, numbers: dict[Source, int]
) -> SummaryFigure:
    title = topic.title
    if key.lead is None:
        return SummaryFigure(title=title, none=_none(key))
    told = statement_of(key.lead, key.out_of)
    return SummaryFigure(
        title=title,
        figure=told,
        compared=tuple(_compared(match, key.out_of) for match in key.compared),
        own_type=_own_type(key, numbers),
        others=others_told(others, key.out_of, numbers) if others else "",
        source=numbers[told.source],
        note=_short_note(told.published),
        ratios=tuple(_ratios(key)),
    )


def _none(key: KeyFigure) -> str:
    return notes.nobody_like_you() if key.nobody else notes.small_reports_only()


def _short_note(figure: Figure) -> str:
    return figure.note if len(figure.note) <= _LONGEST_NOTE else ""


def _compared(match: Match, out_of: int) -> str:
    told = statement_of(match, out_of)
    return _("Same study, %(arm)s: %(said)s") % {
        "arm": told.arm.name, "said": told.message_or_value
    }  # fmt: skip


def _own_type(key: KeyFigure, numbers: dict[Source, int]) -> str:
    if key.own_type is None:
        return ""
    told = statement_of(key.own_type, key.out_of)
    return _("%(which)s: %(said)s Range: %(range)s [%(source)s]; %(closeness)s.") % {
        "which": told.own_type,
        "said": told.said,
        "range": told.range_cell,
        "source": numbers[told.source],
        "closeness": told.closeness,
    }


def _ratios(key: KeyFigure) -> list[str]:
    """Ratios of the same outcome and time, of people who are or may be like the person."""
    told = [statement_of(match, key.out_of) for match in key.near_ratios]
    return [
        _("%(printed)s, %(arm)s against %(versus)s; %(study)s")
        % {
            "printed": each.as_printed,
            "arm": each.arm.name,
            "versus": each.versus.name if each.versus else "",
            "study": each.label,
        }
        for each in told
    ]


def _source(source: Source, number: int) -> SummarySource:
    cited = source.citation
    where = f"{cited.journal} {cited.year or ''}".strip()
    if cited.volume:
        where += f";{cited.volume}"
    if cited.pages:
        where += f":{cited.pages}"
    told = " ".join(part for part in (f"{cited.authors.rstrip('.')}.".lstrip("."), where) if part)
    return SummarySource(number, source.label, told, cited.link)
