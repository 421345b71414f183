"""Treatments side by side; groups of figures in, rows of a table out."""
