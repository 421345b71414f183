"""Other illnesses with their points (HCT-CI), line by line, for a clinician to confirm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.referral.hct_ci import Because, HctCi, HctCiLine, Standing, hct_ci
from decision_aid.web.handover.referral.sections.parts import Section, Table
from decision_aid.web.handover.referral.sources import Numbers, cite
from decision_aid.web.handover.summary.content import Item
from decision_aid.web.loaded import evidence_base, questionnaire

_ANSWER = "hct_ci"
_STANDING: Mapping[Because, Promise] = {
    Because.TICKED: later("present, as told"),
    Because.FACT: later("present, from another answer"),
    Because.PERHAPS: later("open: another answer may mean it"),
    Because.NOT_TICKED: later("asked and not ticked"),
    Because.NOT_ANSWERED: later("not answered"),
    Because.MORE_SEVERE: later("counted under the more severe line"),
}
_ABSENT = later("absent, from another answer")


def hct_ci_of(journey: Journey) -> HctCi:
    """On the short way nobody is asked, and every line but a few is open."""
    question = questionnaire().questions[_ANSWER]
    answer = next((step.answer for step in journey.steps if step.question.key == _ANSWER), None)
    ticked = None if answer in (None, UNSURE, (UNSURE,)) else answer
    asked = {option.value for option in question.option}
    return hct_ci(evidence_base().hct_ci, journey.facts, asked, ticked)


def comorbidity(journey: Journey, numbers: Numbers) -> Section:
    """What counts or may count stands in the table; what is absent or not answered is listed."""
    counted = hct_ci_of(journey)
    shown = [
        line
        for line in counted.lines
        if line.standing in (Standing.PRESENT, Standing.COUNTED_ABOVE)
        or line.because is Because.PERHAPS
    ]
    unanswered = [each for each in counted.lines if each.because is Because.NOT_ANSWERED]
    table = Table(
        heads=(_("Illness"), _("What counts"), _("Here"), _("Points")),
        rows=tuple(map(_row, shown)),
        widths=(18, 44, 28, 10),
    )
    return Section(
        id="comorbidity",
        title=_("Other illnesses: HCT-CI with age, to be confirmed by a clinician"),
        short=_("Other illnesses (HCT-CI)"),
        items=tuple(_items(counted, unanswered)),
        table=table if shown else None,
        unknown=_unknown(len(unanswered)),
        points=tuple(line.item.note for line in shown if line.item.note),
        after=_after(counted, numbers),
    )


def _items(counted: HctCi, unanswered: Sequence[HctCiLine]) -> Iterator[Item]:
    """The sum, and what stands in no row of the table."""
    yield Item(_("Sum"), _sum(counted))
    absent = counted.of(Standing.ABSENT)
    for because, label in (
        (Because.FACT, _("0 points, from other answers")),
        (Because.NOT_TICKED, _("Not ticked, so 0 points until confirmed")),
    ):
        if names := [each.item.name for each in absent if each.because is because]:
            yield Item(label, "; ".join(names))
    if unanswered:
        each = (f"{line.item.name} ({line.item.points})" for line in unanswered)
        yield Item(_("Not answered, for the team to fill in (points)"), "; ".join(each))
    if to_add := "; ".join(_numbers_to_add(counted)):
        yield Item(_("Not asked by this tool, for the clinician to add"), to_add)


def _unknown(lines: int) -> tuple[str, ...]:
    if not lines:
        return ()
    return (ngettext("%(n)s line not answered", "%(n)s lines not answered", lines) % {"n": lines},)


def _numbers_to_add(counted: HctCi) -> tuple[str, ...]:
    still = (e for e in counted.lines if e.standing in (Standing.OPEN, Standing.ABSENT))
    return tuple(dict.fromkeys(e.item.not_asked for e in still if e.item.not_asked))


def hct_ci_in_short(journey: Journey) -> str:
    """Empty while nothing counts and lines are open."""
    counted = hct_ci_of(journey)
    if counted.least == counted.most:
        return _("HCT-CI with age %(n)s, to be confirmed") % {"n": counted.least}
    if not counted.least:
        return ""
    return _("HCT-CI with age at least %(n)s, lines are open") % {"n": counted.least}


def _row(line: HctCiLine) -> tuple[str, ...]:
    standing = _ABSENT if line.standing is Standing.ABSENT else _STANDING[line.because]
    points = {
        Standing.PRESENT: str(line.item.points),
        Standing.OPEN: _("0 or %(n)s") % {"n": line.item.points},
    }
    return line.item.name, line.item.definition, str(standing), points.get(line.standing, "0")


def _sum(counted: HctCi) -> str:
    if counted.least == counted.most:
        return _("%(n)s, if each line is confirmed") % {"n": counted.least}
    return _("%(low)s so far; up to %(high)s while lines are open") % {
        "low": counted.least, "high": counted.most
    }  # fmt: skip


def _after(counted: HctCi, numbers: Numbers) -> str:
    """Where the table stands, and what it was made for."""
    places = dict.fromkeys(line.item.locator for line in counted.lines)
    return _(
        "Lines and points as printed %(source)s, %(where)s. The index was made for transplants "
        "from a donor. No study in MS stands behind it here."
    ) % {
        "source": cite((line.item.source for line in counted.lines), numbers),
        "where": "; ".join(places),
    }
