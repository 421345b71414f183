"""A transplant against a drug where a study tells a ratio alone and no numbers compare."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.compared_people import shown_by_ratio
from decision_aid.domain.evidence.study_size import sample_size_on
from decision_aid.domain.results.matching import Match
from decision_aid.web.figures import sentences
from decision_aid.web.figures.compared.row import not_told_if_by_chance, shown_in_words
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.words.answers import without_brands


def ratio_in_short(match: Match) -> str:
    """Without its full stop: beside which drug, what was shown, and of whom."""
    figure, source, versus = match.sourced.figure, match.sourced.source, match.sourced.versus
    assert versus is not None  # a ratio is between two
    found = shown_by_ratio(figure)
    people = {"n": sentences.whole(sample_size_on(source, figure.arm))}
    told = {
        "drug": without_brands(versus.name),
        "outcome": match.sourced.endpoint.name,
        "shown": shown_in_words(found) if found else not_told_if_by_chance(),
        "study": short_label(source),
        "people": figure.group_note or _("%(n)s people had a transplant") % people,
    }
    said = _(
        "One study compared a transplant with %(drug)s."
        " %(outcome)s: %(shown)s (%(study)s: %(people)s)"
    )
    return said % told
