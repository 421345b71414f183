"""Answers in, facts out: what each answer gives, what the drugs give together, what is worked out."""
