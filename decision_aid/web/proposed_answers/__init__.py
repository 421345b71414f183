"""Answers that a record proposes in; the page on which each of them is confirmed out.

The record is a file that somebody brought (``record``) or a clinic's own (``handover.clinic``).
Between that page and what was ticked on it the proposals travel in the form itself, signed.
"""
