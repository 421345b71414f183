"""A new source file with a place for everything; no check accepts it before it is filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from decision_aid.domain.evidence.vocabulary import (
    Design,
    Group,
    Prominence,
    ReadAs,
    ReadIn,
    SourceKindOfText,
    SourceTier,
    Unit,
)
from decision_aid.evidence_base.reading.toml import FILL_IN

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class SkeletonError(Exception):
    """A new file that cannot be written; the message says why."""


def write_skeleton(
    evidence: Path, source_id: str, known: Mapping[str, str | int] = MappingProxyType({})
) -> Path:
    """Writes ``sources/<id>.toml``. Raises SkeletonError rather than overwrite a file.

    ``known``: what stands in its lines already, by key, such as the title.
    """
    if not _ID.fullmatch(source_id):
        raise SkeletonError(
            f"'{source_id}' cannot be an id: use the first author and the year in small letters,"
            " like muraro-2017"
        )
    path = evidence / "sources" / f"{source_id}.toml"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(_filled(skeleton(source_id), known))
    except FileExistsError:
        raise SkeletonError(f"{path} is there already and was left as it is") from None
    except OSError as error:
        raise SkeletonError(f"{path} cannot be written: {error.strerror}") from None
    return path


def skeleton(source_id: str) -> str:
    """The text of the file. What a line means stands in ``evidence/README.md``."""
    return _TEXT.format(
        id=source_id,
        fill=FILL_IN,
        kind=_one_of(SourceKindOfText),
        design=_one_of(Design),
        tier=_one_of(SourceTier),
        what=_one_of(ReadAs),
        group=_one_of(Group),
        unit=_one_of(Unit),
        seen=_one_of(ReadIn),
        show=_one_of(Prominence),
    )


def _filled(text: str, known: Mapping[str, str | int]) -> str:
    """The first line of each key, with what is known of it."""
    for key, value in known.items():
        line = f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\\", r"\\")
        text = re.sub(rf"^(?:# )?{key} = .*$", line, text, count=1, flags=re.MULTILINE)
    return text


def _one_of(words: type[StrEnum]) -> str:
    return f"{FILL_IN}one of {', '.join(each.value for each in words)}"


_TEXT = """\
# A new source. Replace each "FILL IN" with what the publication says, and nothing else:
# no number that you did not see in its text. Lines that begin with # are optional: take the # away
# where the text gives the number. evidence/README.md tells what each line means.
# Then: uv run manage.py evidence check, and uv run manage.py reseal.

id = "{id}"
kind = "{kind}"
design = "{design}"
title = "{fill}the title as printed"
label = "{fill}a short name, such as Muraro 2017, 13 countries"
# years = [1995, 2006]                  # first and last year of treatment
# countries = ["SE"]                    # where people were treated
# treated_at = "one-centre"             # or several-centres, whole-country
# entry_set = "trial-..."               # of a trial, its set in criteria/
# follow_up = {{ median_years = 6.6 }}
# comparator = "natalizumab"            # an id of arms.toml
# regimen = "mixed"                     # low, intermediate, high or mixed; not for drugs
# same_people_as = ["..."]              # sources on the same people that do not name this one
# perhaps_same_people_as = ["..."]
# funding = "..."
summary = "{fill}one or two plain sentences: what was done, in whom, what came out"
limits = "{fill}what this study cannot tell, in plain words"
tier = "{tier}"
extracted_by = "{fill}who took the figures out of the text"
# checked_by = "..."                    # somebody else, who compared them with the text
# checked_on = 2026-11-21
review_by = "{fill}a day, such as 2027-11-21 without quotes, by which to look for newer texts"

[citation]
authors = "{fill}as printed, such as Muraro PA, Pasquini M, et al."
journal = "{fill}the journal, or whoever published it"
year = "{fill}the year, such as 2017 without quotes; only a core source must have one"
# volume = "74(4)"
# pages = "459-469"
doi = "{fill}such as 10.1000/example; without one, take pmid or url and take this line away"
# pmid = "12345678"
# url = "https://..."                   # for people, where there is neither a doi nor a pmid
read_on = "{fill}the day when you read it, such as 2026-11-21 without quotes"

