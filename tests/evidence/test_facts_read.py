"""What is kept of contrasts for all who have the same facts hangs on no fact that is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hypothesis import given, settings

from decision_aid.domain.logic.facts import Facts, FactValue
from decision_aid.domain.similarity.standing import facts_read, is_personal, standing
from decision_aid.web import loaded
from tests.conftest import SIZE
from tests.domain.people import facts, with_those_that_bound


class _Watched(Mapping[str, FactValue]):
    """Notes each fact that is asked for, whether it is known or not."""

    def __init__(self, values: Mapping[str, FactValue]) -> None:
        self._values = values
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> FactValue:
        self.asked.add(name)
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@settings(max_examples=15 * SIZE)
@given(facts())
def test_where_a_contrast_leaves_somebody_hangs_on_the_facts_that_it_is_said_to_read(
    somebody: Facts,
) -> None:
    base = loaded.evidence_base()
    usual = base.studies.usual
    for source in base.sources.values():
        for each in filter(is_personal, source.difference):
            watched = _Watched(somebody.values)
            standing(each, source, Facts(watched), usual)
            read = facts_read(each, source)
            assert watched.asked <= with_those_that_bound(read), (source.id, each.id)
