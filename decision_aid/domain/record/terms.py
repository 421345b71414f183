"""What codes and names in a record mean here. Only what is certain: a code that was looked up, or
a name that stands there and nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.domain.record.parts import codings, names_of, text

ICD = "ICD-10"
DRUG = "drug"


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One meaning of one kind (``diagnosis``, ``test``, ``result`` or ``drug``).

    ``codes`` by system; of ICD-10 a code stands for all that begin with it. ``other_uses``: the
    drug is also given for other illnesses.
    """

    kind: str
    means: str
    codes: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...] = ()
    other_uses: bool = False


@dataclass(frozen=True)
class RecordTerms:
    """All terms, and the addresses under which records name each system of codes."""

    addresses: Mapping[str, tuple[str, ...]]
    terms: tuple[Term, ...]

    def meaning(self, kind: str, concept: object) -> str | None:
        """The one meaning; None where none or two are known, or where the words doubt it."""
        if kind in _DOUBTED and any(map(_is_in_doubt, names_of(concept))):
            return None
        found = set(self._by_code(kind, concept))
        if kind != DRUG or not found:  # the words beside the code of a drug may name another one
            found |= set(self._by_name(kind, concept))
        if len(found) > 1:
            found -= {GENERAL}
        return found.pop() if len(found) == 1 else None

    def term(self, kind: str, means: str) -> Term:
        return next(each for each in self.terms if (each.kind, each.means) == (kind, means))

    def codes_of(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Every code of a kind, with the first address of its system."""
        return tuple(
            (self.addresses[system][0], code)
            for term in self.terms
            if term.kind == kind
            for system, codes in term.codes.items()
            for code in codes
        )

    def _by_code(self, kind: str, concept: object) -> Iterator[str]:
        for coding in codings(concept):
            system, code = self._systems.get(text(coding.get("system"))), text(coding.get("code"))
            if system == ICD:
                bare = code.replace(".", "")
                yield from (means for k, begin, means in self._icd
                            if k == kind and bare.startswith(begin))  # fmt: skip
            elif system:
                yield from self._coded.get((kind, system, code), ())

    def _by_name(self, kind: str, concept: object) -> Iterator[str]:
        for name in names_of(concept):
            plain = _plain(name[:_LONGEST_NAME])
            if kind != DRUG:
                yield from self._named.get((kind, plain)) or self._said_twice(kind, name)
                continue
            words = f" {plain} "
            yield from (means for drug, means in self._drugs if drug in words)

    def _said_twice(self, kind: str, name: str) -> Iterator[str]:
        """ "RRMS (relapsing remitting multiple sclerosis)": both halves have to be known, so that
        "MS (suspected)" and "RRMS (ruled out)" are not.
        """
        halves = _TWICE.fullmatch(name[:_LONGEST_NAME].strip())
        if halves is None:
            return
        outside, inside = (set(self._half(kind, each)) for each in halves.groups())
        if outside and inside:
            yield from outside | inside

    def _half(self, kind: str, words: str) -> Iterator[str]:
        yield from self._named.get((kind, _plain(words)), ())
        bare = words.strip().replace(".", "").upper()
        if _ICD_CODE.fullmatch(bare):
            yield from (m for k, begin, m in self._icd if k == kind and bare.startswith(begin))

    @cached_property
    def _coded(self) -> Mapping[tuple[str, str, str], list[str]]:
        found: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        for term in self.terms:
            for system, codes in term.codes.items():
                for code in codes:
                    found[term.kind, system, code].append(term.means)
        return dict(found)

    @cached_property
    def _icd(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(
            (term.kind, code.replace(".", ""), term.means)
            for term in self.terms
            for code in term.codes.get(ICD, ())
        )

    @cached_property
    def _named(self) -> Mapping[tuple[str, str], list[str]]:
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for term in self.terms:
            for name in term.names:
                found[term.kind, _plain(name)].append(term.means)
        return dict(found)

    @cached_property
    def _drugs(self) -> tuple[tuple[str, str], ...]:
        """A product names its drug among other words, such as the strength."""
        drugs = (term for term in self.terms if term.kind == DRUG)
        return tuple((f" {_plain(name)} ", term.means) for term in drugs for name in term.names)

    @cached_property
    def _systems(self) -> Mapping[str, str]:
        return {where: name for name, listed in self.addresses.items() for where in listed}


GENERAL = "ms"
"""MS without a type: a second code beside one that tells the type."""
READ: Mapping[str, tuple[str, ...]] = {
    "diagnosis": (*SUBTYPES, GENERAL),
    "test": (
        "edss", "lvef", "dlco", "crcl", "egfr", "performance", "jcv", "jcv_index", "bands", "sex",
    ),
    "result": ("positive", "negative"),
    "sex": ("female", "male"),
}  # fmt: skip
"""What is told from one another by name; of tests, results and sexes there is nothing else."""
_LONGEST_NAME = 400
_TWICE = re.compile(r"([^()\[\]]+)[(\[]([^()\[\]]+)[)\]]")
_ICD_CODE = re.compile(r"[A-Z][0-9]{2,5}")
_SIGNS = re.compile(r"[^\w%]+")


_DOUBTED = ("diagnosis", DRUG)
_DOUBTS = frozenset((
    "consider", "considered", "considering", "contraindicated", "contraindication", "declined",
    "declines", "refused", "refuses", "avoid", "allergy", "allergic", "planned", "discuss",
    "discussed", "never", "awaiting", "versus", "vs", "suspected", "suspicion", "possible",
    "possibly", "probable", "probably", "query",
))  # fmt: skip
"""Beside the name of an illness or a drug they say that it is not, or not yet, so."""


def _is_in_doubt(name: str) -> bool:
    return "?" in name or not _DOUBTS.isdisjoint(_plain(name[:_LONGEST_NAME]).split())


def _plain(name: str) -> str:
    return _SIGNS.sub(" ", name.casefold()).strip()
