"""The one library and the one questionnaire of this process."""

from __future__ import annotations

import gc
from functools import lru_cache

from django.conf import settings

from decision_aid.domain.facts import Facts
from decision_aid.domain.journey import Questionnaire
from decision_aid.domain.result import result_page
from decision_aid.library.questionnaire import open_questionnaire
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


def prepare() -> None:
    """Loads everything before the first request. Raises BrokenEvidenceError if a file is broken."""
    shelf = library()
    questionnaire()
    result_page(Facts({}), shelf)
    _ = shelf.compared_groups  # worked out here, not for the first reader
    gc.freeze()  # all of it stays: no later search for garbage need look at it
