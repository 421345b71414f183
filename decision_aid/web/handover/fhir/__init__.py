"""The questionnaire and the answers as FHIR R4 resources, and answers read back from one.

A Questionnaire holds every question of every route; a QuestionnaireResponse holds those on the
person's path. Both are plain dictionaries, ready to be written as JSON. What was not known:

- "I do not know" (and its kin, such as "I prefer not to say") is an item without an answer and
  with the reason ``asked-unknown``.
- A question on the path that is still open has the reason ``unknown``: nothing tells whether the
  person has seen it, so neither ``not-asked`` nor ``asked-declined`` could be claimed.
- A question that is not on the path has no item, as FHIR wants of a question that is not enabled.

Answers come back from any form filler: what is certain is taken, all else is told.
"""

from decision_aid.web.handover.fhir.coding import Edition
from decision_aid.web.handover.fhir.file_text import Fault, FhirImportError
from decision_aid.web.handover.fhir.import_response import TakenResponse, read_response
from decision_aid.web.handover.fhir.questionnaire import questionnaire_resource
from decision_aid.web.handover.fhir.response import response_resource

__all__ = [
    "Edition",
    "Fault",
    "FhirImportError",
    "TakenResponse",
    "questionnaire_resource",
    "read_response",
    "response_resource",
]
