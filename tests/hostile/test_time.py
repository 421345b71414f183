"""Words made to keep a regular expression or a loop busy: work that grows faster than they do.

Counted in time of this processor alone, so that a busy machine changes little.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from tests.hostile.attacks.sending import Attacker
from tests.hostile.attacks.visitors import TOKEN, visitors
from tests.hostile.attacks.walking import Form, encoded, route_of, site

SHORT, LONG = 4_000, 16_000
_FREE = 0.05
"""Seconds: below it, nothing is worth comparing."""
_MOST = 9
SLOW: dict[str, Callable[[int], str]] = {
    "one letter": lambda n: "a" * n,
    "one digit": lambda n: "9" * n,
    "words": lambda n: "ab " * (n // 3),
    "brackets": lambda n: "(" * n,
    "backslashes": lambda n: "\\" * n,
    "blanks and an end": lambda n: " " * n + "x",
    "groups": lambda n: "A-" * (n // 2),
    "a code too long": lambda n: "23456-" * (n // 6),
    "dates": lambda n: "2026-11-21-" * (n // 11),
    "hexadecimal": lambda n: "0123456789abcdef" * (n // 16),
    "letters that grow": lambda n: "ﬃ" * (n // 3),
    "marks": lambda n: "e" + "\u0301" * (n // 3),
    "strings": lambda n: '{"' + '\\"' * (n // 2),
    "lists": lambda n: "[" + "1," * (n // 2),
    "keys": lambda n: "{" + ",".join(f'"{k}":1' for k in range(n // 10)) + "}",
    "lines": lambda n: "\n" * n,
    "tags": lambda n: "<" * n,
    "percent signs": lambda n: "%" * (n // 3),
}
KNOWN = {"sources/", "search/", "code/", "fhir/import/", "changes/", "what-matters/pick/"}
"""Some of the places where words are typed: the walk has found the forms, or proves nothing."""


_KEPT = {"csrfmiddlewaretoken", "step", "shown", "confirmed"}
"""Without these as the page gave them a form is refused before its words are read."""


def _forms() -> list[tuple[Form, str, tuple[str, ...]]]:
    """One form of each route and set of fields, as walking the URL table finds them."""
    kinds = {}
    for form in site().forms.values():
        names = tuple(sorted(set(form.fields) - _KEPT))
        route = route_of(urlsplit(form.action).path)
        if names and route not in (None, "summary.pdf/"):  # another test stops that engine
            kinds.setdefault((form.method, route, names), (form, route, names))
    return list(kinds.values())


def _seconds(attacker: Attacker, form: Form, names: tuple[str, ...], words: str) -> float:
    """All fields share the words, so that the request is as long whatever the form."""
    shared = {name: (words[: max(len(words) // len(names), 1)],) for name in names}
    sent = {**form.fields, **shared}
    cookie = visitors()[form.who]
    begin = time.thread_time()
    if form.method == "POST":
        body = encoded({**sent, "csrfmiddlewaretoken": (TOKEN,)})
        answered = attacker.post(form.action, body, cookie=cookie)
    else:
        address = urlsplit(form.action).path
        answered = attacker.get(f"{address}?{encoded(shared)}", cookie=cookie)
    spent = time.thread_time() - begin
    assert answered.status in (200, 302, 400, 404, 413, 422), (answered.status, answered.asked)
    return spent


def test_no_words_keep_the_tool_busy(attacker: Attacker) -> None:
    forms = _forms()
    assert {route for _, route, _ in forms} >= KNOWN
    busy = []
    for form, _, names in forms:
        usual = _seconds(attacker, form, names, "a")
        for name, made in SLOW.items():
            long = _seconds(attacker, form, names, made(LONG))
            if long < _FREE + _MOST * usual:
                continue
            long = min(long, *(_seconds(attacker, form, names, made(LONG)) for _ in range(2)))
            short = min(_seconds(attacker, form, names, made(SHORT)) for _ in range(3))
            if long > _MOST * max(short, _FREE / 4):
                busy.append(f"{form}, {name}: {short:.3f} s, then {long:.3f} s")
    assert busy == []
