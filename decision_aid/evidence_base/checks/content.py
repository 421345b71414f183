"""Values, quiz, claims, guide, questions for the team, cases: what they name exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol
from urllib.parse import urlsplit

from decision_aid.domain.preparation.team_questions import TeamQuestion, Theme
from decision_aid.domain.questionnaire.facts.names import GIVEN
from decision_aid.evidence_base.checks.lists import (
    begins_as_address,
    unique,
    unknown_sources,
)
from decision_aid.evidence_base.reading.content import WAYS, GuidePage, GuideSection, SectionKind
from decision_aid.evidence_base.reading.loaded import CRITERIA, Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake, Names

VALUES, QUIZ, HEARD = "values.toml", "quiz.toml", "heard.toml"


class _Sourced(Protocol):
    """Whatever has an id and says where it was read."""

    @property
    def id(self) -> str: ...
    @property
    def sources(self) -> tuple[str, ...]: ...
    @property
    def seen(self) -> tuple[str, ...]: ...


def check_exercises(loaded: Loaded) -> Iterator[Mistake]:
    known = loaded.texts
    what = loaded.what_matters
    yield from _sourced(VALUES, "consideration", what.consideration, known)
    yield from _sourced(VALUES, "way", what.way, known)
    yield from _sourced(QUIZ, "question", loaded.quiz, known)
    yield from _sourced(HEARD, "claim", loaded.heard, known)
    yield from unique(VALUES, "leaning", (each.value for each in what.leaning))
    yield from unique(VALUES, "ready", (each.id for each in what.ready))
    yield from _ways(loaded)
    yield from _outcomes(loaded)
    yield from _right_answers(loaded)


def _sourced(file: str, kind: str, items: Iterable[_Sourced], known: Names) -> Iterator[Mistake]:
    items = tuple(items)
    yield from unique(file, kind, (item.id for item in items))
    for item in items:
        path = f"{kind} {item.id}"
        yield from unknown_sources(file, path, item.sources, known)
        if kind != "way" and not (item.sources or item.seen):
            yield Mistake(file, path, "names neither a source nor where it was seen")
        for address in item.seen:
            if not begins_as_address(address):
                yield Mistake(file, path, f"'{address}' in seen is no address")


def _ways(loaded: Loaded) -> Iterator[Mistake]:
    """Every way is told, and can be leaned to, in the one order."""
    what = loaded.what_matters
    if tuple(way.id for way in what.way) not in ((), WAYS):
        yield Mistake(VALUES, "way", f"are {', '.join(WAYS)}, in this order")
    if tuple(each.value for each in what.leaning)[: len(WAYS)] not in ((), WAYS):
        yield Mistake(VALUES, "leaning", f"begins with {', '.join(WAYS)}, in this order")


def _outcomes(loaded: Loaded) -> Iterator[Mistake]:
    known = loaded.names_in("endpoints.toml")
    for item in loaded.what_matters.consideration:
        for name in known.lacking(item.figures):
            path = f"consideration {item.id}"
            yield Mistake(VALUES, path, f"'{name}' is not in endpoints.toml")


def _right_answers(loaded: Loaded) -> Iterator[Mistake]:
    for question in loaded.quiz:
        path = f"question {question.id}"
        values = [option.value for option in question.option]
        if question.right not in values:
            yield Mistake(QUIZ, path, f"the right answer '{question.right}' is not offered")
        yield from unique(QUIZ, f"{path}: option", values)


STEPS, TOPICS = "guide/steps.toml", "guide/topics.toml"
MAY_BE_LINKED = frozenset(
    {
        "cancerresearchuk.org", "christie.nhs.uk", "citizensadvice.org.uk",
        "clatterbridgecc.nhs.uk", "bury.gov.uk", "cuh.nhs.uk", "doi.org", "jacie.org",
        "lhsc.on.ca", "macmillan.org.uk", "msaustralia.org.au", "mssociety.org.uk",
        "mstrust.org.uk", "nhs.uk", "nice.org.uk", "pmc.ncbi.nlm.nih.gov", "uclh.nhs.uk",
        "ucsfhealth.org", "uhsussex.nhs.uk", "urmc.rochester.edu",
    }
)  # fmt: skip
"""Official bodies, hospitals, societies and journals. No clinic that sells the treatment."""


def check_guide(loaded: Loaded) -> Iterator[Mistake]:
    every = (*loaded.guide_steps, *loaded.guide_topics)
    yield from unique("guide", "page", (page.id for page in every))
    known = loaded.texts
    endpoints = loaded.names_in("endpoints.toml")
    for file, pages in ((STEPS, loaded.guide_steps), (TOPICS, loaded.guide_topics)):
        for page in pages:
            path = f"page {page.id}"
            yield from unknown_sources(file, path, page.all_sources, known)
            yield from unique(file, f"{path}: section", (s.heading for s in page.section))
            for reason in (*_of_page(page, file), *_of_sections(page, endpoints)):
                yield Mistake(file, path, reason)


def _of_page(page: GuidePage, file: str) -> Iterator[str]:
    if file == STEPS and not page.when:
        yield "is a step and does not say when"
    for link in page.all_links:
        if not begins_as_address(link.url):
            yield f"'{link.url}' is no address"
        if urlsplit(link.url).netloc.removeprefix("www.") not in MAY_BE_LINKED:
            yield f"'{link.url}' is not on the list of pages that people may be given"
    for seen in (*page.seen, *(each for s in page.section for each in s.seen)):
        if not begins_as_address(seen):
            yield f"'{seen}' in seen is no address"


def _of_sections(page: GuidePage, endpoints: Names) -> Iterator[str]:
    for section in page.section:
        for name in endpoints.lacking(section.figures):
            yield f"section {section.heading}: '{name}' is not in endpoints.toml"
        if not _rests_on_something(page, section):
            yield f"section {section.heading}: tells something without a source"


def _rests_on_something(page: GuidePage, section: GuideSection) -> bool:
    if section.kind is not SectionKind.TOLD and not section.after:
        return True
    return bool(section.sources or section.links or page.sources or page.links)


TEAM_QUESTIONS_FILE = "ask_your_team.toml"
_FACTS = frozenset(GIVEN)


def check_team_questions(loaded: Loaded) -> Iterator[Mistake]:
    known = loaded.texts
    picks = frozenset(each.id for each in loaded.what_matters.consideration)
    ready = frozenset(each.id for each in loaded.what_matters.ready)
    ids, arms = loaded.names_in(TEAM_QUESTIONS_FILE), loaded.names_in("arms.toml")
    yield from unique(TEAM_QUESTIONS_FILE, "question", (each.id for each in loaded.team_questions))
    for question in loaded.team_questions:
        path = f"question {question.id}"
        yield from unknown_sources(TEAM_QUESTIONS_FILE, path, question.sources, known)
        drugs = (*question.drugs, *question.not_had)
        told = [*_mistakes_of_a_question(question, picks, ready)]
        told += [f"'{e}' is not in arms.toml" for e in arms.lacking(drugs)]
        told += [f"'{each}' is no question" for each in ids.lacking(question.like)]
        yield from (Mistake(TEAM_QUESTIONS_FILE, path, reason) for reason in told)


def _mistakes_of_a_question(
    question: TeamQuestion, picks: frozenset[str], ready: frozenset[str]
) -> Iterator[str]:
    """Without any pick or readiness question their file could not be read, which is told."""
    for name in {*question.unknown, *question.settles} - _FACTS:
        yield f"'{name}' is no fact"
    for name in {*question.for_values, *question.first_for_values} - picks if picks else ():
        yield f"'{name}' is no consideration of values.toml"
    readiness = {*question.for_readiness_no, *question.first_for_readiness_no}
    for name in readiness - ready if ready else ():
        yield f"'{name}' is no readiness question of values.toml"
    for address in question.seen:
        if not begins_as_address(address):
            yield f"'{address}' in seen is no address"
    if bool(question.as_question) != (question.theme is Theme.FIND_OUT):
        yield 'as_question stands where the theme is "find out", and only there'
    if not (question.sources or question.seen or readiness):
        yield "names neither a source nor where it was seen"


def check_cases(loaded: Loaded) -> Iterator[Mistake]:
    criteria = {s.id: {c.id for c in s.criterion} for s in loaded.criteria.values()}
    known = loaded.names_in(CRITERIA)
    for file, case in loaded.cases.items():
        if f"{case.id}.toml" != file:
            yield Mistake(f"cases/{file}", "id", f"is '{case.id}', but the file is named {file}")
        for set_id, expected in case.expected.items():
            if set_id not in known:
                path = f"expected.{set_id}"
                yield Mistake(f"cases/{file}", path, "is no set of criteria")
            if set_id not in criteria:
                continue
            for name in expected.criteria.keys() - criteria[set_id]:
                path = f"expected.{set_id}.{name}"
                yield Mistake(f"cases/{file}", path, "is no criterion of that set")
