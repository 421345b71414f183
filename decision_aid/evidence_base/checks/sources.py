"""Sources: complete citation, believable population, ids that exist.

Sources about the same people exist, and only one of two names the other. Of the papers looked at,
what was kept is here, and none stands there twice. Nothing was read on a day to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from decision_aid.domain.eligibility.vocabulary import CriteriaKind
from decision_aid.domain.evidence.citation import Citation
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import SourceTier
from decision_aid.domain.search.word_groups import plain
from decision_aid.evidence_base.checks.figures import unexcused
from decision_aid.evidence_base.checks.lists import unique
from decision_aid.evidence_base.checks.populations import follow_up_mistakes, population_mistakes
from decision_aid.evidence_base.reading.history import SCREENING, Decision, ScreenedPaper
from decision_aid.evidence_base.reading.loaded import CRITERIA, SOURCES, Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake, Names, repeated

DOI = r"10\.[0-9]{4,9}/\S*[^\s.,;]"
PMID = r"[1-9][0-9]{0,8}"
PMCID = r"PMC[0-9]+"
ADDRESS = r"https?://\S+"
FIRST_YEAR = 1950
COUNTRY = r"[A-Z]{2}(-[A-Z]{3})?"
"""What they look like, here and in schema.json."""
_AUTHOR_AND_YEAR = re.compile(r".*\b\d{4}[a-z]?")


def check_sources(loaded: Loaded) -> Iterator[Mistake]:
    arms = loaded.names_in("arms.toml")
    for file, source in loaded.sources.items():
        for path, reason in _mistakes_of(source, file, arms):
            yield Mistake(f"sources/{file}", path, reason)
    yield from _not_seen(loaded)
    yield from _named_alike(loaded)
    yield from _entry_sets(loaded)


def _entry_sets(loaded: Loaded) -> Iterator[Mistake]:
    """Who a trial took in is read from its own set, wherever there is one of the same paper."""
    trials = {e.id: e for e in loaded.criteria.values() if e.kind is CriteriaKind.TRIAL}
    known = loaded.names_in(CRITERIA)
    of_paper = {each.citation.doi: each.id for each in trials.values() if each.citation.doi}
    for file, source in loaded.sources.items():
        named = source.entry_set
        if named and named not in trials and not known.waits_for(named):
            reason = f"names '{named}', which is no set of a trial"
            yield Mistake(f"sources/{file}", "entry_set", reason)
        own = of_paper.get(source.citation.doi)
        if own and own != named:
            reason = f"is not '{own}', the set of the trial in the same paper"
            yield Mistake(f"sources/{file}", "entry_set", reason)


def _named_alike(loaded: Loaded) -> Iterator[Mistake]:
    """Two sources that a page would call by one name, or one by the beginning of the other's."""
    names = {f: s.short_name.partition(" (")[0] for f, s in loaded.sources.items()}
    called: dict[str, list[str]] = {}
    for file, name in names.items():
        called.setdefault(name, []).append(file)
    for other, long in names.items():
        for name in (long, *_beginnings(long)):
            for file in called.get(name, ()):
                if file != other:
                    reason = f"is called '{name}' on pages, and {other} '{long}': add a word"
                    yield Mistake(f"sources/{file}", "label", reason)


def _beginnings(name: str) -> Iterator[str]:
    """Each author and year with which a longer name begins."""
    words = name.split(" ")
    shorter = (" ".join(words[:many]) for many in range(1, len(words)))
    return (each for each in shorter if _AUTHOR_AND_YEAR.fullmatch(each))


