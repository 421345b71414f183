"""Figures of one study in, treatments side by side out: in tables by outcome, and in one row."""
