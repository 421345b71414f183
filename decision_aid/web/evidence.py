"""The one library, the one questionnaire and the one host of this process."""

from __future__ import annotations

import gc
from functools import lru_cache

from django.conf import settings

from decision_aid.domain.facts import Facts
from decision_aid.domain.journey import Questionnaire
from decision_aid.domain.result import result_page
from decision_aid.domain.word_groups import WordGroups
from decision_aid.library.host import Host, open_host_file
from decision_aid.library.measured import MeasuredTable, open_measured
from decision_aid.library.questionnaire import open_questionnaire
from decision_aid.library.search_words import open_search_words
from decision_aid.library.shelf import Library, open_library


@lru_cache(maxsize=1)
def library() -> Library:
    """All evidence. Raises BrokenEvidenceError at the first call if a file is broken."""
    return open_library(settings.EVIDENCE_DIR)


@lru_cache(maxsize=1)
def questionnaire() -> Questionnaire:
    """The one list of questions. Raises BrokenEvidenceError at the first call if it is broken."""
    shelf = library()
    known = frozenset(shelf.sources) | frozenset(shelf.criteria)
    return open_questionnaire(settings.QUESTIONNAIRE, shelf.arms, known)


@lru_cache(maxsize=1)
def host() -> Host:
    """Who runs the tool. Raises BrokenHostFileError at the first call if the file is broken."""
    return open_host_file(settings.HOST_FILE)


@lru_cache(maxsize=1)
def measured_tables() -> tuple[MeasuredTable, ...]:
    """What the benchmark has written. Raises BrokenEvidenceError at the first call."""
    return open_measured(settings.MEASURED_DIR)


@lru_cache(maxsize=1)
def search_words() -> WordGroups:
    """Raises BrokenEvidenceError at the first call if the file is broken."""
    return open_search_words(settings.SEARCH_WORDS)


def prepare() -> None:
    """Loads everything before the first request. Raises BrokenEvidenceError if a file is broken."""
    shelf = library()
    questionnaire()
    host()
    measured_tables()
    search_words()
    result_page(Facts({}), shelf)
    _ = shelf.compared_groups, shelf.figures_on, shelf.catalogue  # not left to the first reader
    gc.freeze()  # all of it stays: no later search for garbage need look at it
