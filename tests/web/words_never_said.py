"""Words that no page may say, because they would promise or advise; and where they may stand.

An allowed way is a whole phrase: the word is accepted inside it and nowhere else.
"""

from __future__ import annotations

import re

NEVER = (
    "eligible",
    "ineligible",
    "recommended for you",
    "we recommend",
    "you should",
    "you must",
    "safe",
    "safely",
    "safer",
    "safest",
    "guaranteed",
)
ALLOWED = (
    "keep it safe",  # the printed sheets, which hold health information
    "are not safe just because",  # a society of researchers warns of stem cell products
    "thought eligible then",  # Wales: how many people, in 2020, a published text counted
)
_NEVER = re.compile(r"\b(" + "|".join(NEVER).replace(" ", r"\s+") + r")\b", re.IGNORECASE)
_ALLOWED = re.compile("|".join(ALLOWED).replace(" ", r"\s+"), re.IGNORECASE)
_STEMS = ("eligible", "recommend", "should", "must", "safe", "guaranteed")
"""Every word of the list holds one of these, which are found faster than the list."""
_NAMES = re.compile(r'\b(href|id|for|class|aria-labelledby|data-[\w-]+)="[^"]*$')
"""Attributes that nobody reads: a match that follows is inside the name of a place."""
_AROUND = 60


def words_never_said(html: str) -> list[str]:
    """Each place where such a word stands outside its allowed ways, with the words around it."""
    lower, places = html.lower(), set()
    for stem in _STEMS:
        at = lower.find(stem)
        while at != -1:
            places.add(at)
            at = lower.find(stem, at + 1)
    read = (at for at in sorted(places) if not _NAMES.search(html, max(at - 300, 0), at))
    around = (html[max(at - _AROUND, 0) : at + _AROUND] for at in read)
    return [text for text in around if _NEVER.search(_ALLOWED.sub(" ", text))]


NOT_PLAIN = (
    r"chance (?:decided|decides|did not decide)",
    r"\bby chance\b",
    r"\btold of MS\b",
    r"over the time of the study",
    r"(?<![\d.,])0 of (?:100|1,000)\b",
    r"\bha[ds] (?:a|no) (?:lasting )?(?:worsening|improvement) of\b",
    r"(?<![(\d.,] )\b([\d,]+) of ([\d,]+) [^.;:]{0,160}\. [\d,]+ of \2 ",
    r"\bline by line\b",
    r"\ball lines fit\b",
    r"\b(?:one|this|that|no|each|every) set of rules\b",
)
"""What no person says: clipped or mirrored sentences, noun chains, nobody of a thousand."""
_NOT_PLAIN = re.compile("|".join(NOT_PLAIN), re.IGNORECASE)


def words_not_plain(text: str) -> list[str]:
    """Each such place of one paragraph, with the words around it."""
    return [text[max(m.start() - _AROUND, 0) : m.end() + _AROUND]
            for m in _NOT_PLAIN.finditer(text)]  # fmt: skip
