"""sources.csv: one line for each publication."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import (
    Clock,
    CountedWho,
    Design,
    LimitsAre,
    Regimen,
    Requirement,
    SourceKindOfText,
    SourceTier,
    TreatedAt,
    TypicalIs,
)
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.as_json import one_line, plain
from decision_aid.evidence_base.exports.columns import Cell, Column, of


def source_rows(base: EvidenceBase) -> Iterator[Source]:
    yield from base.sources.values()


def _counts(source: Source) -> tuple[str, ...]:
    return tuple(f"{name}={people}" for name, people in source.population.counts.items())


def _corrections(source: Source) -> tuple[str, ...]:
    return tuple(f"{each.date.isoformat()}: {each.what}" for each in source.corrections)


def _years(source: Source, place: int) -> int | None:
    return source.years[place] if source.years else None


def _followed(source: Source, place: int) -> object:
    followed = source.follow_up
    if followed is None:
        return None
    if place == 1 and followed.most_years is not None:
        return followed.most_years
    return followed.range_years[place] if len(followed.range_years) == 2 else None


def _mean_followed(source: Source) -> str:
    """In the unit that was printed."""
    mean = source.follow_up.mean if source.follow_up else None
    return " ".join(map(str, mean.printed)) if mean else ""


def _span(name: str, told: str) -> tuple[Column, ...]:
    path = f"population.{name}"
    return (
        Column(f"{name}_low", _NUMBER, f"Lowest {told}.", of(f"{path}.low")),
        Column(f"{name}_high", _NUMBER, f"Highest {told}.", of(f"{path}.high")),
        Column(f"{name}_typical", _NUMBER, f"Mean or median {told}.", of(f"{path}.typical")),
        Column(f"{name}_typical_is", _WORD, "Which it is.", of(f"{path}.typical_is"), TypicalIs),
        Column(f"{name}_sd", _NUMBER, f"Standard deviation of {told}.", of(f"{path}.sd")),
        Column(f"{name}_middle_half", Cell.LIST, "Ends of the middle half.", of(f"{path}.iqr")),
        Column(
            f"{name}_limits_are",
            _WORD,
            "Entry limits or seen, where another than limits_are.",
            of(f"{path}.limits_are"),
            LimitsAre,
        ),
    )


def _by_type(source: Source) -> tuple[str, ...]:
    told = plain(source.population.by_subtype)
    return tuple(f"{name}={one_line(each)}" for name, each in told.items())


def _doubts(source: Source) -> tuple[str, ...]:
    return tuple(f"{name}: {why}" for name, why in plain(source.population.doubt).items())


def _share(name: str, meaning: str) -> Column:
    return Column(name, _NUMBER, meaning, of(f"population.{name}"))


_TEXT, _WORD, _NUMBER, _WHOLE = Cell.TEXT, Cell.WORD, Cell.NUMBER, Cell.WHOLE
_C, _P, _R = "citation.", "population.", "population.relapses_year_before."
_ABOUT = (
    Column("source", _TEXT, "Id of the source.", of("id"), always=True),
    Column("label", _TEXT, "Short name.", of("label"), always=True),
    Column("title", _TEXT, "Title of the publication.", of("title"), always=True),
    Column("kind", _WORD, "Sort of publication.", of("kind"), SourceKindOfText, always=True),
    Column("design", _WORD, "How the study was made.", of("design"), Design, always=True),
    Column("tier", _WORD, "Where the source is shown.", of("tier"), SourceTier, always=True),
)
_PUBLISHED = (
    Column("authors", _TEXT, "Authors as we saw them.", of(_C + "authors")),
    Column("journal", _TEXT, "Journal or publisher.", of(_C + "journal"), always=True),
    Column("year", _WHOLE, "Year of publication.", of(_C + "year")),
    Column("volume", _TEXT, "Volume and issue.", of(_C + "volume")),
    Column("pages", _TEXT, "Pages.", of(_C + "pages")),
    Column("doi", _TEXT, "DOI.", of(_C + "doi")),
    Column("pmid", _TEXT, "PubMed number.", of(_C + "pmid")),
    Column("pmcid", _TEXT, "PubMed Central number.", of(_C + "pmcid")),
    Column("registration", _TEXT, "Trial or protocol number.", of(_C + "registration")),
    Column("link", _TEXT, "Address of the publication.", of(_C + "link")),
    Column("read_as", Cell.LIST, "Which texts we read.", lambda s: sorted(s.citation.readings)),
    Column("read_on", Cell.DATE, "Day on which we read it.", of(_C + "read_on"), always=True),
    Column("extracted_by", _TEXT, "Who took the figures out.", of("extracted_by")),
    Column("checked_by", _TEXT, "Who compared them with the text.", of("checked_by")),
    Column("checked_on", Cell.DATE, "Day of that comparison.", of("checked_on")),
    Column("corrections", Cell.LIST, "Corrections recorded: day, what.", _corrections),
    Column("review_by", Cell.DATE, "Day by which to look again.", of("review_by")),
)
_STUDIED = (
    Column("first_year", _WHOLE, "First year of treatment.", lambda s: _years(s, 0)),
    Column("last_year", _WHOLE, "Last year of treatment.", lambda s: _years(s, 1)),
    Column("follow_up_median", _NUMBER, "Median years followed.", of("follow_up.median_years")),
    Column("follow_up_mean", _TEXT, "Mean time, where no median was seen.", _mean_followed),
    Column("follow_up_low", _NUMBER, "Fewest years followed.", lambda s: _followed(s, 0)),
    Column("follow_up_high", _NUMBER, "Most years followed.", lambda s: _followed(s, 1)),
    Column("comparator", _TEXT, "Id of the other treatment.", of("comparator")),
    Column("comparator_note", _TEXT, "What it was not, or was, in words.", of("comparator_note")),
    Column("regimen", _WORD, "Strength of the chemotherapy.", of("regimen"), Regimen),
    Column("regimen_note", _TEXT, "The chemotherapy in words.", of("regimen_note")),
    Column("countries", Cell.LIST, "Where people were treated.", of("countries")),
    Column("treated_at", _WORD, "In how much of them.", of("treated_at"), TreatedAt),
    Column("entry_set", _TEXT, "The set of criteria of the trial.", of("entry_set")),
    Column("people", _WHOLE, "People studied.", of(_P + "people")),
    Column("subtypes", Cell.LIST, "Types of MS taken in.", of(_P + "subtypes")),
    Column("people_by_subtype", Cell.LIST, "People per type of MS.", _counts),
    Column(
        "subtypes_counted_among",
        _WHOLE,
        "Of how many people, where not of everybody studied.",
        of(_P + "counted_among.people"),
    ),
    Column(
        "subtypes_counted_who",
        _WORD,
        "Who these people are.",
        of(_P + "counted_among.who"),
        CountedWho,
    ),
    *_span("age", "age"),
    *_span("edss", "EDSS"),
    *_span("years_with_ms", "years with MS"),
    Column("clock", _WORD, "From when counted.", of(_P + "years_with_ms.clock"), Clock),
    Column("limits_are", _WORD, "Entry limits or seen.", of(_P + "limits_are"), LimitsAre),
    Column("activity", _WORD, "Recent activity.", of(_P + "activity"), Requirement, always=True),
    Column(
        "failed_treatment",
        _WORD,
        "Active in spite of a drug.",
        of(_P + "failed_treatment"),
        Requirement,
        always=True,
    ),
    Column("entry", _TEXT, "Who could take part.", of(_P + "entry")),
    _share("gd_positive_percent", "Percent with an enhancing spot before."),
    _share("relapsed_before_percent", "Percent with a relapse in the year before."),
    _share("high_efficacy_before_percent", "Percent who had had a high-efficacy drug."),
    _share("edss_6_percent", "Percent with an EDSS of 6 or more."),
    _share("untreated_percent", "Percent who had had no MS drug; 0: nobody was without one."),
    Column("relapses_before_mean", _NUMBER, "Relapses, year before.", of(_R + "mean")),
    Column("relapses_before_sd", _NUMBER, "Their standard deviation.", of(_R + "sd")),
    Column("by_type", Cell.LIST, "What was printed of one type of MS, as JSON.", _by_type),
    Column("doubts", Cell.LIST, "Where an editor's reading stands, and why.", _doubts),
    Column("same_people_as", Cell.LIST, "Sources on the same people.", of("same_people_as")),
    Column(
        "perhaps_same_people_as",
        Cell.LIST,
        "Sources on perhaps the same people.",
        of("perhaps_same_people_as"),
    ),
)
_TOLD = (
    Column("funding", _TEXT, "Who paid, where seen.", of("funding")),
    Column("figures", _WHOLE, "Figures taken from it.", lambda s: len(s.figure), always=True),
    Column("summary", _TEXT, "What came out, in our words.", of("summary"), always=True),
    Column("limits", _TEXT, "What it cannot tell, in our words.", of("limits"), always=True),
)

SOURCE_COLUMNS = (*_ABOUT, *_PUBLISHED, *_STUDIED, *_TOLD)
