"""What is told first of deaths from the treatment: worded here once, for every surface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.similarity.deaths import LARGE_FROM, DeathLine, DeathsHeadline, DeathsIn
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.figures.in_short.spreads import upper_first
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.spreads.deaths import died_in_line, died_of, types_told
from decision_aid.web.figures.spreads.rows import years_in_words


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence without its full stop, and the report that it is from, if it is from one alone.

    ``types``: of MS in it, where it needs saying.
    """

    said: str
    source: Source | None = None
    types: str = ""
    briefly: str = ""
    """For a line of the consultation, where it differs: told of the patient, in fewer words."""
    is_drawn: bool = False
    """The dot strip tells it too."""

    @property
    def text(self) -> str:
        """With the name of the report."""
        return self._with(self.said, self._named, self.types)

    @property
    def in_short(self) -> str:
        """For a line of the consultation."""
        said = self.briefly or sentences.lower_first(self.said)
        return self._with(said, self._named, self.types)

    @property
    def _named(self) -> str:
        return short_label(self.source) if self.source else ""

    def cited(self, number: int) -> str:
        """With its number in place of the name."""
        return f"{self._with(self.said, self.types)} [{number}]"

    @staticmethod
    def _with(said: str, *beside: str) -> str:
        told = ", ".join(filter(None, beside))
        return f"{said} ({told})" if told else said


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadlineInWords:
    """``big`` and ``what``: "5 of 364", "died within 100 days in your country".

    ``big`` is empty where nobody died in any study. ``rest``: who these were, the report of the
    country where it is another, the spread of large reports, the highest of all, how many without.
    """

    big: str
    what: str
    rest: tuple[Told, ...] = ()
    unaddressed: str = ""
    """The number and what it counts, to somebody else than the person."""
    nobody: str = ""
    """That all these people are unlike the person."""

    @property
    def first(self) -> str:
        """The number in a sentence, without its full stop."""
        if not self.big:
            return self.what.removesuffix(".")
        told = _("%(most)s people %(what)s") % {"most": self.big, "what": self.what}
        return notes.of_other_people(told) if self.nobody else told

    @property
    def quiet(self) -> str:
        """All that stands below it."""
        return " ".join(f"{each.text}." for each in self.rest)

    @property
    def beside_strip(self) -> str:
        """What stands below it where the strip is drawn."""
        return " ".join(f"{each.text}." for each in self.rest if not each.is_drawn)

    @property
    def in_short(self) -> tuple[str, ...]:
        """What single reports tell, in pieces for a line beside the spread of large ones."""
        if not self.big:
            return (self.first,)
        told = self.unaddressed, *(each.in_short for each in self.rest if each.source)
        return (notes.nobody_alike(), *told) if self.nobody else told

    @property
    def sentence(self) -> str:
        return " ".join(filter(None, (f"{self.first}.", self.quiet)))


def headline_in_words(told: DeathsHeadline) -> HeadlineInWords | None:
    """In the present language; None where no study has counts."""
    return _headline(told, get_language() or "")


@lru_cache(maxsize=32)
def _headline(told: DeathsHeadline, _language: str) -> HeadlineInWords | None:
    """Kept by studies, how they compared and the report of a country; no answer is part of it."""
    found, spread = told.found, told.found.spread
    if spread is None or spread.per is None:
        return None
    one = found.lines[0].line.sourced.endpoint.one
    if found.is_lone_zero:
        return HeadlineInWords(big="", what=" ".join(phrases.lone_study(found.lines[0].line, one)))
    if spread.high == 0:
        return HeadlineInWords(big="", what=phrases.nobody_or_everybody(spread, one))
    big, what = _first(told)
    return HeadlineInWords(
        big=big,
        what=what,
        rest=tuple(_rest(told)),
        unaddressed=_unaddressed(told),
        nobody=notes.nobody_like_you() if told.nobody_like_you else "",
    )


def _leads(told: DeathsHeadline) -> DeathLine:
    """Where no large report leads, the highest: somebody died in it."""
    leads = told.first or told.found.highest
    assert leads is not None
    return leads


def _unaddressed(told: DeathsHeadline) -> str:
    leads = _leads(told)
    said = {"big": died_of(leads), "what": phrases.died_in(leads)}
    if told.is_of_own_country:
        return _("own country: %(big)s %(what)s") % said
    return _("%(big)s %(what)s") % said


def _first(told: DeathsHeadline) -> tuple[str, str]:
    """Where no large report leads, up to how many died in the highest."""
    leads = _leads(told)
    one = phrases.died_in(leads)
    if told.first is None:
        return _("Up to %(most)s") % {"most": died_of(leads)}, one
    if told.is_of_own_country:
        one = _("%(one)s in your country") % {"one": one}
    return died_of(leads), one


def _rest(told: DeathsHeadline) -> Iterator[Told]:
    if (first := told.first) is not None:
        yield Told(upper_first(treated(first)), _source(first), types_told(first))
    if (own := told.own_beside) is not None:
        counted = {"counted": died_in_line(own)}
        yield Told(
            _("Your country: %(counted)s") % counted,
            _source(own),
            types_told(own),
            _("own country: %(counted)s") % counted,
        )
    yield from _of_large(told.found)
    if (highest := told.highest) is not None:
        yield Told(_highest(highest), _source(highest), briefly=_highest_in_short(highest))
    if none := told.found.without_any:
        yield Told(_without(none, len(told.found.lines)), is_drawn=True)


def _source(each: DeathLine) -> Source:
    return each.line.sourced.source


def treated(each: DeathLine) -> str:
    """ "treated 2002 to 2023", or that we did not see when."""
    years = years_in_words(each.years)
    return _("treated %(era)s") % {"era": years} if years else _("years of treatment not seen")


def _of_large(found: DeathsIn) -> Iterator[Told]:
    """One large report alone is no spread."""
    large = found.large
    if large.spread is not None and len(large.lines) > 1:
        told = {
            "range": phrases.ends_of(large.spread, large.spread.per or THOUSAND),
            "studies": phrases.studies(len(large.lines)),
            "people": sentences.whole(LARGE_FROM),
        }
        said = _("%(studies)s of %(people)s people or more: %(range)s")
        yield Told(said % told)


def _highest(each: DeathLine) -> str:
    """Often of few people, treated long ago: with when, and whether most were very disabled."""
    parts = (died_of(each), treated(each) if each.years else "", _very_disabled(each))
    return _("Highest: %(counted)s") % {"counted": ", ".join(filter(None, parts))}


def _highest_in_short(each: DeathLine) -> str:
    counted = ", ".join(filter(None, (died_of(each), _very_disabled(each))))
    return _("highest: %(counted)s") % {"counted": counted}


def _very_disabled(each: DeathLine) -> str:
    very = _source(each).population.most_very_disabled
    return _("mostly very disabled") if very else ""


def _without(none: int, studies: int) -> str:
    return ngettext(
        "Nobody died in %(none)s of %(studies)s studies",
        "Nobody died in %(none)s of %(studies)s studies",
        none,
    ) % {"none": none, "studies": studies}
