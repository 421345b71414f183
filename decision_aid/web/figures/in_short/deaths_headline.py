"""What is told first of deaths from the treatment: worded here once, for every surface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import THOUSAND
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.similarity.deaths import LARGE_FROM, DeathLine, DeathsHeadline, DeathsIn
from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.in_short.spreads import upper_first
from decision_aid.web.figures.in_short.told import Told, told_at_most
from decision_aid.web.figures.in_short.who_died import died_with, edss_of, who_died
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.spreads.deaths import died_in_line, died_of, types_told
from decision_aid.web.figures.spreads.rows import years_in_words


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadlineInWords:
    """``big`` and ``what``: "5 of 364", "died within 100 days in your country".

    ``big`` is empty where nobody died in any study. ``rest``: who these were, the spread of large
    reports or some of them, the report of the country where it is another, the highest of all.
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
    def in_few_lines(self) -> str:
        """What stands below it on a first page, where the strip names the highest."""
        return told_at_most(self.told_in_few_lines)

    @property
    def told_in_few_lines(self) -> tuple[Told, ...]:
        return tuple(each for each in self.rest if each.is_on_first_page)

    @property
    def in_short(self) -> tuple[str, ...]:
        """What single reports tell, in pieces for a line beside the spread of large ones."""
        if not self.big:
            return (self.first,)
        told = (each.in_short for each in self.rest if each.source)
        nobody = notes.nobody_alike() if self.nobody else ""
        return tuple(filter(None, (nobody, self.unaddressed, *told)))

    @property
    def sources(self) -> frozenset[Source]:
        """All that it names."""
        return frozenset(each.source for each in self.rest if each.source)

    def tells_of(self, source: Source) -> bool:
        """Whether it names it, or another report on the same people."""
        return any(source == e or source.id in e.same_people_as for e in self.sources)

    @property
    def sentence(self) -> str:
        return " ".join(filter(None, (f"{self.first}.", self.quiet)))


def headline_in_words(told: DeathsHeadline) -> HeadlineInWords | None:
    """In the present language; None where no study has counts."""
    return _headline(_AsWorded(_worded_by(told), told), get_language() or "")


@dataclass(frozen=True, slots=True)
class _AsWorded:
    """Two headlines that are told alike are equal, however like a person each study was."""

    key: tuple[object, ...]
    told: DeathsHeadline = field(compare=False)


def _worded_by(told: DeathsHeadline) -> tuple[object, ...]:
    """The studies, which of the large may be named, the report of a country, and whether it leads;
    of how people compared, whether all were unlike, and by type of MS those of named reports.
    """
    own = () if told.own is None else (told.own,)
    lead = () if told.first is None else (told.first,)
    types = tuple([e.line.likeness.outcomes[0] for e in (*lead, *told.beside, *own)])
    marks = told.is_of_own_country, told.nobody_like_you
    return told.found.figures, *map(_figures, (told.large, own)), types, marks


def _figures(lines: Iterable[DeathLine]) -> tuple[SourcedFigure, ...]:
    return tuple([each.line.sourced for each in lines])


@lru_cache(maxsize=128)
def _headline(kept: _AsWorded, _language: str) -> HeadlineInWords | None:
    """Kept by what is told; no answer is part of it."""
    told = kept.told
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
    if told.leads_by_spread:
        return ""
    said = died_of_in(_leads(told))
    return _("own country: %(counted)s") % {"counted": said} if told.is_of_own_country else said


def _first(told: DeathsHeadline) -> tuple[str, str]:
    """Where neither a large report leads nor their spread, up to how many died in the highest."""
    large = told.found.large.spread
    if told.leads_by_spread and large is not None:
        ends = upper_first(phrases.ends_of(large, large.per or THOUSAND))
        told_of = {"died": phrases.died_of_it(), "studies": _large_studies(told.found.large)}
        return ends, _("%(died)s in %(studies)s") % told_of
    leads = _leads(told)
    one = phrases.died_in(leads)
    if told.first is None:
        return _("Up to %(most)s") % {"most": died_of(leads)}, one
    if told.is_of_own_country:
        one = _("%(one)s in your country") % {"one": one}
    return died_of(leads), one


