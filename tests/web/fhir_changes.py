"""Changes to a file of answers, each with the place that is named for it and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.web.fhir_files import item_of

Change = Callable[[dict[str, Any]], Any]
CODING = {"system": "urn:ahsct-ms-decision-aid:answers", "code": "subtype.marburg"}


def _answer(link_id: str, answer: Any) -> Change:
    return lambda file: item_of(file, link_id).update(answer=answer)


def _new(item: Any) -> Change:
    return lambda file: file["item"].append(item)


def _without(link_id: str) -> Change:
    def change(file: dict[str, Any]) -> None:
        file["item"] = [item for item in file["item"] if item["linkId"] != link_id]

    return change


CHANGES: dict[str, tuple[Change, tuple[str, str]]] = {
    "an unknown question": (_new({"linkId": "shoe_size"}), ("shoe_size", "not known")),
    "a question not asked": (
        _new({"linkId": "walk_help", "answer": []}), ("walk_help", "not asked")),
    "a question of another drug": (
        _new({"linkId": "dmt_outcome:rituximab"}), ("dmt_outcome:rituximab", "not asked")),
    "a question twice": (lambda f: f["item"].append(f["item"][2]), ("age", "twice")),
    "a question left out": (_without("age"), ("age", "missing")),
    "an unknown code": (_answer("subtype", [{"valueCoding": CODING}]), ("subtype", "wrong")),
    "a code of another question": (
        lambda f: item_of(f, "subtype").update(answer=item_of(f, "country")["answer"]),
        ("subtype", "wrong")),
    "two answers to one question": (
        _answer("age", [{"valueInteger": 38}, {"valueInteger": 39}]), ("age", "wrong")),
    "an age beyond the limit": (_answer("age", [{"valueInteger": 17}]), ("age", "wrong")),
    "an age in words": (_answer("age", [{"valueString": "38"}]), ("age", "wrong")),
    "an age as text": (_answer("age", [{"valueInteger": "38"}]), ("age", "wrong")),
    "an age of true": (_answer("relapses_12m", [{"valueInteger": True}]),
                       ("relapses_12m", "wrong")),
    "an age with a fraction": (_answer("age", [{"valueInteger": 38.0}]), ("age", "wrong")),
    "a number below none": (_answer("age", [{"valueInteger": -38}]), ("age", "wrong")),
    "an EDSS between half points": (
        _answer("edss_value", [{"valueDecimal": 3.7}]), ("edss_value", "wrong")),
    "an EDSS without end": (
        _answer("edss_value", [{"valueDecimal": 10**400}]), ("edss_value", "wrong")),
    "no answers": (_answer("age", []), ("age", "wrong")),
    "an answer that is no object": (_answer("age", ["38"]), ("age", "wrong")),
    "an answer in no list": (_answer("age", {"valueInteger": 38}), ("age", "wrong")),
    "an answer and a reason": (
        lambda f: item_of(f, "age").update(extension=[{"url": "x"}]), ("age", "wrong")),
    "more in an answer": (
        _answer("age", [{"valueInteger": 38, "id": "a"}]), ("age", "wrong")),
    "more in an item": (lambda f: item_of(f, "age").update(definition="x"), ("age", "wrong")),
    "no word as a text": (lambda f: item_of(f, "age").update(text=["x"]), ("age", "wrong")),
    "ticks in another order": (
        lambda f: item_of(f, "dmt_tried")["answer"].reverse(), ("dmt_tried", "wrong")),
    "an item that is a word": (_new("age"), ("item", "wrong")),
    "an item without a name": (_new({"text": "x"}), ("item", "wrong")),
    "items in no list": (lambda f: item_of(f, "dmt_outcome").update(item={}), ("item", "wrong")),
    "another way": (_answer("route", [{"valueCoding": {"code": "short"}}]), ("route", "wrong")),
    "a subject": (
        lambda f: f.update(subject={"reference": "Patient/1"}), ("subject", "not known")),
    "an id": (lambda f: f.update(id="1"), ("id", "not known")),
    "no status": (lambda f: f.pop("status"), ("status", "missing")),
    "another status": (lambda f: f.update(status="amended"), ("status", "wrong")),
    "a time of day": (lambda f: f.update(authored="2026-11-21T09:00:00Z"), ("authored", "wrong")),
    "a second tag": (lambda f: f["meta"]["tag"].append({"code": "x"}), ("meta", "wrong")),
    "a free evidence version": (
        lambda f: f["meta"]["tag"][0].update(code="John Smith"), ("meta", "wrong")),
    "a tag that is no list": (lambda f: f["meta"].update(tag={"code": "x"}), ("meta", "wrong")),
}  # fmt: skip
