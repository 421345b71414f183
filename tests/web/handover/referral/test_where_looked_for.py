"""Every answer stands in the part of a referral where a neurologist looks for it."""

from __future__ import annotations

from decision_aid.domain.logic.facts import ReferralPart
from decision_aid.web.loaded import questionnaire

_LOOKED_FOR = {
    "natalizumab mitoxantrone hsct dmt": ReferralPart.TREATMENT,
    "hiv hepatitis infection pml jcv": ReferralPart.INFECTIONS,
}


def test_drugs_stand_with_drugs_and_infections_with_infections() -> None:
    for words, part in _LOOKED_FOR.items():
        told = [
            fact
            for fact in questionnaire().facts.values()
            if fact.referral and any(word in fact.name.split("_") for word in words.split())
        ]
        assert told
        assert [fact.name for fact in told if fact.referral is not part] == []