[[citation.read]]
url = "{fill}the address where you read it; take the line away for a text on paper"
what = "{what}"

[population]
# people = 281
# subtypes = ["rrms", "spms", "ppms"]   # whom it took in
# counts = {{ relapsing = 50, progressive = 200 }}     # people per type; other = the rest
# if they add up to fewer people than were studied:
# counted_among = {{ people = 250, who = "followed", locator = "Abstract, Results" }}
# age = {{ low = 18, high = 50 }}         # each key only where published
# edss = {{ low = 3.0, high = 6.0 }}
# years_with_ms = {{ typical = 8, typical_is = "median", iqr = [4, 11], clock = "onset" }}  # or sd
# limits_are = "entry"                  # with low or high: entry limits, or the range observed
# activity = "required"                 # recent relapses or active scans at entry
# failed_treatment = "required"         # MS active in spite of a drug
# gd_positive_percent = 41              # with an enhancing spot before
# relapsed_before_percent = 60          # with a relapse in the year before
# relapses_year_before = {{ mean = 1.1, sd = 0.9 }}
# high_efficacy_before_percent = 55     # had had a high-efficacy drug
# edss_6_percent = 78                   # with an EDSS of 6 or more
# untreated_percent = 0                 # had had no MS drug; 0: nobody was without one
# by_subtype.rrms = {{ people = 63, edss = {{ typical = 4.0, typical_is = "median" }} }}
# doubt = {{ activity = "..." }}          # why a reading of yours stands where nothing was printed
entry = "{fill}who could take part, in plain words"

# [[corrections]]                       # one for each correction, warning or retraction published
# date = 2026-11-21
# what = "..."                          # what was put right, in plain words
# link = "https://..."

# One [[figure]] for each number that you take; none at all is fine too.
[[figure]]
id = "{fill}a short name, such as no-worsening-5y"
endpoint = "{fill}an id of endpoints.toml"
definition = "{fill}how it was measured, in plain words"
# counted_as = "..."                    # where the words of the outcome would say something else
arm = "{fill}an id of arms.toml"
# compared_people = "..."               # the same word for figures whose people may be compared
# compared_as = "..."                   # the same word for what the source compares as one
group = "{group}"
value = "{fill}the number exactly as printed, without quotes"
unit = "{unit}"
# group_note = "..."                    # where the group is narrower than its word
# where = {{ gd_lesions_12m = {{ min = 1 }} }}   # the same as a rule, where facts can tell it
# outside = {{ edss = {{ max = 0 }} }}       # or only who is surely not in it
# ci = {{ low = 42, high = 54, level = 95 }}
# events = 8
# people = 281
# at = {{ years = 5 }}
locator = "{fill}where it stands, such as Abstract, Results"
seen_in = "{seen}"
show = "{show}"

# One [[difference]] for each contrast: who did better or worse after the same treatment. One that
# found nothing is as good as one that found something.
# [[difference]]
# id = "..."                            # unique in all files
# about = "transplant"                  # or drug
# factor = "edss"                       # a fact, or regimen, centre, era, stage, prior_dmt, ...
# contrast = "EDSS 6.0 or less against above 6.0"
# endpoint = "..."
# arm = "ahsct"
# group = "all"
# better_when = {{ edss = {{ max = 6.0 }} }}
# worse_when = {{ edss = {{ gt = 6.0 }} }}
# direction = "both"                    # better, worse, both or none, of the side named first
# locator = "..."
# seen_in = "primary"
# sentence = "..."                      # what came out, in plain words
# effect = {{ unit = "people-per-group", adjusted = "no", people = 21 }}
# [[difference.arms]]                   # one for each side
# when = {{ edss = {{ max = 6.0 }} }}
# events = 0
# people = 9
# unit = "people"
"""
