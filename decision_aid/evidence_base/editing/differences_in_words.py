"""Values of the evidence files in words that a clinician reads, for lists of changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from decision_aid.evidence_base.exports.as_json import number_text

_RULES = frozenset(
    {"rule", "unclear_when", "where", "outside", "when", "better_when", "worse_when"}
)
UNITED = frozenset({"ci", "at", "follow_up", *_RULES})
"""Tables that are told as one thing."""
_LONGEST = 160
_AROUND = 4
_KEYS = {
    "ci": "interval",
    "at": "time",
    "p": "p value",
    "events": "people with the event",
    "rule": "what is checked",
    "unclear_when": "unclear where",
    "low": "lowest",
    "high": "highest",
    "typical": "typical value",
    "typical_is": "typical value is",
    "edss": "EDSS",
    "doi": "DOI",
    "pmid": "PubMed number",
    "limits": "what it cannot tell",
    "applies_to": "types of MS",
    "failed_treatment": "active in spite of a drug",
    "limits_are": "limits are",
    "counted_among": "types counted among",
    "sd": "standard deviation",
    "iqr": "middle half",
    "where": "whom it is about",
    "outside": "whom it is surely not about",
    "better_when": "better for",
    "worse_when": "worse for",
    "when": "who",
    "arms": "sides",
    "gd_positive_percent": "percent with an enhancing spot before",
    "relapsed_before_percent": "percent with a relapse in the year before",
    "high_efficacy_before_percent": "percent who had had a high-efficacy drug",
    "edss_6_percent": "percent with an EDSS of 6 or more",
    "untreated_percent": "percent who had had no MS drug",
}
_ENDS = {"min": "at least", "max": "at most", "gt": "above", "lt": "below"}


def key_in_words(key: str) -> str:
    return _KEYS.get(key, key.replace("_", " "))


def in_words(key: str, value: Any) -> str:
    """One value on one line."""
    if key == "ci" and isinstance(value, dict):
        low, high = (in_words("", value.get(end, "?")) for end in ("low", "high"))
        return f"{low} to {high} ({value.get('level', '?')} %)"
    if key in _RULES and isinstance(value, dict):
        return rule_in_words(value)
    if key == "figure" and isinstance(value, dict):
        return _figure(value)
    if key == "difference" and isinstance(value, dict):
        return _short(str(value.get("sentence", "")))
    if key == "criterion" and isinstance(value, dict):
        return _short(str(value.get("statement", "")))
    if isinstance(value, dict):
        return _table(key, value)
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(in_words("", each) for each in value) or "nothing"
    return f"“{_short(value)}”" if isinstance(value, str) and " " in value else str(value)


def _table(key: str, value: dict[str, Any]) -> str:
    if key == "at":
        return " ".join(f"{in_words('', each)} {unit}" for unit, each in value.items())
    told = (f"{key_in_words(name)} {in_words(name, each)}" for name, each in value.items())
    return _short(", ".join(told))


def _figure(value: dict[str, Any]) -> str:
    parts = [in_words("", value.get("value", "?")), str(value.get("unit", "?"))]
    if "ci" in value:
        parts.append(f"({in_words('ci', value['ci'])})")
    parts.append(f"{value.get('endpoint', '?')}, {value.get('arm', '?')}")
    if "at" in value:
        parts.append(f"at {in_words('at', value['at'])}")
    return " ".join(parts)


def rule_in_words(rule: dict[str, Any]) -> str:
    """The rule language as a phrase: 'edss at least 2, at most 6.5 and age at most 45'."""
    return " and ".join(_part(name, value) for name, value in rule.items())


def _part(name: str, value: Any) -> str:
    if name in ("all_of", "any_of"):
        word = " and " if name == "all_of" else " or "
        return "(" + word.join(rule_in_words(each) for each in value) + ")"
    if name == "not":
        return f"not ({rule_in_words(value)})"
    if name == "ask_clinic":
        return f"for the team to judge: {value}"
    if isinstance(value, dict) and "in" in value:
        return f"{name} is " + " or ".join(str(each) for each in value["in"])
    if isinstance(value, dict):
        ends = (f"{_ENDS.get(end, end)} {in_words('', limit)}" for end, limit in value.items())
        return f"{name} {', '.join(ends)}"
    return f"{name} is {in_words('', value)}"


def where_they_differ(was: str, now: str) -> tuple[str, str]:
    """Both texts, cut down to the words that changed with a few before and after them."""
    old, new = was.split(), now.split()
    same = _length_of_same(old, new)
    start = max(0, same - _AROUND)
    tail = _length_of_same(old[same:][::-1], new[same:][::-1])
    end = max(0, tail - _AROUND)
    return _cut(old, start, end), _cut(new, start, end)


def _length_of_same(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(words: list[str], before: int, after: int) -> str:
    kept = " ".join(words[before : len(words) - after])
    told = f"{'… ' if before else ''}{kept}{' …' if after else ''}"
    return f"“{told}”" if len(words) > 1 else told


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"
