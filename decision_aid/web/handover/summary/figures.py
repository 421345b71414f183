"""The key figures of the summary, in the words of the result page, and their sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Figure, Source
from decision_aid.domain.evidence.vocabulary import ReadIn
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure, OtherStudies, TopicResult
from decision_aid.domain.results.topics import ToldOn
from decision_aid.web.figures.figure import figure_context
from decision_aid.web.figures.sentences import people_counted
from decision_aid.web.handover.summary.other_studies import told as others_told
from decision_aid.web.handover.summary.words import as_printed
from decision_aid.web.words import vocabulary
from decision_aid.web.words import vocabulary as words

_LONGEST_NOTE = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryFigure:
    """One outcome in words. Without a message no figure fits, and ``none`` says why.

    ``affected`` is -1 where the figure counts no people and nothing can be drawn. ``second_hand``:
    said where the publication was not seen. ``compared``: in the same study. ``own_type``: of the
    person's own type of MS, beside a mixed group. ``counted``: so many of how many people, as the
    message counts them. ``printed``, ``term``, ``locator``, ``note`` and ``ratios`` are for
    clinicians.
    """

    title: str
    none: str = ""
    message: str = ""
    time: str = ""
    range: str = ""
    warning: str = ""
    study: str = ""
    second_hand: str = ""
    closeness: str = ""
    design: str = ""
    affected: int = -1
    out_of: int = 100
    low: int | None = None
    high: int | None = None
    counted: tuple[int, int] = (0, 0)
    compared: tuple[str, ...] = ()
    own_type: str = ""
    others: str = ""
    source: int = 0
    term: str = ""
    printed: str = ""
    locator: str = ""
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
    figures = tuple(
        _figure(each.topic.id, each.key, each.other_studies, numbers) for each in topics
    )
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
    topic_id: str, key: KeyFigure, others: OtherStudies | None, numbers: dict[Source, int]
) -> SummaryFigure:
    title = str(vocabulary.TOPIC[topic_id])
    if key.lead is None:
        return SummaryFigure(title=title, none=_none(key))
    source = key.lead.sourced.source
    told = figure_context(key.lead.sourced, key.out_of, key.lead.outcomes)
    share = told.get("share")
    return SummaryFigure(
        title=title,
        message=told.get("message") or told["said"],
        time=told["time"],
        range=told.get("range") or told["interval"],
        warning=told.get("warning", ""),
        study="; ".join(filter(None, (source.label, told["who_told"]))),
        second_hand=_second_hand(key.lead.sourced.figure),
        closeness=str(told["closeness"]),
        design=str(told["design"]),
        affected=share.affected if share else -1,
        out_of=key.out_of,
        low=share.low if share else None,
        high=share.high if share else None,
        counted=people_counted(share, told["figure"]) if share else (0, 0),
        compared=tuple(_compared(match, key.out_of) for match in key.compared),
        own_type=_own_type(key, numbers),
        others=others_told(others, key.out_of, numbers) if others else "",
        source=numbers[source],
        term=told["endpoint"].term or told["endpoint"].name,
        printed=as_printed(key.lead.sourced.figure),
        locator=told["figure"].locator,
        note=_short_note(key.lead.sourced.figure),
        ratios=tuple(_ratios(key)),
    )


def _none(key: KeyFigure) -> str:
    if key.nobody:
        return _("Nobody like you has been studied for this, as far as we found.")
    return _("Only small reports. No figure does not mean no risk.")


def _second_hand(figure: Figure) -> str:
    return str(words.SECOND_HAND) if figure.seen_in is ReadIn.SECONDARY else ""


def _short_note(figure: Figure) -> str:
    return figure.note if len(figure.note) <= _LONGEST_NOTE else ""


def _compared(match: Match, out_of: int) -> str:
    told = figure_context(match.sourced, out_of, match.outcomes)
    said = told.get("message") or told["value"]
    return _("Same study, %(arm)s: %(said)s") % {"arm": told["arm"].name, "said": said}


def _own_type(key: KeyFigure, numbers: dict[Source, int]) -> str:
    if key.own_type is None:
        return ""
    told = figure_context(key.own_type.sourced, key.out_of, key.own_type.outcomes)
    said = told.get("message") or told["said"]
    return _("%(which)s: %(said)s Range: %(range)s [%(source)s]; %(closeness)s.") % {
        "which": told["own_type"],
        "said": said,
        "range": told.get("range_cell") or told["interval"] or _("not given"),
        "source": numbers[key.own_type.sourced.source],
        "closeness": told["closeness"],
    }


def _ratios(key: KeyFigure) -> list[str]:
    """Ratios of the same outcome and time, of people who are or may be like the person."""
    told = [figure_context(m.sourced, key.out_of, m.outcomes) for m in key.near_ratios]
    return [
        _("%(printed)s, %(arm)s against %(versus)s; %(study)s")
        % {
            "printed": as_printed(each["figure"]),
            "arm": each["arm"].name,
            "versus": each["versus"].name if each["versus"] else "",
            "study": each["source"].label,
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
