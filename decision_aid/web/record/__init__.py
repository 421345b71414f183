"""A person's record brought in as a file: what it would answer, confirmed one by one.

In comes a file of a form (FHIR Bundle or patient summary, JSON); out go the answers that were
ticked on the page of ``proposed_answers``. Nothing of the file is kept.
"""
