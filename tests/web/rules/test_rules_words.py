"""What the pages say of a published text, whatever number of lines it has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.eligibility.guards import DECIDES, GuardReason
from decision_aid.domain.eligibility.our_guards import ILLNESS, Guard
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.logic.facts import Facts
from decision_aid.web.handover.referral.words import GUARD
from decision_aid.web.loaded import evidence_base
from decision_aid.web.rules.sentences import HELD, overall_words
from tests.web import people
from tests.web.cookies import Given, client_with
from tests.web.page import Page
from tests.web.summary_people import PEOPLE, summary_for

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))


@pytest.mark.parametrize("name", PEOPLE)
def test_one_line_is_told_as_one_and_lines_that_fit_are_counted(name: str) -> None:
    sold = {each.title for each in evidence_base().criteria_sets if each.terms_of_a_seller}
    for each in summary_for(name).rules:
        if each.title in sold:
            assert not re.search(r"\d|fit", each.message), each.message
            continue
        assert "1 lines" not in each.message
        assert re.search(r"\d|every published limit", each.message), each.message


def test_a_text_of_one_line_has_words_of_its_own() -> None:
    for verdict in evaluate_all(evidence_base().criteria_sets, Facts({})):
        checked = [
            s for s in verdict.standings if s in (CriterionStatus.MET, CriterionStatus.UNKNOWN)
        ]
        if len(checked) == 1:
            assert "1 line that we can check" in overall_words(verdict)
            return
    pytest.fail("no text has one line only")


_HEALTH = {**people.RRMS_KEPT, "fertility": "ovaries", "health": ["none"], "pregnancy": "no"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "route", "told"),
    [
        (people.RRMS_KEPT, "full", "We did not ask you about pregnancy."),
        (people.RRMS_KEPT, "full", "We did not ask you about PML, a rare brain infection."),
        (people.SHORT, "short", "We did not ask you about pregnancy."),
        (people.RRMS_KEPT, "detail", "not answered our question about PML"),
        (_HEALTH | {"health": ["unsure"]}, "detail", "We asked about PML, a rare brain infection. "
         "You did not know."),
        (_HEALTH | {"health": ["pml"]}, "detail", "You told us about PML, a rare brain infection."),
        (_HEALTH | {"pregnancy": "unsure"}, "detail", "We asked about pregnancy. "
         "You preferred not to say."),
        (_HEALTH | {"pregnancy": "pregnant"}, "detail", "You told us that you are pregnant."),
        (people.RRMS_KEPT | {"age": "unsure"}, "full", "We asked your age. "
         "You preferred not to say."),
        (_HEALTH, "detail", "Fitness for a transplant has not been shown."),
        (_HEALTH | {"health": ["liver"]}, "detail", "The rules on fitness name something "
         "that you told us."),
    ],
)  # fmt: skip
def test_what_was_asked_and_what_was_not_are_told_apart(
    given: Given, route: str, told: str
) -> None:
    client = client_with(given, route)
    for address in ("/results/rules/", "/summary/"):
        text = Page(client.get(address).content.decode()).main.text
        (subject,) = [each for each in ("pregnan", "PML", "age", "itness") if each in told][:1]
        said = [s for s in map(str, HELD.values()) if s in text and subject in s]
        assert len([s for s in said if told in s]) == 1, (address, said)
        assert len(said) == 1 or subject == "age", said


@pytest.mark.parametrize("given", [_HEALTH])
def test_what_was_answered_with_no_holds_nothing_back(given: Given) -> None:
    text = Page(client_with(given, "detail").get("/results/rules/").content.decode()).main.text
    for (guard, _), said in HELD.items():
        if guard in (Guard.PML, Guard.PREGNANT, Guard.UNDER_18):
            assert str(said) not in text


def test_every_reason_has_one_sentence_of_its_own() -> None:
    for said in (HELD, GUARD):
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


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_picture_is_not_told_by_dark_and_light_which_change_with_the_screen(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(dark|light|lighter|darker) (people|squares|rings)\b", text, re.I)
