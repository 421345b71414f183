"""A person's record, a FHIR Bundle (R4) or patient summary (IPS), read into proposed answers.

In comes the Bundle as plain dictionaries, with the list of questions and the terms that are known;
out come ``Proposals``: answers to confirm one by one, each with the entry that it comes from, and
remarks and counts of all that was not taken. What is not certain is never an answer: an unknown
code, a missing unit, a value marked as a mistake, two values of one day, somebody else's entry.
"""
