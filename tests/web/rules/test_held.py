"""What holds an answer of the rules back is told as it was asked, or as not asked."""

from __future__ import annotations

import pytest

from decision_aid.domain.eligibility.guards import DECIDES, GuardReason
from decision_aid.domain.eligibility.our_guards import ILLNESS, Guard
from decision_aid.web.rules.held import FOR_A_DOCTOR, HELD
from tests.web import people
from tests.web.cookies import Given, client_with
from tests.web.page import Page

_HEALTH = {**people.RRMS_KEPT, "fertility": "ovaries", "health": ["none"], "pregnancy": "no"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "route", "told"),
    [
        (people.RRMS_KEPT, "full", "Pregnancy, where it is possible: we did not ask you about it."),
        (people.RRMS_KEPT, "full", "PML, a rare brain infection: we did not ask you about it."),
        (people.SHORT, "short", "Pregnancy, where it is possible: we did not ask you about it."),
        (people.RRMS_KEPT, "detail", "not answered our question about PML"),
        (_HEALTH | {"health": ["unsure"]}, "detail", "We asked about PML, a rare brain infection. "
         "You did not know."),
        (_HEALTH | {"health": ["pml"]}, "detail", "You told us about PML, a rare brain infection."),
        (_HEALTH | {"pregnancy": "unsure"}, "detail", "We asked about pregnancy. "
         "You preferred not to say."),
        (_HEALTH | {"pregnancy": "pregnant"}, "detail", "You told us that you are pregnant."),
        (people.RRMS_KEPT | {"age": "unsure"}, "full", "We asked your age. "
         "You preferred not to say."),
        (_HEALTH, "detail", "Nobody has tested your fitness for a transplant yet."),
        (_HEALTH | {"health": ["liver"]}, "detail", "The rules on fitness name something "
         "that you told us."),
    ],
)  # fmt: skip
def test_what_was_asked_and_what_was_not_are_told_apart(
    given: Given, route: str, told: str
) -> None:
    """To the person as "you"; on the doctor's sheet of the patient."""
    client = client_with(given, route)
    (subject,) = [each for each in ("regnan", "PML", "age", "itness") if each in told][:1]
    text = Page(client.get("/results/rules/").content.decode()).main.text
    said = {why: s for why, words in HELD.items() if (s := str(words)) in text and subject in s}
    (reason,) = [why for why, words in said.items() if told in words]
    assert len(said) == 1 or subject == "age", said
    for_a_doctor = Page(client.get("/summary/").content.decode()).main.text
    assert str(FOR_A_DOCTOR[reason])[1:] in for_a_doctor
    assert not [words for words in map(str, HELD.values()) if words in for_a_doctor]


@pytest.mark.parametrize("given", [_HEALTH])
def test_what_was_answered_with_no_holds_nothing_back(given: Given) -> None:
    text = Page(client_with(given, "detail").get("/results/rules/").content.decode()).main.text
    for (guard, _), said in HELD.items():
        if guard in (Guard.PML, Guard.PREGNANT, Guard.UNDER_18):
            assert str(said) not in text


def test_every_reason_has_one_sentence_of_its_own() -> None:
    for said in (HELD, FOR_A_DOCTOR):
        assert len(set(map(str, said.values()))) == len(said)
        assert not [each for each in map(str, said.values()) if " or " in each]
        settled = (
            GuardReason.TOLD,
            GuardReason.LEFT_OPEN,
            GuardReason.NOT_ANSWERED,
            GuardReason.NOT_ASKED,
        )
        for guard in Guard:
            wanted = settled if guard in DECIDES else (GuardReason.TOLD, GuardReason.NOT_TESTED)
            wanted = (GuardReason.TOLD,) if guard in ILLNESS else wanted
            assert {why for own, why in said if own is guard} == set(wanted)
