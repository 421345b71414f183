"""The guide: ids, sources, outcomes, and addresses that people may be given."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from decision_aid.library.checks.list_checks import source_ids, unique, unknown_sources
from decision_aid.library.guide import GuidePage, GuideSection, SectionKind
from decision_aid.library.loading import Loaded
from decision_aid.library.mistakes import Mistake

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
    known = source_ids(loaded) | {rules.id for rules in loaded.criteria.values()}
    endpoints = frozenset(endpoint.id for endpoint in loaded.endpoints)
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
        if urlsplit(link.url).netloc.removeprefix("www.") not in MAY_BE_LINKED:
            yield f"'{link.url}' is not on the list of pages that people may be given"
    for seen in (*page.seen, *(each for s in page.section for each in s.seen)):
        if not seen.startswith(("http://", "https://")):
            yield f"'{seen}' in seen is no address"


def _of_sections(page: GuidePage, endpoints: frozenset[str]) -> Iterator[str]:
    for section in page.section:
        for name in section.figures:
            if name not in endpoints:
                yield f"section {section.heading}: '{name}' is not in endpoints.toml"
        if not _rests_on_something(page, section):
            yield f"section {section.heading}: tells something without a source"


def _rests_on_something(page: GuidePage, section: GuideSection) -> bool:
    if section.kind is not SectionKind.TOLD and not section.after:
        return True
    return bool(section.sources or section.links or page.sources or page.links)
