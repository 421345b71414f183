"""A second reading of the conditions that ask more than our questions do.

Each reading was written from the sentence alone. It looks at a whole person, with all that nobody
is asked. None: the words can be taken in two ways, so no verdict is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from tests.evidence.read_again.whole_people import (
    GRAVE,
    INJECTED,
    PERHAPS_GRAVE,
    STRONG,
    Drug,
    Person,
)


def _danish(p: Person) -> bool:
    def bad(on: tuple[str, ...]) -> int:
        return sum(r.severe and r.on is not None and r.on.kind in on for r in p.relapses)

    untreated = not p.drugs and sum(r.severe for r in p.relapses) > 1 and p.judged_so
    first, second = bad((*INJECTED, "teriflunomide")) > 1, bad(STRONG) > 0
    return bool(p.seen) and (untreated or first or second)


def _alfred(p: Person) -> bool:
    bad = any(r.on and (r.severe or r.lasting) for r in p.year)
    scan = any(s.mm >= 3 and s.months_ago < 6 for s in p.lit)
    scan = scan or any(not s.enhancing for s in p.spots)
    return bool(p.failed) and ((bad and scan) or (p.edss_rose and bool(p.spots)))


def _coast(p: Person) -> bool:
    relapses = sum(r.on is not None and r.months_into >= 6 for r in p.year)
    late = [s for s in p.seen if s.on and s.months_into >= 6]
    new = sum(not s.enhancing for s in late)
    lit = [s.mm for s in late if s.enhancing]
    off = any(drug.kind == "natalizumab" for drug in p.drugs) and p.months_off_natalizumab <= 6
    after = off and bool(p.seen) and len(p.failed) > 0
    with_one = relapses == 1 and (any(mm > 3 for mm in lit) or new > 1)
    return relapses > 1 or with_one or any(mm >= 3 for mm in lit) or new > 5 or after


def _most(p: Person) -> bool:
    def injected(drug: Drug | None) -> bool:
        return drug is not None and drug.kind in INJECTED

    first = sum(injected(r.on) and r.steroids for r in p.year)
    months = [s.months_ago for s in p.seen if injected(s.on)]
    first += bool(months) and max(months) - min(months) >= 3
    later = any(r.on and not injected(r.on) and r.steroids for r in p.year)
    other = any(drug.kind not in INJECTED for drug in p.failed)
    return first > 1 or later or (other and bool(p.seen))


def _northwestern(p: Person) -> bool:
    counted = [
        r for r in p.year
        if r.on and r.on.kind == "interferon" and r.months_into >= 3 and r.steroids
        and not r.only_felt
    ]  # fmt: skip
    return len(counted) > 1 or (len(counted) == 1 and bool(p.lit))


def _ram(p: Person) -> bool | None:
    relapse = any(r.on and r.steroids and r.months_into >= 3 for r in p.year)
    if relapse and (p.lit or len(p.new) > 2):
        return True
    return None if p.failed and len(p.new) > 2 else False


def _star(p: Person) -> bool:
    if p.drugs:
        return bool(p.failed) and p.active
    bad = sum(r.severe for r in p.year) > 1
    return bad and (bool(p.lit) or (bool(p.new) and p.judged_so))


def _no_grave_illness(p: Person) -> bool:
    return not p.ill & set(GRAVE) and not (p.ill & set(PERHAPS_GRAVE) and p.gravely_ill)


def _big_or_two(p: Person) -> bool:
    return len(p.new) > 1 or (p.judged_so and any(spot.mm > 3 for spot in p.lit))


def _relapsing(p: Person) -> bool | None:
    if p.subtype == "spms" and (p.relapses or p.seen):
        return None
    return p.subtype == "rrms"


def _dose(p: Person) -> bool:
    return all(drug.kind != "mitoxantrone" for drug in p.drugs) or p.mitoxantrone <= 24


def _off_natalizumab(p: Person) -> bool:
    return all(drug.kind != "natalizumab" for drug in p.drugs) or p.months_off_natalizumab >= 6


def _malignant_or_active(p: Person) -> bool:
    return p.aggressive or (bool(p.failed) and p.highly_active(p.active))


READINGS: Mapping[str, Callable[[Person], bool | None]] = {
    "an-dmt": lambda p: bool(p.drugs) and p.judged_so and all(r.months_into >= 3 for r in p.year),
    "a-form": lambda p: p.subtype == "rrms" or p.active,
    "a-activity": lambda p: bool(p.failed) and p.active,
    "a-he": lambda p: bool(p.strong_failed) or p.worsening or any(r.lasting for r in p.year),
    "au-referral": lambda p: bool(p.failed) or p.no_strong_drug,
    "dk-activity": _danish,
    "dmsg-active": lambda p: bool(p.failed) and p.highly_active(p.active),
    "smsg-rrms": lambda p: p.subtype == "rrms" and p.highly_active(p.active),
    "nl-subtype": lambda p: p.subtype == "rrms" and p.highly_active(p.active),
    "nhse-activity": _malignant_or_active,
    "ch-he": lambda p: bool(p.strong_failed) and p.highly_active(p.ever_active),
    "hd-dmt": lambda p: p.subtype == "rrms"
    and len(p.failed) > 1
    and any(drug.kind in INJECTED for drug in p.failed)
    and p.highly_active(p.ever_active),
    "hb-rms": lambda p: p.active and (bool(p.failed) or (not p.drugs and p.aggressive)),
    "h-pregnancy": lambda p: not p.pregnant,
    "h-infection": lambda p: "uncontrolled_infection" not in p.ill,
    "h-liver": lambda p: not p.ill & {"severe_liver_disease", "active_hepatitis"},
    "h-heart": lambda p: p.organs[0] >= 40,
    "h-lung": lambda p: p.organs[1] >= 40,
    "h-kidney": lambda p: p.organs[2] >= 30,
    "ha-infection": lambda p: not p.ill & {"hiv", "active_hepatitis"} and not p.cirrhosis,
    "aus-infection": lambda p: not p.ill & set(GRAVE),
    "ru-infection": _no_grave_illness,
    "sw-infection": _no_grave_illness,
    "hca-scan": _big_or_two,
    "l-mri": _big_or_two,
    "mx-type": lambda _: True,
    "mx-transfer": lambda p: None if p.edss == Decimal("7.5") else p.edss <= 7,
    "ms-a-activity": lambda p: bool(p.failed)
    and (len(p.year) > 1 or len(p.new) > 1 or (None if p.seen else False)),
    "ms-a-he": lambda p: any(drug.months >= 6 for drug in p.strong_failed),
    "n-subtype": _relapsing,
    "no-relapse": lambda p: p.subtype == "rrms"
    and bool(p.failed)
    and sum(r.severe for r in p.year) > 1,
    "no-recovery": lambda p: any(r.months_ago < 6 and not r.lasting for r in p.year),
    "nvn-relapse": lambda p: any(r.on and not r.only_felt for r in p.relapses),
    "nvn-scan": lambda p: bool(p.drugs)
    and p.judged_so
    and (len(p.lit) > 1 or len(p.new) > 2),
    "al-active": _alfred,
    "as-mitox": _dose,
    "at-prognosis": lambda p: p.judged_so and (p.active or p.worsening),
    "aus-clinical": lambda p: any(r.on and (r.severe or r.lasting) for r in p.relapses),
    "aus-scan": lambda p: any(s.mm >= 3 and s.months_ago < 6 for s in p.lit)
    or len(p.new) / p.months_between_scans >= 0.3,
    "aus-natalizumab": _off_natalizumab,
    "c-activity": _coast,
    "mo-activity": _most,
    "nw-relapse": _northwestern,
    "r-activity": _ram,
    "s-activity": _star,
}  # fmt: skip

FOR_A_CLINIC = frozenset(
    {
        *("dmsg-progressive", "s20-aggressive", "h-workup", "e-highly-active", "hca-tests"),
        *("hd-activity", "mx-health", "mx-scan", "mx-stay", "mx-washout", "l-mcdonald"),
        *("l-exclusions", "nhse-mdt", "n-centre", "ru-washout", "sc-consent", "al-stable"),
        *("mo-thinking", "r-contraception", "r-allergy", "sw-judged"),
    }
)
"""Plans, promises, tests to come, judgements and lists not seen: nobody's answers tell any part."""
