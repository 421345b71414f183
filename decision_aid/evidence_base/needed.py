"""What the pages read of the evidence by name, and what lacks of it in a folder.

A folder of its own, such as one for tests, may do without; the tool cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from decision_aid.domain.evidence.topics import OutcomeTopic, Side, ToldOn
from decision_aid.domain.evidence.vocabulary import TellsOf
from decision_aid.evidence_base.checks.places import ELSEWHERE, countries, with_wholes
from decision_aid.evidence_base.reading.content import WAYS, HelpLine
from decision_aid.evidence_base.reading.history import CHANGES, HISTORY, SCREENING
from decision_aid.evidence_base.reading.loaded import LISTS, PLACES, Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

NAMED: Mapping[str, tuple[str, ...]] = {
    "endpoints.toml": (
        "treatment-related-death", "death-any-cause", "pml", "no-relapse", "relapsed",
        "relapse-rate", "no-disability-worsening", "disability-worsened", "disability-improved",
    ),
    "topics.toml": ("worsening",),
    "arms.toml": ("ahsct",),
    "situations.toml": ("natalizumab-and-jc-virus",),
    "heard.toml": ("cure",),
    "guide/topics.toml": ("stopping-a-drug", "other-ways", "carers"),
}  # fmt: skip
"""By file, the ids that code and templates name."""
SOURCES = ("ruiz-arguelles-2019",)
MAY_BE_EMPTY = frozenset({"excused_numbers.toml", SCREENING, HISTORY})


def check_needed(loaded: Loaded) -> Iterator[Mistake]:
    """Nothing is said of a file that could not be read: that is told already."""
    for mistake in _needed(loaded):
        if mistake.file not in loaded.half_read:
            yield mistake


def _needed(loaded: Loaded) -> Iterator[Mistake]:
    yield from _empty(loaded)
    yield from _without_a_name(loaded)
    yield from _help(loaded)
    yield from (Mistake("topics.toml", "topic", why) for why in _sides(loaded.topics))
    for file, source in loaded.sources.items():
        if source.id in SOURCES and not source.citation.link:
            yield Mistake(f"sources/{file}", "citation", "gives people no doi, pmid or url")
    told = {each.tells_of for source in loaded.sources.values() for each in source.figure}
    if not any(file.startswith("sources/") for file in loaded.half_read):
        for name in sorted(set(SOURCES) - {source.id for source in loaded.sources.values()}):
            yield Mistake(f"sources/{name}.toml", "", "file is missing: a page links to it")
        for each in TellsOf:
            if each not in told:
                yield Mistake("sources", "figure", f"no figure tells_of '{each}'")
    if loaded.terms and not any(term.on_results for term in loaded.terms):
        yield Mistake("glossary.toml", "term", "none says on_results: results explain no word")


def _empty(loaded: Loaded) -> Iterator[Mistake]:
    for file, (kind, attribute, _of) in LISTS.items():
        if file not in MAY_BE_EMPTY and not getattr(loaded, attribute):
            yield Mistake(file, kind, "none stands there")
    what = loaded.what_matters
    for kind, listed in (
        ("way", what.way), ("consideration", what.consideration), ("leaning", what.leaning),
        ("ready", what.ready),
    ):  # fmt: skip
        if not listed:
            yield Mistake("values.toml", kind, f"none stands there; ways are {', '.join(WAYS)}")
    for folder, files in (("sources", loaded.sources), ("criteria", loaded.criteria)):
        if not files:
            yield Mistake(folder, "", "holds no file")
    if not loaded.changes:
        yield Mistake(CHANGES, "", "file is missing or tells of no day")


def _without_a_name(loaded: Loaded) -> Iterator[Mistake]:
    for file, names in NAMED.items():
        kind, attribute, _of = LISTS[file]
        there = {each.id for each in getattr(loaded, attribute)}
        for name in names if there else ():
            if name not in there:
                yield Mistake(file, f"{kind} {name}", "is missing: a page reads it by this id")


def _help(loaded: Loaded) -> Iterator[Mistake]:
    """Wherever somebody is there is a line to call, and one for everywhere else."""
    shown = [line for line in loaded.help_lines if not line.confirm and (line.number or line.url)]
    served = {code for line in shown for code in line.countries}
    if not loaded.places:
        yield Mistake(PLACES, "place", "none stands there")
    if not shown:
        return
    if ELSEWHERE not in served:
        yield Mistake(PLACES, "line", f"none that is checked serves '{ELSEWHERE}'")
    emergency = {code for line in shown if line.kind == "emergency" for code in line.countries}
    for code in sorted(_smallest(countries(loaded)) & _served(loaded.help_lines) - emergency):
        yield Mistake(PLACES, "line", f"no checked emergency line serves '{code}'")


def places_without_a_line(places: Iterable[str], lines: Iterable[HelpLine]) -> tuple[str, ...]:
    """Their people get the lines for everywhere else."""
    return tuple(sorted(_smallest(with_wholes(places)) - _served(lines)))


def _served(lines: Iterable[HelpLine]) -> set[str]:
    return {code for line in lines for code in line.countries}


def _smallest(codes: Iterable[str]) -> set[str]:
    """Places without the countries of which they are parts."""
    wholes = {code.partition("-")[0] for code in codes if "-" in code}
    return set(codes) - wholes


def _sides(topics: tuple[OutcomeTopic, ...]) -> Iterator[str]:
    for side in Side if topics else ():
        for place in (ToldOn.FIRST, ToldOn.RESULTS, ToldOn.SUMMARY, ToldOn.CONSULTATION):
            if not any(topic.side is side and place in topic.on for topic in topics):
                yield f"none of the {side} is told on '{place}'"
