"""Treatments side by side on the page of other choices."""
