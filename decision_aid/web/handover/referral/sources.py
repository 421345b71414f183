"""The sources of a referral, numbered in the order in which they are met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils import formats
from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.vocabulary import SourceKindOfText
from decision_aid.domain.preparation.before_transplant import work_up_for
from decision_aid.web.handover.summary.sources import listed_source
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import criteria

Numbers = Mapping[str, int]
"""By id of a source or of a set of rules, from 1."""


def numbered(texts: Iterable[CriteriaSet], drugs: Iterable[str]) -> Numbers:
    """The published texts first, then what is printed on these drugs and on tests."""
    named = set(drugs)
    base = evidence_base()
    lines = (
        line.source
        for line in base.drug_lines
        if named & set(line.drugs) and is_for_letters(line.source)
    )
    tests = (t.source for t in work_up_for(named, base.work_up) if is_for_letters(t.source))
    points = (item.source for item in base.hct_ci)
    met = dict.fromkeys([*(each.id for each in texts), *lines, *tests, *points])
    return {each: number for number, each in enumerate(met, start=1)}


def is_for_letters(source: str) -> bool:
    """Neither what sellers print nor what one person thinks."""
    base = evidence_base()
    found = base.sources.get(source)
    opinion = found is not None and found.kind is SourceKindOfText.OPINION
    return source not in base.sellers and not opinion


def cite(ids: Iterable[str], numbers: Numbers) -> str:
    """ "[3, 4]" """
    return f"[{', '.join(str(n) for n in sorted({numbers[each] for each in ids}))}]"


def listed(numbers: Numbers) -> Iterator[str]:
    """Each as a reader finds it, in order."""
    base = evidence_base()
    for named in numbers:
        if named in base.criteria:
            yield rules_source(base.criteria[named])
        else:
            source = listed_source(base.sources[named], numbers[named])
            yield f"{source.label}. {source.citation}. {source.link}"


def rules_source(rules: CriteriaSet) -> str:
    cited = rules.citation
    read = formats.date_format(cited.read_on, "j F Y")
    parts = (
        f"{cited.authors.rstrip('.')}." if cited.authors else "",
        f"{rules.title}.",
        f"{cited.journal}.",
        cited.link,
        _("Read on %(day)s. %(how)s")
        % {"day": read, "how": criteria.SOURCE_KIND[rules.source_kind]},
    )
    return " ".join(part for part in parts if part)