def _mistakes_of(source: Source, file: str, arms: Names) -> Iterator[tuple[str, str]]:
    if f"{source.id}.toml" != file:
        yield "id", f"is '{source.id}', but the file is named {file}"
    if source.comparator and source.comparator not in arms:
        yield "comparator", f"'{source.comparator}' is not in arms.toml"
    for country in source.countries:
        if not re.fullmatch(COUNTRY, country):
            yield "countries", f"'{country}' is no code of a country, such as SE or GB-ENG"
    if source.years and (len(source.years) != 2 or source.years[0] > source.years[1]):
        yield "years", "are a first and a last year"
    last = source.citation.read_on.year
    for year in source.years:
        if not FIRST_YEAR <= year <= last:
            yield "years", f"{year} lies outside {FIRST_YEAR} to the year of reading"
    for name in repeated(figure.id for figure in source.figure):
        yield f"figure {name}", "stands there twice"
    yield from citation_mistakes(source.citation)
    if len(source.limits.split()) < 3:
        yield "limits", f"'{source.limits}' does not say what the source cannot tell"
    if any(reading.what is None for reading in source.citation.read):
        yield "citation.read", "does not say what was read"
    yield from population_mistakes(source.population)
    yield from (("follow_up", reason) for reason in follow_up_mistakes(source))
    yield from _second_reader_mistakes(source)
    yield from _correction_mistakes(source)


def _not_seen(loaded: Loaded) -> Iterator[Mistake]:
    """By what a source is looked up, unless a list says that nobody has seen it yet."""
    excused = {(each.file, name) for each in loaded.excuses for name in each.not_seen}
    missing = (
        (name, Mistake(f"sources/{file}", f"citation.{name}", reason))
        for file, source in loaded.sources.items()
        for name, reason in _missing(source)
    )
    yield from unexcused(loaded, excused, missing, "'%s' needs no excuse")


def _missing(source: Source) -> Iterator[tuple[str, str]]:
    citation = source.citation
    if not citation.read:
        yield "read", "is missing: which text was read"
    if source.tier is not SourceTier.CORE:
        return
    if citation.year is None:
        yield "year", "is missing: a core source is looked up by its title, journal and year"
    if not citation.authors:
        yield "authors", "are missing: a core source names them"
    if not citation.link:
        yield "url", "is missing: a core source has a doi, a pmid or a url"


def _correction_mistakes(source: Source) -> Iterator[tuple[str, str]]:
    """What was published as a correction cannot be older than the text that it corrects."""
    year = source.citation.year
    for place, each in enumerate(source.corrections, start=1):
        path = f"corrections[{place}]"
        if year and each.date.year < year:
            yield f"{path}.date", f"{each.date} is before the text was published, {year}"
        if each.link and not each.link.startswith("https://"):
            yield f"{path}.link", f"'{each.link}' does not begin with https://"


def _second_reader_mistakes(source: Source) -> Iterator[tuple[str, str]]:
    """Two people read each source where names are given: one takes out, another checks."""
    first, second = (_name(each) for each in (source.extracted_by, source.checked_by))
    if second and not first:
        yield "checked_by", "needs extracted_by: who took the figures out"
    if second and first == second:
        yield "checked_by", f"is the person who took the figures out, {source.extracted_by}"
    if bool(second) != (source.checked_on is not None):
        yield "checked_on", "and checked_by go together"
    read_on = source.citation.read_on
    if source.checked_on is not None and source.checked_on < read_on:
        yield "checked_on", f"{source.checked_on} is before the text was read, {read_on}"
    if source.review_by is not None and source.review_by < read_on:
        yield "review_by", f"{source.review_by} is before the text was read, {read_on}"


def _name(written: str) -> str:
    return " ".join(written.casefold().split())


