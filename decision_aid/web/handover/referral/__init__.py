"""A result and one published text in, a draft of a referral out: text, PDF and a FHIR document.

``referral_of`` makes one object with every word; ``referral_bundle`` makes the document of it.
"""
