"""What belongs beside the comparison that leads, as sentences, or in place of one: a ratio alone.

Without it a reader meets the study with the largest difference, and not what speaks otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.compared_people import shown_by_ratio
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.study_size import sample_size_on
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.other_outcome import BesideLeading
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.outcomes import Outcome
from decision_aid.web.figures import sentences
from decision_aid.web.figures.compared.chance import (
    chance_in_line,
    is_shown_in_words,
    not_told_if_by_chance,
    shown_in_words,
)
from decision_aid.web.figures.compared.good_side import good_side_of
from decision_aid.web.figures.in_short.beside import beside_in_words
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.figures.in_short.told import Told
from decision_aid.web.figures.wording import closeness_with_count
from decision_aid.web.words.answers import without_brands


def told_beside(found: BesideLeading, own: Source, *, brief: bool = False) -> tuple[Told, ...]:
    """Each with its source. ``own``: the study that leads. ``brief``: without the numbers of the
    study that is more alike.
    """
    return tuple(_told(found, own, brief))


def _told(found: BesideLeading, own: Source, brief: bool) -> Iterator[Told]:
    if found.other is not None:
        words = {"outcome": found.other.outcome.name}
        shown = is_shown_in_words(found.other.is_shown)
        yield Told(_("%(outcome)s: %(shown)s") % {**words, "shown": shown}, own)
    if found.more_alike is not None:
        yield Told(more_alike_in_words(found.more_alike, brief=brief), found.more_alike.source)
    for (source, shown), together in groupby(found.ratios, key=_source_and_shown):
        drugs = [without_brands(e.sourced.versus.name) for e in together if e.sourced.versus]
        words = {
            "outcome": found.ratios[0].sourced.endpoint.name,
            "drugs": sentences.as_a_list(drugs),
            "shown": shown,
        }
        beside = (
            _("%(outcome)s, beside %(drugs)s (had before): %(shown)s")
            if found.had_before
            else _("%(outcome)s, beside %(drugs)s: %(shown)s")
        )
        yield Told(beside % words, source)


def more_alike_in_words(found: Comparison, *, brief: bool = False) -> str:
    """Without its full stop: how alike its people were, its numbers, and what it showed."""
    figures = tuple(match.sourced for match in found.matches)
    words = {
        "alike": closeness_with_count(found.matches[0].outcomes),
        "study": short_label(found.source),
        "shown": chance_in_line(figures),
    }
    if brief:
        return _("%(study)s (%(alike)s): %(shown)s") % words
    turned = good_side_of(figures[0]) is not None
    told = beside_in_words(figures, "", None, with_note=True, turned=turned)
    said = told.removesuffix(".")
    if not figures[0].endpoint.one:  # a rate does not say of what
        said = f"{figures[0].endpoint.name}: {sentences.lower_first(said)}"
    return _("%(said)s (%(alike)s; %(shown)s)") % {**words, "said": said}


def _source_and_shown(ratio: Match) -> tuple[Source, str]:
    found = shown_by_ratio(ratio.sourced.figure)
    shown = is_shown_in_words(found.is_shown) if found else not_told_if_by_chance()
    return ratio.sourced.source, shown


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


def study_of_ratio(match: Match) -> str:
    """With who its people were, where hardly anybody had the person's type of MS."""
    study, people = short_label(match.sourced.source), match.sourced.figure.group_note
    is_told = people and match.outcomes[0] is Outcome.SILENT
    return f"{study} ({people})" if is_told else study
