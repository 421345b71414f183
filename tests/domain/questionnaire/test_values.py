"""What somebody picks, and when its order still stands."""

from __future__ import annotations

from decision_aid.domain.questionnaire.preferences import Values


def test_a_new_value_says_nothing() -> None:
    assert Values().is_empty
    assert not Values(leaning="stay").is_empty
    assert not Values(picked=("unsure",)).is_empty


def test_somebody_who_cannot_choose_has_chosen_nothing() -> None:
    assert Values(picked=("unsure",)).chosen == ()
    assert not Values(picked=("unsure",)).can_be_ordered


def test_the_order_stands_while_the_same_things_are_picked() -> None:
    values = Values(picked=("a", "b")).in_order(("b", "a"))
    assert values.picking(("a", "b")) == values
    assert values.ordered


def test_another_choice_has_no_order_yet() -> None:
    values = Values(picked=("a", "b"), leaning="stay").in_order(("b", "a")).picking(("a", "c"))
    assert values == Values(picked=("a", "c"), leaning="stay")
