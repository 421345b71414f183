"""Lists of references that PubMed, Zotero or Zenodo wrote, read with other people's libraries.

In: a file in RIS, PubMed's own format (.nbib), BibTeX or CSL-JSON. Out: papers, all in one form.
Nothing is guessed: what a file does not say stays empty.
"""
