"""A clinician's start out of the clinic's system (SMART on FHIR), off unless servers are named.

In comes a launch or a choice of a clinic; the clinic's sign-in leads back here, the record is read
from the clinic's server, and the page on which a record is confirmed follows. Out goes, when the
clinician presses for it and signs in for writing, a Bundle with the answers and the summary.
The token stands encrypted in a cookie of its own, which goes with the answers, and nowhere else.
"""
