"""The person: age from the date of birth; sex at birth where the record tells it, not gender."""

from __future__ import annotations

from datetime import date

from decision_aid.domain.record.findings import Doubt, Finding, Found, Remark, origin
from decision_aid.domain.record.parts import Day, Part, day_in, extension
from decision_aid.domain.record.terms import RecordTerms

_BIRTH_SEX = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex"


def read_person(patient: Part, terms: RecordTerms, today: date, found: Found) -> None:
    born = day_in(patient.get("birthDate"))
    if born is not None and born.first <= today:
        where = origin(patient, None, "birthDate")
        age = _age(born, today)
        if age is None:
            found.remarks.append(Remark("age", Doubt.NOT_EXACT, where))
        else:
            found.findings.append(Finding("age", (("age", str(age)),), where))
    told = extension(patient, _BIRTH_SEX).get("valueCode")
    sex = terms.meaning("sex", {"text": told})
    if sex is not None:
        given = (("sex", sex),)
        found.findings.append(Finding("sex", given, origin(patient, None, "birthsex")))


def _age(born: Day, today: date) -> int | None:
    """None where the birthday of this year may still come: a year alone leaves two ages."""
    ages = {_years(each, today) for each in (born.first, born.last)}
    return ages.pop() if len(ages) == 1 else None


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
