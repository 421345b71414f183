"""Answers in, clinical facts out: questions, the path that answers lead along, preferences."""