def _rest(told: DeathsHeadline) -> Iterator[Told]:
    if (first := told.first) is not None:
        yield Told(upper_first(treated(first)), first.of, types_told(first))
        yield from who_died(told, first)
    if (own := told.own_beside) is not None:
        edss = edss_of(own) if own == told.able else ""
        died = died_of_in(own) if own.died else died_in_line(own)
        of_one = own.is_of_one_centre
        place = _("At one hospital in your country") if of_one else _("In your country")
        brief = _("one hospital of own country") if of_one else _("own country")
        counted = ", ".join(filter(None, (died, edss)))
        in_line = _("%(place)s: %(counted)s") % {"place": brief, "counted": counted}
        said = died_with(own, edss) if own.died and edss else counted
        said = _("%(place)s %(counted)s") % {"place": place, "counted": said}
        yield Told(said, own.of, types_told(own), in_line)
        yield from who_died(told, own)
    for each in told.beside:
        in_few, in_line = each == told.in_few_lines, died_of_in(each)
        yield Told(_died_when(each), each.of, types_told(each), in_line, in_few_lines=in_few)
        yield from who_died(told, each, in_few=in_few)
    if not told.leads_by_spread:
        yield from _of_large(told.found)
    if (highest := told.highest) is not None:
        yield Told(
            _highest(highest, told.found),
            highest.of,
            briefly=_highest_in_short(highest, told.found),
            is_named_in_strip=True,
        )
    if none := told.found.without_any:
        yield Told(_without(none, len(told.found.lines)), is_drawn=True)


def treated(each: DeathLine) -> str:
    """ "treated 2002 to 2023", or that we did not see when."""
    years = years_in_words(each.years)
    return (
        _("treated %(era)s") % {"era": years}
        if years
        else _("treated in years that we did not see")
    )


def _died_when(each: DeathLine) -> str:
    """ "5 of 364 died within 100 days, treated 2002 to 2023"."""
    return f"{died_of_in(each)}, {treated(each)}"


def died_of_in(each: DeathLine) -> str:
    return _("%(big)s %(what)s") % {"big": died_of(each), "what": phrases.died_in(each)}


def _large_studies(large: DeathsIn) -> str:
    told = {"studies": phrases.studies(len(large.lines)), "people": sentences.whole(LARGE_FROM)}
    return _("%(studies)s of %(people)s people or more") % told


def _of_large(found: DeathsIn) -> Iterator[Told]:
    """One large report alone is no spread."""
    large = found.large
    if large.spread is not None and len(large.lines) > 1:
        ends = phrases.ends_of(large.spread, large.spread.per or THOUSAND)
        told = {"studies": _large_studies(large), "range": ends, "n": len(large.lines)}
        yield Told(
            _("%(studies)s: %(range)s") % told, at_most=_("%(n)s large studies: %(range)s") % told
        )


def _highest(each: DeathLine, found: DeathsIn) -> str:
    """Often of few people, treated long ago: with when, and whether most were very disabled."""
    parts = (died_of(each), treated(each) if each.years else "", _very_disabled(each))
    return _highest_of(each, found) % {"counted": ", ".join(filter(None, parts))}


def _highest_in_short(each: DeathLine, found: DeathsIn) -> str:
    counted = ", ".join(filter(None, (died_of(each), _very_disabled(each))))
    return sentences.lower_first(_highest_of(each, found)) % {"counted": counted}


def _highest_of(each: DeathLine, found: DeathsIn) -> str:
    """After the spread of the large reports, it is above it only where it is small."""
    is_above = each.people < LARGE_FROM and len(found.large.lines) > 1
    return _("In smaller ones up to %(counted)s") if is_above else _("Highest: %(counted)s")


def _very_disabled(each: DeathLine) -> str:
    very = each.of.population.most_very_disabled
    return _("mostly very disabled") if very else ""


def _without(none: int, studies: int) -> str:
    return ngettext(
        "Nobody died in %(none)s of %(studies)s studies",
        "Nobody died in %(none)s of %(studies)s studies",
        none,
    ) % {"none": none, "studies": studies}
