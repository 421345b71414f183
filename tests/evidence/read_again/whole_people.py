"""Whole people: what we ask, and what nobody is asked: how severe each relapse was, its treatment,
the drug taken then, the size of a lesion, what a clinic makes of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from decision_aid.domain.logic.facts import Facts, FactValue, with_consequences
from decision_aid.domain.logic.ranges import Range

INJECTED = ("interferon", "glatiramer")
STRONG = ("natalizumab", "mitoxantrone", "ocrelizumab")
KINDS = (*INJECTED, "teriflunomide", *STRONG)
GRAVE = ("uncontrolled_infection", "hiv", "active_hepatitis")
PERHAPS_GRAVE = ("severe_liver_disease", "heart_problem", "lung_problem", "kidney_problem",
                 "prior_malignancy", "pml", "severe_depression", "active_addiction")  # fmt: skip


@dataclass(frozen=True)
class Drug:
    kind: str
    failed: bool
    months: int


@dataclass(frozen=True)
class Relapse:
    months_ago: int
    on: Drug | None
    months_into: int
    steroids: bool
    severe: bool
    lasting: bool
    only_felt: bool


@dataclass(frozen=True)
class Spot:
    enhancing: bool
    months_ago: int
    mm: int
    on: Drug | None
    months_into: int


@dataclass(frozen=True, kw_only=True)
class Person:
    subtype: str
    edss: Decimal
    onset: int
    drugs: tuple[Drug, ...]
    relapses: tuple[Relapse, ...]
    spots: tuple[Spot, ...]
    worsening: bool
    edss_rose: bool
    judged_so: bool
    ill: frozenset[str]
    gravely_ill: bool
    cirrhosis: bool
    no_strong_drug: bool
    pregnant: bool
    organs: tuple[int, int, int]
    mitoxantrone: int
    months_off_natalizumab: int
    months_between_scans: int

    @property
    def year(self) -> list[Relapse]:
        return [each for each in self.relapses if each.months_ago < 12]

    @property
    def lit(self) -> list[Spot]:
        return [s for s in self.spots if s.enhancing and s.months_ago < 12]

    @property
    def new(self) -> list[Spot]:
        return [s for s in self.spots if not s.enhancing and s.months_ago < 12]

    @property
    def seen(self) -> list[Spot]:
        return [*self.lit, *self.new]

    @property
    def active(self) -> bool:
        return bool(self.year or self.seen)

    @property
    def failed(self) -> list[Drug]:
        return [drug for drug in self.drugs if drug.failed]

    @property
    def strong_failed(self) -> list[Drug]:
        return [drug for drug in self.failed if drug.kind in STRONG]

    def highly_active(self, at_all: bool) -> bool:
        """One meaning in every text that gives no number; between the two, a clinic judges."""
        relapses = len(self.year) + bool(self.seen)
        much = relapses > 1 and bool(self.year)
        return much or len(self.lit) > 1 or len(self.new) > 2 or (at_all and self.judged_so)

    @property
    def aggressive(self) -> bool:
        fast = self.edss >= 6 and self.onset <= 5
        return self.judged_so and (fast or (len(self.year) > 1 and bool(self.seen)))

    @property
    def ever_active(self) -> bool:
        return bool(self.relapses or self.spots or self.worsening)


def somebody(chance: Random) -> Person:
    """Limits and their neighbours come often."""
    drugs = tuple(
        Drug(kind, chance.random() < 0.6, chance.choice((2, 5, 6, 24)))
        for kind in chance.sample(KINDS, chance.choice((0, 0, 1, 1, 2, 3)))
    )
    on = [None, *(drug for drug in drugs if drug.failed)]

    def relapse() -> Relapse:
        drug = chance.choice(on)
        coin = [chance.random() < 0.5 for _ in range(4)]
        return Relapse(chance.randrange(24), drug, chance.choice((1, 3, 6)), *coin)

    def spot() -> Spot:
        drug, size = chance.choice(on), chance.choice((2, 3, 4))
        return Spot(chance.random() < 0.4, chance.randrange(16), size, drug, chance.choice((1, 6)))

    relapses = tuple(relapse() for _ in range(chance.choice((0, 0, 1, 2, 3))))
    spots = tuple(spot() for _ in range(chance.choice((0, 0, 1, 2, 3, 7))))
    worsening = chance.random() < 0.4
    ill = frozenset(each for each in (*GRAVE, *PERHAPS_GRAVE) if chance.random() < 0.06)
    return Person(
        subtype=chance.choice(("rrms", "rrms", "spms", "ppms")),
        edss=Decimal(chance.randint(2, 17)) / 2,
        onset=chance.choice((2, 5, 6, 12)),
        drugs=drugs,
        relapses=relapses,
        spots=spots,
        worsening=worsening,
        edss_rose=bool(relapses or worsening) and chance.random() < 0.5,
        judged_so=chance.random() < 0.5,
        ill=ill,
        gravely_ill=chance.random() < 0.5,
        cirrhosis="severe_liver_disease" in ill and chance.random() < 0.5,
        no_strong_drug=chance.random() < 0.3,
        pregnant=chance.random() < 0.1,
        organs=(chance.choice((39, 40, 60)), chance.choice((39, 40)), chance.choice((29, 30))),
        mitoxantrone=chance.choice((12, 24, 36)),
        months_off_natalizumab=chance.choice((3, 6, 24)),
        months_between_scans=chance.choice((6, 9, 12)),
    )


def answers_of(p: Person) -> Facts:
    """What the person can tell when everything that is asked is known."""
    kinds = {drug.kind for drug in p.drugs}
    counts: dict[str, Decimal | int] = {
        "edss": p.edss,
        "years_since_onset": p.onset,
        "years_since_diagnosis": p.onset,
        "relapses_12m": len(p.year),
        "relapses_18m": sum(r.months_ago < 18 for r in p.relapses),
        "relapses_24m": len(p.relapses),
        "gd_lesions_12m": len(p.lit),
        "new_t2_12m": len(p.new),
        "activity_episodes_36m": len(p.relapses) + len(p.spots),
        "dmt_taken": len(p.drugs),
        "dmt_failed": len(p.failed),
        "he_dmt_taken": len(kinds & set(STRONG)),
        "he_dmt_failed": len(p.strong_failed),
        "injectable_failed": sum(drug.kind in INJECTED for drug in p.failed),
        "he_dmt_months": max((drug.months for drug in p.strong_failed), default=0),
        "lvef": p.organs[0],
        "dlco": p.organs[1],
        "crcl": p.organs[2],
    }
    told: dict[str, FactValue] = {name: Range.exactly(count) for name, count in counts.items()}
    told |= {each: each in p.ill for each in (*GRAVE, *PERHAPS_GRAVE)}
    told |= {
        "subtype": p.subtype,
        "progression_12m": p.worsening,
        "he_contraindicated": p.no_strong_drug,
        "natalizumab_taken": "natalizumab" in kinds,
        "prior_mitoxantrone": "mitoxantrone" in kinds,
        "pregnant": p.pregnant,
    }
    return Facts(with_consequences(told))


def partly_told(facts: Facts, chance: Random) -> Facts:
    """The same person who does not know some of it, or knows it roughly."""
    told: dict[str, FactValue] = {}
    for name, value in facts.values.items():
        luck = chance.random()
        if luck < 0.25:
            continue
        if luck < 0.4 and isinstance(value, Range):
            low = max(value.low - chance.randint(0, 2), Decimal(0))
            value = Range(low, value.high + chance.randint(0, 2))
        told[name] = value
    return Facts(with_consequences(told))
