"""One more of each sort of thing than ours, as somebody would write it into the files."""

from __future__ import annotations

import re

from decision_aid.evidence_base.reading.toml import parse_toml

OTHER_WORDS = "kept what they could do"
_QUESTIONS = """
[[question]]
key = "steroids_12m"
title = "Have you had steroids in the last 12 months?"
short = "Steroids taken"
clinical = "Steroids, 12 mo"
in_referral = true
why_we_ask = "They are given for relapses."
kind = "yes-no"
unsure = "I do not know"
missing = "Select yes if you had steroids"
option = [
  { value = "yes", label = "Yes" },
  { value = "no", label = "No" },
]

[[question]]
key = "worked_up"
title = "How many centres have you asked?"
short = "Centres asked so far"
clinical = "Centres, n"
unit = "places"
clinical_unit = "sites"
why_we_ask = "Centres differ."
kind = "measure"
in_referral = true
unsure = "I prefer not to say"
limits = { min = 0, max = 5 }
missing = "Enter a number"
wrong_type = "Enter a whole number"
too_low = "0 or more"
too_high = "5 or less"

"""
PLACE = '  { code = "AQ", name = "Antarctica", letter = true },\n'
LINES = """
[[emergency]]
countries = ["AQ"]
numbers = ["777"]

[[line]]
countries = ["AQ"]
name = "The doctor of the station"
number = "777"
tel = "777"
kind = "emergency"
confirm = false
seen = ["https://example.org/777"]
"""
OUTCOME = """
[[endpoint]]
id = "warmth-borne"
name = "Heat borne better"
question = "Did people bear heat better?"
term = "heat tolerance"
aspect = "benefit"
better = "higher"
one = "bore heat better"
not_one = "did not bear heat better"
rest = "did not"
"""
TOPIC = """
[[topic]]
id = "warmth"
ask = "How many people bear heat better afterwards?"
in_a_list = "heat"
side = "outcomes"
endpoints = ["warmth-borne"]
on = ["first", "results", "summary", "consultation"]
usual_years = [5]
"""
RULES = """
id = "far-south-2026"
title = "Rules of the far south"
body = "A far southern committee"
jurisdiction = "Antarctica"
countries = ["AQ"]
kind = "eligibility"
status = "current"
year = 2026
source_kind = "primary"
scope = "All stations."

[citation]
authors = "Committee of the far south"
journal = "Rules"
url = "https://example.org/rules"
read_on = 2026-11-21
[[citation.read]]
url = "https://example.org/rules"

[[criterion]]
id = "aq-age"
asks = "age"
statement = "People from 18 to 50 who can be flown out."
strength = "required"
applies_to = ["rrms", "spms", "ppms"]
locator = "1"
rule = { age = { min = 18, max = 50 } }

[[criterion]]
id = "aq-pregnant"
asks = "pregnancy"
statement = "Nobody who is pregnant is flown out."
strength = "excludes"
applies_to = ["rrms", "spms", "ppms"]
locator = "2"
rule = { pregnant = true }
"""
PAPER = """
id = "aurora-2026"
kind = "study"
design = "prospective-cohort"
title = "Heat after a transplant"
label = "Aurora 2026, far south"
summary = "60 people with RRMS had a transplant."
limits = "No comparison group."
tier = "core"

[citation]
authors = "Aurora A, et al."
journal = "J South"
year = 2026
url = "https://example.org/paper"
read_on = 2026-11-21
[[citation.read]]
url = "https://example.org/paper"
what = "abstract"

[population]
people = 60
subtypes = ["rrms"]
age = { low = 18, high = 50 }
edss = { low = 2.0, high = 6.0 }
limits_are = "entry"
activity = "required"
failed_treatment = "required"
entry = "People with RRMS."

[[figure]]
id = "warmth-5y"
endpoint = "warmth-borne"
definition = "Bore a room of 30 degrees for longer than before."
arm = "ahsct"
group = "all"
value = 40
unit = "percent"
events = 24
people = 60
at = { years = 5 }
locator = "Abstract"
seen_in = "primary"
show = "headline"

[[difference]]
id = "aurora-2026-age"
about = "transplant"
factor = "age"
contrast = "Age up to 40 against above 40"
endpoint = "warmth-borne"
arm = "ahsct"
group = "all"
better_when = { age = { max = 40 } }
worse_when = { age = { gt = 40 } }
direction = "better"
locator = "Abstract"
seen_in = "primary"
sentence = "20 of 30 people up to 40 bore heat better, 4 of 30 above 40."
effect = { unit = "people-per-group", adjusted = "no", people = 60 }
[[difference.arms]]
when = { age = { max = 40 } }
events = 20
people = 30
unit = "people"
[[difference.arms]]
when = { age = { gt = 40 } }
events = 4
people = 30
unit = "people"
"""


def with_questions(text: str) -> str:
    """The list of questions with two more at the end of the detailed way."""
    keys = '"steroids_12m", "worked_up"'
    for found, added in (
        (r"^detail = \[.+(?=\]$)", f", {keys}"),
        (r'^id = "fitness"\n(?:.+\n)+?questions = \[.+(?=\]$)', f", {keys}"),
        (r"(?=^\[\[fact\]\]$)", _QUESTIONS),
    ):
        text = _with(text, found, added)
    return text


def with_place(text: str) -> str:
    """The list of places with one more, and whom to call there."""
    return _with(text, r"^place = \[\n", PLACE) + LINES


def _with(text: str, found: str, added: str) -> str:
    text, times = re.subn(found, rf"\g<0>{added}", text, count=1, flags=re.MULTILINE)
    assert times == 1, found
    return text


def words_of_worsening(outcomes: str) -> str:
    listed = parse_toml(outcomes.encode())["endpoint"]
    return str(next(each["one"] for each in listed if each["id"] == "no-disability-worsening"))


def with_other_words(outcomes: str) -> str:
    before = f'"{words_of_worsening(outcomes)}"'
    assert before in outcomes
    return outcomes.replace(before, f'"{OTHER_WORDS}"')
