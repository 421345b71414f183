"""Figures whose definition says something else than their outcome have to say how they counted.

The words looked for are English: an outcome told in another language asks for nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.counted_as import ALIVE, ANY_OF_TESTS, CountedAs
from decision_aid.domain.evidence.sources import Endpoint, Figure

LASTED = re.compile(
    r"lasting|confirmed|lasted|still (so|there)|for at least (\d+ (days|weeks)|\w+ months)", re.I
)
FROM_TREATMENT = re.compile(
    r"(caused by|because of|result of|put down to|from complications) |after BEAM|Died of"
)
OF_A_CHANGE_THAT_LASTED = re.compile(r"lasting|stayed (worse|better)|did not get it back|confirmed")
"""In the words of an outcome."""
WORSENED = ("no-disability-worsening", "disability-worsened")
"""Outcomes that one test, the EDSS, is taken to count."""
_WALK = re.compile(r"timed walk|walking (time|speed|test)|25.f(oo|ee)t|T25FW", re.I)
_HANDS = re.compile(r"hand test|\bpegs?\b|9.?HPT|NHPT", re.I)
_COMPOSITE = re.compile(
    r"\bcomposite\b|any of (several|the|two|three) |(whichever|one) of the tests", re.I
)
LOOKED_ONCE = (
    CountedAs.WORSENING, CountedAs.IMPROVEMENT, CountedAs.AT_LAST_VISIT, CountedAs.ALIVE_NOT_WORSE,
    CountedAs.AS_THE_OUTCOME,
)  # fmt: skip
_DEATHS = (CountedAs.DEATHS, CountedAs.DEATHS_OF_ANY_CAUSE, CountedAs.AS_THE_OUTCOME)


def counting_mistakes(figure: Figure, endpoint: Endpoint) -> Iterator[str]:
    """What a figure has to say in ``counted_as`` and does not."""
    yield from _by_any_of_tests(figure, endpoint)
    if share_of(figure) is None:
        return
    if figure.definition.startswith("Alive ") and "alive" not in endpoint.one:
        yield from _missing(figure, ALIVE, "whoever died is among the others")
    lasted = OF_A_CHANGE_THAT_LASTED.search(endpoint.one)
    if lasted and not LASTED.search(figure.definition):
        yield from _missing(figure, LOOKED_ONCE, "the change is not said to have lasted")
    elif _is_of_the_treatment(endpoint) and not FROM_TREATMENT.search(figure.definition):
        yield from _missing(figure, _DEATHS, "deaths are not put down to the treatment")


def any_of_tests_in(definition: str) -> CountedAs | None:
    """How a definition counts that names more tests than the EDSS; None where it names no other."""
    if not _HANDS.search(definition):
        return None
    return CountedAs.EDSS_WALK_OR_HANDS if _WALK.search(definition) else CountedAs.EDSS_OR_HANDS


def _by_any_of_tests(figure: Figure, endpoint: Endpoint) -> Iterator[str]:
    """A worsening by any of several tests is found in more people than by the EDSS alone."""
    counted, said = figure.counted_as, figure.definition
    if endpoint.id not in WORSENED:
        if counted in ANY_OF_TESTS:
            yield f"counted_as '{counted}' has words for {' and '.join(WORSENED)} alone"
        return
    if wanted := any_of_tests_in(said):
        if counted is not wanted:
            yield f"its definition counts by any of several tests: counted_as says '{wanted}'"
    elif counted not in ANY_OF_TESTS and (_WALK.search(said) or _COMPOSITE.search(said)):
        words = ", ".join(ANY_OF_TESTS)
        yield f"its definition counts by any of several tests: counted_as says which ({words})"


def _is_of_the_treatment(endpoint: Endpoint) -> bool:
    return endpoint.id == "treatment-related-death" and "treatment" in endpoint.one


def _missing(figure: Figure, fitting: tuple[CountedAs, ...], why: str) -> Iterator[str]:
    if figure.counted_as not in fitting:
        words = ", ".join(each.value for each in fitting)
        yield f"in its definition {why}: counted_as says how it counted ({words})"
