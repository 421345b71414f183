"""Headings and fixed words of the summary, however it is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from decision_aid.web.words import vocabulary
from decision_aid.web.words.said import SAID, in_turn, with_a_capital

SECTION: Mapping[str, Promise] = {
    "made": later("Made on"),
    "version": later("Evidence version"),
    "me": later("About me"),
    "matters": later("What matters to me:"),
    "questions": later("My questions"),
    "own": later("My own questions"),
    "figures": later("What studies found after a transplant"),
    "figures_note": later(
        "From the lowest to the highest study. Nobody can tell what will happen to one person."
    ),
    "compared": later("Beside another treatment"),
    "printed": later("As printed"),
    "find_out": SAID["what_to_find_out"],
    "doctor": later("For the doctor"),
    "clinical": later("In clinical terms"),
    "findings": later("Also told"),
    "answers": later("All answers"),
    "unknown": later("Not known"),
    "differences": later("What in these answers made a difference"),
    "rules": with_a_capital("published_rules"),
    "rules_note": later("Only a team of specialists decides. Rules differ and change."),
    "rules_only_old": later("We found no rules in use that can be checked."),
    "sources": later("Sources"),
    "code": later("My code"),
    "again": later("To see the answers again, open this address and type the code:"),
    "not_in_code": later("The code does not hold your questions: keep this sheet."),
    "picture": SAID["qr_code_opens_these_answers"],
    "pin": later("PIN:"),
    "name": later("Name, if you want to write it here:"),
    "page": later("Page"),
    "not_advice": later("Information from studies, not medical advice"),
    "plain_build": in_turn(SAID["a_character_may_be_missing"], later("The web page has them all.")),
}
"""Headings and fixed words of the summary, however it is drawn."""

VALUES: Mapping[str, Promise] = {
    **vocabulary.SUBTYPE,
    "positive": later("positive"),
    "negative": later("negative"),
    "low": later("positive, index up to 1.5"),
    "high": later("positive, index above 1.5"),
    "female": later("female"),
    "male": later("male"),
}
"""Values of facts as clinicians write them."""
