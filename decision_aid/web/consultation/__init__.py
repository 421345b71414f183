"""Answers changed on the spot in, one dense screen for clinician and person out."""
