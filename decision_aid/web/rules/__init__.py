"""Verdicts on published criteria in, sentences and page parts out."""
