"""The six questions as pages of SurveyJS and of LHC-Forms, from their npm packages."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.rivals.six import Asked

_HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8">' + (
    '<meta name="viewport" content="width=device-width"><title>Questions</title>'
)


@dataclass(frozen=True, slots=True)
class Package:
    """One package of the npm registry, at an exact version."""

    name: str
    version: str

    def fetch(self, folder: Path) -> Path:
        """Unpacks it there, without what it depends on; raises where npm fails."""
        target = folder / self.name
        target.mkdir(parents=True)
        told = ["npm", "pack", "--silent", f"{self.name}@{self.version}"]
        done = subprocess.run(told, cwd=folder, check=True, capture_output=True, text=True)
        archive = folder / done.stdout.split()[-1]
        shutil.unpack_archive(archive, target)
        return target / "package"


SURVEY_CORE = Package("survey-core", "2.5.38")
SURVEY_UI = Package("survey-js-ui", "2.5.38")
LHC_FORMS = Package("lforms", "40.1.3")


def survey_page(folder: Path, six: tuple[Asked, ...]) -> str:
    """Writes the page into the folder and returns its name."""
    core, interface = SURVEY_CORE.fetch(folder), SURVEY_UI.fetch(folder)
    shutil.copy(core / "survey-core.fontless.min.css", folder / "survey.css")
    shutil.copy(core / "survey.core.min.js", folder / "survey-core.js")
    shutil.copy(interface / "survey-js-ui.min.js", folder / "survey-ui.js")
    model = {
        "questionsOnPageMode": "questionPerPage",
        "elements": [element for asked in six for element in _elements(asked)],
    }
    page = (
        f'{_HEAD}<link rel="stylesheet" href="survey.css"></head><body><main id="here"></main>'
        '<script src="survey-core.js"></script><script src="survey-ui.js"></script>'
        f"<script>new Survey.Model({json.dumps(model)})"
        '.render(document.getElementById("here"))</script></body></html>'
    )
    (folder / "survey.html").write_text(page, encoding="utf-8")
    return "survey.html"


def _elements(asked: Asked) -> list[dict[str, Any]]:
    told = {"name": asked.key, "title": asked.title, "description": asked.hint}
    if asked.choices:
        choices = [{"value": value, "text": label} for value, label in asked.with_unsure]
        return [{**told, "type": "radiogroup", "isRequired": True, "choices": choices}]
    limits = {"min": asked.least, "max": asked.most}
    number = {**told, "type": "text", "inputType": "number", **limits}
    ticked = {"type": "checkbox", "name": f"{asked.key}_unsure", "titleLocation": "hidden"}
    return [
        {
            "type": "panel",
            "name": f"{asked.key}_page",
            "elements": [number, {**ticked, "choices": [{"value": "yes", "text": asked.unsure}]}],
        }
    ]


def lhc_page(folder: Path, six: tuple[Asked, ...]) -> str:
    """Writes the page into the folder and returns its name."""
    built = LHC_FORMS.fetch(folder) / "dist" / "lforms"
    shutil.copytree(built / "webcomponent", folder / "lhc")
    shutil.copy(built / "fhir" / "R4" / "lformsFHIR.min.js", folder / "lhc" / "fhir-r4.js")
    questionnaire = {
        "resourceType": "Questionnaire",
        "status": "draft",
        "title": "Questions",
        "item": [item for asked in six for item in _items(asked)],
    }
    scripts = ("assets/lib/zone.min.js", "runtime.js", "polyfills.js", "main.js", "fhir-r4.js")
    page = (
        f'{_HEAD}<link rel="stylesheet" href="lhc/styles.css"></head><body><main id="here"></main>'
        + "".join(f'<script src="lhc/{name}"></script>' for name in scripts)
        + f"<script>LForms.Util.addFormToPage({json.dumps(questionnaire)},"
        + '"here",{fhirVersion:"R4"})</script></body></html>'
    )
    (folder / "lhc.html").write_text(page, encoding="utf-8")
    return "lhc.html"


def _items(asked: Asked) -> list[dict[str, Any]]:
    told = {"linkId": asked.key, "text": asked.title}
    if not asked.choices:
        ticked = {"linkId": f"{asked.key}_unsure", "text": asked.unsure, "type": "boolean"}
        return [{**told, "type": "integer"}, ticked]
    options = [
        {"valueCoding": {"code": value, "display": label}} for value, label in asked.with_unsure
    ]
    radio = {
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
        "valueCodeableConcept": {"coding": [{"code": "radio-button"}]},
    }
    return [{**told, "type": "choice", "extension": [radio], "answerOption": options}]
