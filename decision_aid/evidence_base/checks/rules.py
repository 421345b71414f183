"""Rules that nobody can meet, and places that nobody can pick, in whatever turns on answers."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.domain.logic.facts import FACT_NAMES
from decision_aid.domain.logic.possible import can_be_met
from decision_aid.domain.logic.rules import AllOf, Compare, Limits, Not, OneOf, Rule
from decision_aid.evidence_base.checks.places import countries, youngest
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

GAPS, TEAM = "gaps.toml", "ask_your_team.toml"


def check_rules(loaded: Loaded) -> Iterator[Mistake]:
    places = countries(loaded)
    for file, path, rule in _rules(loaded):
        if rule is None:
            continue
        if not can_be_met(rule) and not (file == GAPS and _asks_who_is_not_known(rule)):
            yield Mistake(file, path, "nobody can meet this rule")
        elif file == TEAM and path.endswith(".rule") and not _can_be_told(rule):
            yield Mistake(file, path, "nobody can meet this rule: the questions take no such age")
        for place in sorted(_places(rule) - places if places else ()):
            yield Mistake(file, path, f"'{place}' is a place that nobody can pick")


def _can_be_told(rule: Rule) -> bool:
    """Whether anybody whom the questionnaire takes could meet it."""
    age = youngest()
    return age is None or can_be_met(AllOf((rule, Compare("age", Limits(min=age)))))


def _asks_who_is_not_known(rule: Rule) -> bool:
    """A gap is told where its rule is not surely false: none of all words, so the fact is open."""
    if not isinstance(rule, Not) or not isinstance(rule.part, OneOf):
        return False
    fact = FACT_NAMES.get(rule.part.name)
    return fact is not None and set(fact.words) == set(rule.part.values)


def _rules(loaded: Loaded) -> Iterator[tuple[str, str, Rule | None]]:
    for gap in loaded.gaps:
        yield GAPS, f"gap {gap.id}.rule", gap.rule
    for claim in loaded.disagreements:
        yield "disagreement.toml", f"claim {claim.id}.rule", claim.rule
    for topic in loaded.topics:
        yield "topics.toml", f"topic {topic.id}.first_when", topic.first_when
        yield "topics.toml", f"topic {topic.id}.left_out_for", topic.left_out_for
        for part in topic.parts:
            yield "topics.toml", f"topic {topic.id}: {part.title}", part.left_out_for
            yield "topics.toml", f"topic {topic.id}: {part.title}", part.unless
    for question in loaded.team_questions:
        for key in ("rule", "unless", "first_when"):
            yield TEAM, f"question {question.id}.{key}", getattr(question, key)
    for file, pages in (
        ("guide/steps.toml", loaded.guide_steps),
        ("guide/topics.toml", loaded.guide_topics),
    ):
        for page in pages:
            for each in page.first_when:
                yield file, f"page {page.id}.first_when", each.rule
    for name, rules in loaded.criteria.items():
        for line in rules.criterion:
            yield f"criteria/{name}", f"criterion {line.id}.rule", line.rule
            yield f"criteria/{name}", f"criterion {line.id}.unclear_when", line.unclear_when
    for situation in loaded.situations:
        yield "situations.toml", f"situation {situation.id}.unless", situation.unless
    for item in loaded.hct_ci:
        for key in ("present_when", "perhaps_when", "absent_when"):
            yield "hct_ci.toml", f"item {item.id}.{key}", getattr(item, key)


def _places(rule: Rule) -> frozenset[str]:
    own = rule.values if isinstance(rule, OneOf) and rule.name == "country" else ()
    return frozenset(map(str, own)).union(*(_places(part) for part in rule.parts))
