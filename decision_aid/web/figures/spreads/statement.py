"""The spread of one outcome at one time in words: what the lowest and the highest study found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.evidence.absolute_risk import HUNDRED
from decision_aid.domain.evidence.counted_as import ALIVE, CountedAs
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.similarity.constants import SMALL_STUDY
from decision_aid.domain.similarity.few_people import is_of_few
from decision_aid.domain.similarity.same_kind import counted_mostly
from decision_aid.domain.similarity.spread import StudyLine, TopicSpread
from decision_aid.web.figures import notes, people_and_time, sentences
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.spreads.rows import StudyRow, result_in_words, study_row
from decision_aid.web.figures.spreads.types_untold import types_untold
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.what_is_counted import caution_for
from decision_aid.web.figures.wording import figure_statement


@dataclass(frozen=True, kw_only=True, slots=True)
class SpreadStatement:
    """Everything that is said of one spread, in one language.

    ``told``: what these studies found. ``sentence``: the same, and whether of other people; it
    stands first and never alone: ``quiet`` tells how many people and when they were treated
    (``years`` alone), ``otherwise`` which ends do not tell the reader's type of MS apart, and which
    studies counted in another way (may be empty), ``caution`` what the outcome means for somebody
    without relapses (may be empty).
    ``passed_over``: a small study that is alike on more points than the nearest (may be empty).
    ``lines``: the nearest first; ``unlike``: studies of people unlike the person; ``pooled``:
    meta-analyses, apart.
    """

    found: TopicSpread
    out_of: int
    told: str
    sentence: str
    quiet: str
    years: str
    otherwise: tuple[str, ...]
    caution: str
    passed_over: str
    nearest: FigureStatement | None
    lines: tuple[StudyRow, ...]
    unlike: tuple[StudyRow, ...]
    pooled: tuple[StudyRow, ...]

    @property
    def name(self) -> str:
        """The outcome and about when: what a table of these studies is called."""
        endpoint = self.found.lines[0].sourced.endpoint if self.found.lines else None
        return f"{endpoint.name}, {phrases.when(self.found.window)}" if endpoint else ""

    @property
    def nobody_like_you(self) -> bool:
        return self.found.nobody_like_you

    @property
    def of_others(self) -> str:
        """The sentence below what has said that nobody like the person was studied."""
        return notes.in_others(self.told) if self.sentence != self.told else self.told


def spread_statement(found: TopicSpread, out_of: int | None = None) -> SpreadStatement:
    """Out of 100 or 1,000 people; without ``out_of`` as the spread asks for."""
    return _statement(found, out_of, get_language() or "")


@lru_cache(maxsize=1024)
def _statement(found: TopicSpread, out_of: int | None, _language: str) -> SpreadStatement:
    """Kept by what was found; no answer is part of the key."""
    spread = found.spread
    total = out_of or (spread.per if spread and spread.per else HUNDRED)
    lines = _rows((*found.lines, *found.few), total)
    told = _told(found, total)
    return SpreadStatement(
        found=found,
        out_of=total,
        told=told,
        sentence=notes.of_other_people(told) if found.lines and found.nobody_like_you else told,
        quiet=phrases.people_and_years(found.lines),
        years=phrases.years_treated(found.lines),
        otherwise=(*_types(found), *_otherwise(found), *_told_apart(found)),
        caution=phrases.no_relapses_before(why) if (why := found.no_relapses_before) else "",
        passed_over=_passed_over(found),
        nearest=lines[0].figure if found.nearest is not None else None,
        lines=lines,
        unlike=_rows(found.unlike, total),
        pooled=_rows(found.pooled, total),
    )


def _rows(lines: tuple[StudyLine, ...], out_of: int) -> tuple[StudyRow, ...]:
    return tuple(study_row(line, out_of) for line in lines)


def _told(found: TopicSpread, out_of: int) -> str:
    if not found.lines:
        return _("No single study counts this. Studies added together do.")
    spread = found.spread
    assert spread is not None
    one, _mixed = people_and_time.outcome_told(
        found.lines[0].sourced.endpoint, [line.sourced for line in found.lines]
    )
    if not one:
        return _defined_anew(found, out_of)
    if found.is_lone_zero:
        return " ".join(phrases.lone_study(found.lines[0], one))
    if spread.low == spread.high and spread.low in (0, 1):
        return phrases.nobody_or_everybody(spread, one)
    return _("%(range)s %(one)s, %(when)s (%(studies)s).") % {
        "range": phrases.range_of(spread, out_of, phrases.who(found.lines)),
        "one": one,
        "when": phrases.when_of(found.lines, found.window),
        "studies": phrases.studies(spread.studies),
    }


def _defined_anew(found: TopicSpread, out_of: int) -> str:
    """An outcome that each study defines for itself: its name, and no verb."""
    spread = found.spread
    assert spread is not None
    if found.is_one_study:
        figure = found.lines[0].sourced.figure
        return _("%(what)s: %(range)s (%(studies)s).") % {
            "studies": phrases.studies(1),
            "what": figure.definition.rstrip("."),
            "range": phrases.range_of(spread, out_of, phrases.who(found.lines)),
        }
    return _(
        "%(name)s: %(range)s, %(when)s (%(studies)s). Each study counted something of its own."
    ) % {
        "name": found.lines[0].sourced.endpoint.name,
        "range": phrases.range_of(spread, out_of, phrases.who(found.lines)),
        "when": phrases.when_of(found.lines, found.window),
        "studies": phrases.studies(spread.studies),
    }


def _passed_over(found: TopicSpread) -> str:
    line = found.passed_over
    if line is None:
        return ""
    people, name = sample_size(line.sourced), line.sourced.source.short_name
    if not people:
        return _(
            "%(study)s, alike on more points, does not tell how many people it had. So it does not "
            "come first."
        ) % {"study": name}
    return _(
        "%(study)s is alike on more points, but does not come first: it has %(people)s people, "
        "fewer than %(small)s."
    ) % {
        "study": name,
        "people": sentences.whole(people),
        "small": SMALL_STUDY,
    }


def _types(found: TopicSpread) -> tuple[str, ...]:
    told = types_untold(found)
    return (told,) if told else ()


def _otherwise(found: TopicSpread) -> tuple[str, ...]:
    """Which of the studies counted in another way than the sentence says."""
    told = []
    most = counted_mostly([line.sourced for line in found.lines]).way
    is_as_named = most is None
    for way, part in found.spread_by_count.items():
        line = next(line for line in found.lines if line.counted is way)
        if not is_as_named and way is most and way is not CountedAs.IN_A_TEST:
            continue
        if not is_as_named and way is None:
            told.append(_as_the_outcome(found, part.studies, most))
            continue
        how = caution_for(way, line.sourced.figure)
        if not how:
            continue
        if part.studies == len(found.lines):
            told.append(how)
            continue
        counted = {"n": part.studies, "total": len(found.lines), "how": _lower_first(how)}
        if way in ALIVE:
            told.append(_("In %(n)s of the %(total)s studies %(how)s") % counted)
        elif is_as_named and None in found.spread_by_count:
            told.append(
                _("%(n)s of the %(total)s studies counted something else: %(how)s") % counted
            )
        else:
            told.append(_("In %(n)s of the %(total)s studies: %(how)s") % counted)
    return tuple(told)


def _told_apart(found: TopicSpread) -> tuple[str, ...]:
    """Of so few people, or of nobody knows how many, that they end no range."""
    few = [line for line in found.few if is_of_few(line.sourced)]
    others = [line for line in found.few if line not in few]
    said = (
        (few, _("Told apart, of too few people to be told out of 100: %(each)s.")),
        (others, _("Told apart, as nobody says of how many people: %(each)s.")),
    )
    return tuple(words % {"each": "; ".join(map(_told_alone, own))} for own, words in said if own)


def _told_alone(line: StudyLine) -> str:
    return f"{line.sourced.source.short_name}, {result_in_words(figure_statement(line.sourced))}"


_ONLY_LASTING: Mapping[CountedAs, Promise] = {
    CountedAs.WORSENING: later(
        "%(n)s of the %(total)s studies counted only worsening that lasted."
    ),
    CountedAs.IMPROVEMENT: later(
        "%(n)s of the %(total)s studies counted only improvement that lasted."
    ),
}


def _as_the_outcome(found: TopicSpread, studies: int, most: CountedAs | None) -> str:
    """Of fewer studies that counted what the outcome says, where most counted something else."""
    told = {"n": studies, "total": len(found.lines), "one": found.outcome.one}
    words = _ONLY_LASTING.get(most) if most else None
    return str(words or _("%(n)s of the %(total)s studies counted how many %(one)s.")) % told


def _lower_first(text: str) -> str:
    """Inside a sentence; a word all in capitals stays."""
    return f"{text[:1].lower()}{text[1:]}" if text[1:2].islower() else text
