"""The list of papers looked at: what was kept is here, and no paper stands there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_aid.domain.search.search import plain
from decision_aid.evidence_base.checks.lists import repeated, source_ids, unique
from decision_aid.evidence_base.checks.sources import DOI, PMID
from decision_aid.evidence_base.reading.load import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake
from decision_aid.evidence_base.reading.screening import SCREENING, Decision, ScreenedPaper


def check_screening(loaded: Loaded) -> Iterator[Mistake]:
    known = source_ids(loaded)
    for place, each in enumerate(loaded.screening, start=1):
        for reason in _mistakes_of(each, known):
            yield Mistake(SCREENING, f"paper[{place}]", reason)
    for key in ("source", "doi", "pmid"):
        named = (getattr(each, key) for each in loaded.screening)
        yield from unique(SCREENING, key, filter(None, named))
    bare = (plain(each.paper) for each in loaded.screening if not (each.doi or each.pmid))
    for title in repeated(bare):
        yield Mistake(SCREENING, f"paper '{title}'", "stands there twice")


def _mistakes_of(each: ScreenedPaper, known: frozenset[str]) -> Iterator[str]:
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