def citation_mistakes(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.doi and not re.fullmatch(DOI, citation.doi):
        yield "citation.doi", f"'{citation.doi}' is no DOI"
    if citation.pmid and not re.fullmatch(PMID, citation.pmid):
        yield "citation.pmid", f"'{citation.pmid}' is no PubMed number"
    if citation.pmcid and not re.fullmatch(PMCID, citation.pmcid):
        yield "citation.pmcid", f"'{citation.pmcid}' is no PubMed Central number"
    if citation.url and not re.fullmatch(ADDRESS, citation.url):
        yield "citation.url", f"'{citation.url}' is no address"
    for place, reading in enumerate(citation.read, start=1):
        if reading.url and not re.match(ADDRESS, reading.url):
            yield f"citation.read[{place}].url", f"'{reading.url}' is no address"
    if citation.year is not None and not 1900 <= citation.year <= citation.read_on.year:
        yield "citation.year", f"{citation.year} lies outside 1900 to the year of reading"


def check_dates(loaded: Loaded) -> Iterator[Mistake]:
    """The last day that is told of counts too: the clock of a server may be behind.

    Without one there is nothing to compare with. One day is left for the clocks of the world.
    """
    told = [*(each.date for each in loaded.editions), *(each.day for each in loaded.changes)]
    if not told:
        return
    last = max(date.today(), *told) + timedelta(days=1)
    for file, path, day in _days(loaded):
        if day is not None and day > last:
            yield Mistake(file, path, f"{day} is a day to come")


def _days(loaded: Loaded) -> Iterator[tuple[str, str, date | None]]:
    for name, source in loaded.sources.items():
        yield f"sources/{name}", "citation.read_on", source.citation.read_on
        yield f"sources/{name}", "checked_on", source.checked_on
        for place, each in enumerate(source.corrections, start=1):
            yield f"sources/{name}", f"corrections[{place}].date", each.date
    for name, rules in loaded.criteria.items():
        yield f"criteria/{name}", "citation.read_on", rules.citation.read_on
        yield f"criteria/{name}", "as_of", rules.as_of
    for place, paper in enumerate(loaded.screening, start=1):
        yield SCREENING, f"paper[{place}].date", paper.date


def check_overlaps(loaded: Loaded) -> Iterator[Mistake]:
    known = loaded.names_in(SOURCES)
    named = {source.id: _same_people_named(source) for source in loaded.sources.values()}
    for file, source in loaded.sources.items():
        for key in ("same_people_as", "perhaps_same_people_as"):
            for other in getattr(source, key):
                for reason in _wrong_overlap(source.id, other, known, named):
                    yield Mistake(f"sources/{file}", key, reason)
        for other in set(source.same_people_as) & set(source.perhaps_same_people_as):
            reason = f"'{other}' stands in same_people_as too"
            yield Mistake(f"sources/{file}", "perhaps_same_people_as", reason)


def _same_people_named(source: Source) -> frozenset[str]:
    return frozenset(source.same_people_as) | frozenset(source.perhaps_same_people_as)


def _wrong_overlap(
    one: str, other: str, known: Names, named: dict[str, frozenset[str]]
) -> Iterator[str]:
    if other == one:
        yield "names the source itself"
    elif other not in known:
        yield f"names source '{other}', which does not exist"
    elif one in named.get(other, ()):
        yield f"and '{other}' claim each other: only one of two names the other"


def check_screening(loaded: Loaded) -> Iterator[Mistake]:
    known = loaded.names_in(SOURCES)
    for place, each in enumerate(loaded.screening, start=1):
        for reason in _of_a_paper(each, known):
            yield Mistake(SCREENING, f"paper[{place}]", reason)
    for key in ("source", "doi", "pmid"):
        yield from unique(SCREENING, key, filter(None, (getattr(e, key) for e in loaded.screening)))
    bare = (plain(each.paper) for each in loaded.screening if not (each.doi or each.pmid))
    for title in repeated(bare):
        yield Mistake(SCREENING, f"paper '{title}'", "stands there twice")


def _of_a_paper(each: ScreenedPaper, known: Names) -> Iterator[str]:
    if each.doi and not re.fullmatch(DOI, each.doi):
        yield f"'{each.doi}' is no DOI"
    if each.pmid and not re.fullmatch(PMID, each.pmid):
        yield f"'{each.pmid}' is no PubMed number"
    if each.year is not None and not 1900 <= each.year <= each.date.year + 1:
        yield f"{each.year} lies outside 1900 to the year after it was looked at"
    if each.decision is Decision.KEPT and each.source not in known:
        yield f"is kept and names source '{each.source}', which does not exist"
    if each.decision is Decision.LEFT_OUT and each.source:
        yield f"is left out and names source '{each.source}'"
    if each.decision is Decision.TO_READ and each.source in known:
        yield f"is still to be read, but source '{each.source}' is here: is it kept?"
