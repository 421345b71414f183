"""The entries of a record, and whose record it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from decision_aid.domain.record.parts import Part, part, parts, text

_DEEPEST = 4
_MOST = 10_000
_NOT_CONTENT = frozenset({"OperationOutcome", "Composition"})
"""What a server says beside the record, and the list of contents of a summary."""


class RecordFault(StrEnum):
    """Why nothing of a file is taken."""

    EMPTY = "nothing was sent"
    NOT_READABLE = "no JSON, or not whole"
    XML = "XML"
    PACKED = "packed, such as zip"
    NOT_A_RECORD = "no FHIR Bundle"
    ANSWERS = "answers to questions, not a record"
    NO_ENTRIES = "a Bundle with nothing in it"
    TOO_MANY = "more entries than a record of one person has"
    SEVERAL_PEOPLE = "entries about more than one person"
    DIED = "the record says that the person has died"


class RecordError(Exception):
    """A file that is refused as a whole."""

    def __init__(self, fault: RecordFault) -> None:
        self.fault = fault
        super().__init__(fault)


@dataclass(frozen=True)
class Record:
    """Resources in the order of the file, and the one person they are about."""

    resources: tuple[Part, ...]
    patient: Part
    strangers: int
    """Entries that are about somebody else."""
    by_address: dict[str, Part] = field(repr=False)

    def pointed_at(self, owner: Part, reference: object) -> Part:
        """What a reference leads to, inside the resource or among the entries."""
        where = text(part(reference).get("reference"))
        if where.startswith("#"):
            inside = parts(owner.get("contained"))
            return next((each for each in inside if each.get("id") == where[1:]), {})
        return self.by_address.get(_short(where), {})


def open_record(raw: object) -> Record:
    """Raises RecordError. A list of resources is a record too."""
    if isinstance(raw, list):
        raw = {"resourceType": "Bundle", "entry": [{"resource": each} for each in raw]}
    if isinstance(raw, dict) and raw.get("resourceType") == "QuestionnaireResponse":
        raise RecordError(RecordFault.ANSWERS)
    if not isinstance(raw, dict) or raw.get("resourceType") != "Bundle":
        raise RecordError(RecordFault.NOT_A_RECORD)
    if raw.get("type") == "history":
        raise RecordError(RecordFault.NOT_A_RECORD)
    entries = list(_entries(raw, 0))
    if not entries:
        raise RecordError(RecordFault.NO_ENTRIES)
    if len(entries) > _MOST:
        raise RecordError(RecordFault.TOO_MANY)
    by_address: dict[str, Part] = {}
    for address, resource in entries:
        for name in _names(address, resource):
            by_address.setdefault(name, resource)
    once = _once(entries)
    patients = [each for each in once if each.get("resourceType") == "Patient"]
    content = [each for each in once if each.get("resourceType") not in _NOT_CONTENT]
    others = [each for each in content if each.get("resourceType") != "Patient"]
    homes = {_home(where) for where, each in entries if each in patients}
    mine = _of_one_person(others, patients, by_address, homes - {""})
    patient = patients[0] if patients else {}
    if patient.get("deceasedBoolean") is True or patient.get("deceasedDateTime"):
        raise RecordError(RecordFault.DIED)
    return Record(tuple(mine), patient, len(others) - len(mine), by_address)


def _entries(bundle: Part, depth: int) -> Iterator[tuple[str, Part]]:
    for entry in parts(bundle.get("entry")):
        resource = part(entry, "resource")
        if not resource or part(entry, "request").get("method") == "DELETE":
            continue
        if resource.get("resourceType") != "Bundle":
            yield text(entry.get("fullUrl")), _of_some_kind(resource)
        elif depth < _DEEPEST:
            yield from _entries(resource, depth + 1)


def _of_some_kind(resource: Part) -> Part:
    kind = resource.get("resourceType")
    return resource if isinstance(kind, str) else {**resource, "resourceType": "?"}


def _names(address: str, resource: Part) -> Iterator[str]:
    if address:
        yield _short(address)
        yield f"{resource.get('resourceType')}/{address.removeprefix('urn:uuid:')}"
    if text(resource.get("id")):
        yield f"{resource.get('resourceType')}/{resource['id']}"


def _short(address: str) -> str:
    """ "Patient/7" of any server and version; a urn as it is."""
    bare = address.partition("/_history/")[0]
    return bare if bare.startswith("urn:") else "/".join(bare.split("/")[-2:])


def _once(entries: list[tuple[str, Part]]) -> list[Part]:
    """Each resource once, however many answers of a server it stood in; one number on two servers
    is two resources.
    """
    seen: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    kept: list[Part] = []
    for address, resource in entries:
        name = (text(resource.get("resourceType")), text(resource.get("id")))
        home = _home(address)
        before = seen[name] if name[1] else set()
        if before and (home in before or "" in {home, *before}):
            continue
        before.add(home)
        kept.append(resource)
    return kept


def _home(address: str) -> str:
    """The server of an address in full; empty where none is told."""
    told = address.partition("/_history/")[0]
    return told.rsplit("/", 2)[0] if told.startswith("http") else ""


def _of_one_person(
    resources: list[Part], patients: list[Part], by_address: dict[str, Part], homes: set[str]
) -> list[Part]:
    """Of two people nothing is taken: nobody could tell whose answers these are."""
    if len(patients) > 1:
        raise RecordError(RecordFault.SEVERAL_PEOPLE)
    told = {id(each): _subject(each) for each in resources}
    if not patients:
        if len({where for where in told.values() if where}) > 1:
            raise RecordError(RecordFault.SEVERAL_PEOPLE)
        return resources
    own = set(_marks(patients[0]))
    return [
        each
        for each in resources
        if (by_address.get(told[id(each)]) is patients[0] and _is_from(each, homes))
        or (not told[id(each)] and set(_marks_of_subject(each)) <= own)
    ]


def _is_from(resource: Part, homes: set[str]) -> bool:
    """Not where the person stands on one server, and the entry points to another one."""
    home = _home(_reference(resource))
    return not home or not homes or home in homes


def _marks(patient: Part) -> Iterator[str]:
    """Names and numbers by which an entry may name its person without an address."""
    for each in parts(patient.get("identifier")):
        yield f"number {text(each.get('value'))}"
    for name in parts(patient.get("name")):
        listed = name.get("given")
        given = " ".join(map(text, listed)) if isinstance(listed, list) else text(listed)
        for words in (text(name.get("text")), f"{given} {text(name.get('family'))}"):
            yield _name_of(words)


def _marks_of_subject(resource: Part) -> Iterator[str]:
    """A number says more than a name; an entry that names nobody has neither."""
    subject = part(resource, "subject") or part(resource, "patient")
    number, name = text(part(subject, "identifier").get("value")), text(subject.get("display"))
    if number:
        yield f"number {number}"
    elif name:
        yield _name_of(name)


def _name_of(words: str) -> str:
    """In any order, without titles in brackets or signs."""
    return "name " + " ".join(sorted(re.findall(r"\w+", words.casefold())))


def _subject(resource: Part) -> str:
    return _short(_reference(resource))


def _reference(resource: Part) -> str:
    named = (text(part(resource, name).get("reference")) for name in ("subject", "patient"))
    return next(filter(None, named), "")
