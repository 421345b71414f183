"""The one evidence base, the one questionnaire and the one host of this process."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from django.conf import settings

from decision_aid.domain.eligibility.guards import Reasons, reasons
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.evidence.vocabulary import Use
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.codes import Codes
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire
from decision_aid.domain.record.terms import RecordTerms
from decision_aid.domain.results.patient_result import (
    PatientResult,
    patient_result,
    result_of_journey,
)
from decision_aid.domain.resume_code.layout import Layout
from decision_aid.domain.search.despair import DespairWords
from decision_aid.domain.search.help_numbers import is_a_number
from decision_aid.domain.search.search import Item
from decision_aid.domain.search.spelling import Spelling
from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.reading.code_layouts import open_layouts
from decision_aid.evidence_base.reading.codes_toml import open_codes
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError, Mistake
from decision_aid.evidence_base.reading.questionnaire_toml import open_questionnaire
from decision_aid.evidence_base.reading.record_terms_toml import open_record_terms
from decision_aid.evidence_base.reading.site_files import (
    Host,
    MeasuredTable,
    SearchWords,
    open_host_file,
    open_measured,
    open_search_words,
)
from decision_aid.evidence_base.search_items import catalogue


@lru_cache(maxsize=1)
def evidence_base() -> EvidenceBase:
    """All evidence. Raises BrokenEvidenceError if a file is broken."""
    found = _read_once()
    if isinstance(found, BrokenEvidenceError):
        raise found
    return found


@lru_cache(maxsize=1)
def _read_once() -> EvidenceBase | BrokenEvidenceError:
    """What rests on broken evidence asks for it again and again: it is not read again."""
    try:
        return open_evidence_base(settings.EVIDENCE_DIR, is_whole=True)
    except BrokenEvidenceError as broken:
        return broken


@lru_cache(maxsize=1)
def questionnaire() -> Questionnaire:
    """The one list of questions. Raises BrokenEvidenceError at the first call if it is broken."""
    base = evidence_base()
    known = frozenset(base.sources) | frozenset(base.criteria)
    return open_questionnaire(settings.QUESTIONNAIRE, base.arms, known, base.hct_ci, base.places)


@lru_cache(maxsize=1)
def codes() -> Codes:
    """Codes of public lists. Raises BrokenEvidenceError at the first call if they are broken."""
    return open_codes(settings.CODES, questionnaire())


@lru_cache(maxsize=1)
def record_terms() -> RecordTerms:
    """Words and codes of records. Raises BrokenEvidenceError at the first call."""
    return open_record_terms(settings.RECORD_TERMS, codes(), questionnaire())


@lru_cache(maxsize=1)
def code_layouts() -> Mapping[int, Layout]:
    """Every version. Raises BrokenEvidenceError at the first call if the file is broken."""
    return open_layouts(settings.CODE_LAYOUT)


@lru_cache(maxsize=1)
def host() -> Host:
    """Who runs the tool. Raises BrokenHostFileError at the first call if the file is broken."""
    return open_host_file(settings.HOST_FILE)


@lru_cache(maxsize=1)
def measured_tables() -> tuple[MeasuredTable, ...]:
    """What the benchmark has written. Raises BrokenEvidenceError at the first call."""
    return open_measured(settings.MEASURED_DIR)


@lru_cache(maxsize=1)
def search_words() -> SearchWords:
    """Raises BrokenEvidenceError at the first call if the file is broken."""
    return open_search_words(settings.SEARCH_WORDS)


@lru_cache(maxsize=1)
def despair_words() -> DespairWords:
    """Words of despair, with the names and numbers of the lines for emergencies and crises."""
    lines = [line for line in evidence_base().help_lines if line.kind in ("emergency", "crisis")]
    numbers = (word for line in lines for word in (line.tel, line.text_to))
    names = (line.name.partition(",")[0].partition("(")[0] for line in lines)
    named = tuple(name for name in names if not is_a_number(name))
    lists = search_words().despair
    return DespairWords(
        replace(
            lists,
            weak=(*lists.weak, *named),
            of_treatment=tuple(_of_drugs(lists.of_treatment)),
            passed_over=tuple(_of_drugs(lists.passed_over)),
        ),
        numbers,
        known=lambda word: spelling().knows(word),
    )


def _of_drugs(phrases: Iterable[str]) -> Iterator[str]:
    """Each, once for every drug where it stands for any: "give up <drug>"."""
    of_drugs = (Use.DRUG, Use.HIGH_EFFICACY_DRUG)
    arms = [each for each in evidence_base().arms.values() if each.use in of_drugs]
    names = [name.strip(" )") for each in arms for name in each.name.split("(")]
    drugs = [name for name in names if name and " " not in name]
    for phrase in phrases:
        yield from (phrase.replace("<drug>", name) for name in drugs if "<drug>" in phrase)
        if "<drug>" not in phrase:
            yield phrase


def tells_of_despair(typed: str) -> bool:
    """As typed or as meant."""
    return any(map(despair_words().are_in, (typed, spelling().meant(typed))))


def may_tell_of_despair(typed: str) -> bool:
    """Somebody tells of themselves; whether of despair no list of words knows."""
    return despair_words().may_be_in(typed)


@lru_cache(maxsize=1)
def search_items() -> tuple[Item, ...]:
    """Everything in the evidence, to be found by words: listed at the first search.

    Raises BrokenEvidenceError.
    """
    return catalogue(evidence_base())


@lru_cache(maxsize=1)
def spelling() -> Spelling:
    """The words of everything that can be found; its lists are made at the first slip."""
    items = search_items()
    groups = search_words().groups.words
    return Spelling((item.text for item in items), groups, (item.name for item in items))


def result_of(journey: Journey) -> PatientResult:
    """What the evidence says of one person's answers: worked out once a request, then drawn."""
    return result_of_journey(journey, evidence_base(), questionnaire(), settings.COUNTRY)


def guard_reasons(verdicts: Iterable[Verdict], journey: Journey) -> Reasons:
    """Why each guard would hold a set back; ``verdicts`` of all sets."""
    return reasons(verdicts, journey, questionnaire().questions_giving)


FILES: tuple[Callable[[], object], ...] = (
    evidence_base,
    questionnaire,
    codes,
    record_terms,
    code_layouts,
    host,
    measured_tables,
    search_words,
)
"""Whatever is read from files. Each raises BrokenEvidenceError with all its mistakes."""


def mistakes() -> tuple[Mistake, ...]:
    """Every mistake of every file, each once; what rests on a broken file is not read."""
    found: set[Mistake] = set()
    for opened in FILES:
        try:
            opened()
        except BrokenEvidenceError as broken:
            found.update(broken.mistakes)
    return tuple(sorted(found))


def prepare() -> None:
    """Loads everything before the first request, so that broken files stop the start; only what
    can be searched is listed at the first search. Raises BrokenEvidenceError if a file is broken.
    """
    host()  # told under its own name: it is the host's file, and no evidence
    if wrong := mistakes():
        raise BrokenEvidenceError(wrong)
    base = evidence_base()
    despair_words()
    nobody = patient_result(Facts({}), base)
    _ = nobody.topics, nobody.compared, nobody.rules  # indexes are not left to the first reader
    _ = base.figures_on
    gc.freeze()  # all of it stays: no later search for garbage need look at it
