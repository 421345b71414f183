"""A paper that does not exist, and how other programs list it."""

from __future__ import annotations

from decision_aid.evidence_base.editing.reference_files.paper import Paper

PAPER = Paper(
    title="Long-term outcomes after a made-up treatment & care",
    authors="Müller KA, van den Berg J, Made-up Study Group",
    journal="J Made Up",
    year=2025,
    volume="12(3)",
    pages="101-109",
    doi="10.1000/made.up-1",
    pmid="99900001",
    pmcid="PMC9990001",
)
NBIB = """
PMID- 99900001
OWN - NLM
STAT- MEDLINE
DP  - 2025 Apr 1
TI  - Long-term outcomes after a made-up
      treatment & care.
PG  - 101-109
LID - S0000-1 [pii]
LID - 10.1000/made.up-1 [doi]
FAU - Müller, Karl A
AU  - Müller KA
FAU - van den Berg, Jan
AU  - van den Berg J
CN  - Made-up Study Group
TA  - J Made Up
JT  - Journal of made-up things
VI  - 12
IP  - 3
PMC - PMC9990001
"""
RIS = """TY  - JOUR
TI  - Long-term outcomes after a made-up treatment & care
AU  - Müller, Karl A.
AU  - van den Berg, Jan
AU  - Made-up Study Group
JO  - J Made Up
PY  - 2025/04/01/
VL  - 12
IS  - 3
SP  - 101
EP  - 109
DO  - 10.1000/Made.up-1
AN  - 99900001
C2  - PMC9990001
ER  -
"""
BIB = r"""@article{m_2025,
  title = {{Long-term} outcomes after a made-up treatment \& care},
  author = {M{\"u}ller, Karl A. and van den Berg, Jan and {Made-up Study Group}},
  journal = {J Made Up}, year = {2025}, volume = {12}, number = {3}, pages = {101--109},
  doi = {https://doi.org/10.1000/made.up-1}, note = {PMID: 99900001 PMCID: PMC9990001},
}
"""
CSL = """[{"id": "m", "type": "article-journal",
 "title": "Long-term outcomes after a made-up treatment & care",
 "author": [{"family": "Müller", "given": "Karl A."},
  {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
  {"literal": "Made-up Study Group"}],
 "container-title": "J Made Up", "issued": {"date-parts": [["2025", 4, 1]]}, "volume": "12",
 "issue": "3", "page": "101-109", "DOI": "10.1000/made.up-1", "PMID": "99900001",
 "PMCID": "PMC9990001"}]"""
LISTS = {".nbib": NBIB, ".ris": RIS, ".bib": BIB, ".json": CSL}
