"""Which words of the glossary a page uses, found in what is drawn of it.

Parts that are kept as long as the process lives are looked through once; of a page only the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from django.utils.safestring import SafeString

from decision_aid.evidence_base.reading.content import Term
from decision_aid.web.loaded import evidence_base

_Parts = list[tuple[SafeString, bool]]
_PARTS: ContextVar[_Parts | None] = ContextVar("parts of the page", default=None)
_WORD = re.compile(r"[A-Za-z][\w-]*")
_SEVERAL = re.compile(r" (and|or) ")
_LARGE = 80_000
_HEAD = 60
"""Letters by which a part is looked for; then all of it has to stand there."""


@contextmanager
def collecting(parts: _Parts | None) -> Iterator[None]:
    """What is drawn meanwhile adds its kept parts; with None nothing is added."""
    before = _PARTS.set(parts)
    try:
        yield
    finally:
        _PARTS.reset(before)


def kept(part: SafeString, *, read: bool = True) -> SafeString:
    """The same part, noted as one that is kept, or as one that nobody reads on a screen."""
    if (parts := _PARTS.get()) is not None:
        parts.append((part, read))
    return part


def explained(page: str, parts: _Parts) -> list[tuple[str, str]]:
    """The words that a page uses, as it writes them, each with its plain line."""
    forms, rest, place = set[str](), [], 0
    for part, read in parts:
        start = page.find(part[:_HEAD], place)
        if start >= 0 and page.startswith(part, start):
            rest.append(page[place:start])
            place = start + len(part)
            once = _forms_once if len(part) < _LARGE else _forms_of_large
            forms |= once(part) if read else frozenset()
    forms |= forms_in("\n".join((*rest, page[place:])))
    found = ((term, [f for f in term.on_results if f in forms]) for term in evidence_base().terms)
    return [(_named(term, own), term.plain) for term, own in found if own]


def _named(term: Term, forms: list[str]) -> str:
    """An entry on two words shows both, for its line speaks of both."""
    told = [each for each in forms if not any(each != other and each in other for other in forms)]
    name = ", ".join(told)
    if not _SEVERAL.search(term.term):
        return name[0].upper() + name[1:]
    more = [each for each in told if each.lower() not in term.term.lower()]
    return f"{term.term} ({', '.join(more)})" if more else term.term


def forms_in(html: str) -> frozenset[str]:
    """The forms of words that stand in the text; what stands only inside a tag does not count."""
    text = "\n".join({after.rpartition(">")[2] for after in html.split("<")})
    words = set(_WORD.findall(text))
    alone, phrases = _forms()
    found = {alone[word] for word in words & alone.keys()}
    for first in words & phrases.keys():
        found |= {form for written, form in phrases[first] if written in text}
    return frozenset(found)


_forms_once = lru_cache(maxsize=256)(forms_in)
_forms_of_large = lru_cache(maxsize=2)(forms_in)
"""For parts that are kept themselves, and hold nothing about a person."""


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Forms of one word, each way it is written; those of several, by their first words."""
    alone: dict[str, str] = {}
    phrases: dict[str, list[tuple[str, str]]] = {}
    for form in (form for term in evidence_base().terms for form in term.on_results):
        for written in {form, form[0].upper() + form[1:]}:
            first, many, _rest = written.partition(" ")
            if many:
                phrases.setdefault(first, []).append((written, form))
            else:
                alone |= {first: form, f"{first}s": form}
    return alone, phrases
