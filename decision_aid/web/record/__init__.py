"""A person's record brought in as a file: what it would answer, confirmed one by one.

In comes a file of a form (FHIR Bundle or patient summary, JSON); out goes a page with a tick for
each proposed answer, and then the answers that were ticked. Nothing of the file is kept: between
the two pages what was found travels in the form itself, signed.
"""
