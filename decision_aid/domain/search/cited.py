"""By what a publication is found: who wrote it and where, each of its numbers and addresses."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.domain.evidence.citation import Citation
from decision_aid.domain.search.paper_numbers import as_address, paper_number
from decision_aid.domain.search.word_groups import plain


def cited_as(citation: Citation) -> str:
    """Plain words, and each address as a typed one is looked for."""
    return " ".join(dict.fromkeys(filter(None, _cited_as(citation))))


def _cited_as(citation: Citation) -> Iterator[str]:
    yield plain(citation.authors)
    yield plain(citation.journal)
    numbers = (citation.doi, citation.pmid, citation.pmcid, *citation.registration.split(";"))
    addresses = (citation.url, *(each.url for each in citation.read))
    for typed in filter(None, (*numbers, *addresses)):
        yield plain(paper_number(typed))
        yield from as_address(typed)
    yield plain(citation.registration)
