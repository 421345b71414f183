"""Answers in, facts out: of one answer, of all drugs together, and what follows from several."""
