"""What goes back to the clinic: a transaction with the answers and the summary as PDF."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any
from uuid import uuid4

Resource = dict[str, Any]
_AUTHOR = {"display": "AHSCT and MS: a decision aid"}


def bundle_for(patient: str, response: Resource, pdf: bytes, now: datetime, title: str) -> Resource:
    """``response``: the QuestionnaireResponse, which itself names nobody."""
    subject = {"reference": f"Patient/{patient}"}
    answers, document = f"urn:uuid:{uuid4()}", f"urn:uuid:{uuid4()}"
    moment = now.isoformat(timespec="seconds")
    composition = {
        "resourceType": "Composition",
        "status": "preliminary",
        "type": {"text": title},
        "subject": subject,
        "date": moment,
        "author": [_AUTHOR],
        "title": title,
        "section": [
            {"title": "Answers", "entry": [{"reference": answers}]},
            {"title": "Summary", "entry": [{"reference": document}]},
        ],
    }
    file = {
        "resourceType": "DocumentReference",
        "status": "current",
        "docStatus": "preliminary",
        "type": {"text": title},
        "subject": subject,
        "date": moment,
        "author": [_AUTHOR],
        "description": title,
        "content": [
            {
                "attachment": {
                    "contentType": "application/pdf",
                    "data": base64.b64encode(pdf).decode("ascii"),
                    "title": title,
                    "creation": moment,
                }
            }
        ],
    }
    told = {**response, "subject": subject}
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            _entry(answers, told),
            _entry(document, file),
            _entry(f"urn:uuid:{uuid4()}", composition),
        ],
    }


def _entry(address: str, resource: Resource) -> Resource:
    request = {"method": "POST", "url": resource["resourceType"]}
    return {"fullUrl": address, "resource": resource, "request": request}
