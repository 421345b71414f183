"""What FHIR R4 demands of questions and answers beyond their shape, in its own FHIRPath.

Keys and expressions are those of the standard (hl7.org/fhir/R4); a library for shapes does not look
at them. Told are the keys that are broken, with the items.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fhirpathpy import evaluate
from fhirpathpy.models import models

_R4 = models["r4"]
_WHOLE = {
    "que-0": "name.matches('[A-Z]([A-Za-z0-9_]){0,254}')",
    "que-2": "descendants().linkId.isDistinct()",
}
_ITEM = {
    "que-1": "(type='group' implies item.empty().not()) and (type='display' implies item.empty())",
    "que-3": "type!='display' or code.empty()",
    "que-4": "answerOption.empty() or answerValueSet.empty()",
    "que-5": "(type='choice' or type='open-choice' or type='decimal' or type='integer'"
    " or type='date' or type='dateTime' or type='time' or type='string' or type='quantity')"
    " or (answerValueSet.empty() and answerOption.empty())",
    "que-6": "type!='display' or (required.empty() and repeats.empty())",
    "que-8": "(type!='group' and type!='display') or initial.empty()",
    "que-9": "type!='display' or readOnly.empty()",
    "que-11": "answerOption.empty() or initial.empty()",
    "que-12": "enableWhen.count() > 2 implies enableBehavior.exists()",
    "que-13": "repeats=true or initial.count() <= 1",
    "sdc-types": "(extension.where(url.endsWith('/maxDecimalPlaces')).exists()"
    " implies type='decimal') and (extension.where(url.endsWith('/questionnaire-unit')).exists()"
    " implies (type='decimal' or type='integer'))",
}
_ANSWERED = {"qrs-1": "(answer.exists() and item.exists()).not()"}


def broken_by_questions(resource: dict[str, Any]) -> list[str]:
    whole = [key for key, rule in _WHOLE.items() if _asked(resource, rule) != [True]]
    return [*whole, *_broken_items(resource, "Questionnaire", _ITEM)]


def broken_by_answers(resource: dict[str, Any]) -> list[str]:
    return list(_broken_items(resource, "QuestionnaireResponse", _ANSWERED))


def _broken_items(resource: dict[str, Any], kind: str, rules: dict[str, str]) -> Iterator[str]:
    for key, rule in rules.items():
        for link_id in _asked(resource, f"{kind}.repeat(item).where(({rule}).not()).linkId"):
            yield f"{key} {link_id}"


def _asked(resource: dict[str, Any], expression: str) -> list[Any]:
    return list(evaluate(resource, expression, {}, _R4))
