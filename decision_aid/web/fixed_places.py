"""Pages whose words stand in templates, for the search: what each is called and tells."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.searching import Item, Sort

_PLACES = (
    ("start", _("Start"), _("What this is, how long it takes, and the first question.")),
    ("help", _("Help now"), _("Whom to call in a crisis or emergency, and lines to talk to.")),
    ("evidence", _("The evidence"), _("Everything that can be read here, in one list.")),
    ("sources", _("All sources"), _("Every study and report, to search and to narrow.")),
    ("outcomes", _("All outcomes"), _("Each outcome, benefit or harm, across all studies.")),
    ("treatments", _("All treatments"), _("Transplants, MS drugs and no treatment.")),
    ("evidence_map", _("Evidence map"), _("Which people have been studied, and which have not.")),
    (
        "criteria",
        _("Rules on who may have a transplant"),
        _("Published rules (eligibility criteria) and their limits, side by side."),
    ),
    ("guide", _("Guide"), _("What the treatment is like, step by step, and practical topics.")),
    ("heard", _("What you may have heard"), _("Claims, and what the sources show.")),
    ("gaps", _("What nobody has studied"), _("Questions on which there is no study.")),
    ("disagreement", _("Why experts disagree"), _("Both sides, and what would settle it.")),
    ("glossary", _("Glossary"), _("What words mean, and how to say them.")),
    (
        "methods",
        _("How we chose the evidence"),
        _("How studies were found, read, checked and compared."),
    ),
    ("values", _("What matters to you"), _("Sort out what counts most for you.")),
    (
        "my_questions",
        _("Questions for your appointment"),
        _("Choose what to ask your neurologist or MS nurse."),
    ),
    ("quiz", _("Check yourself"), _("Five questions on what the figures mean.")),
    ("code", _("Carry on with a code"), _("Bring your answers back from a printed code.")),
    ("consult", _("For clinicians"), _("One screen for a consultation.")),
    ("downloads", _("Downloads"), _("All the evidence as files: tables, references, feed.")),
    ("changes", _("What changed"), _("The log of changes; look up a printed version.")),
    ("privacy", _("Privacy"), _("What happens to your answers: nothing is kept.")),
    ("delete_answers", _("Delete my answers"), _("Take all answers out of this browser.")),
    ("contact", _("Contact"), _("Who runs this tool, and how to tell them of a mistake.")),
    ("about", _("About"), _("Who made this, who pays for it, who read it.")),
    ("intended_purpose", _("Intended purpose"), _("What this tool is for, and what not.")),
    (
        "accessibility",
        _("Accessibility"),
        _("Keyboard, screen reader, large print, and what does not work yet."),
    ),
    ("safety", _("Safety"), _("What could go wrong, and what is done about it.")),
    ("security", _("Security"), _("Who could do what, and what is left.")),
    ("standards", _("Standards"), _("What standards for decision aids ask; met and not met.")),
    ("measured", _("How fast it is"), _("What was measured, with the numbers.")),
)


def fixed_places() -> tuple[Item, ...]:
    return _in(get_language() or "")


@lru_cache(maxsize=16)
def _in(_language: str) -> tuple[Item, ...]:
    return tuple(Item.of(Sort.PAGE, view, str(name), str(about)) for view, name, about in _PLACES)
