"""Published criteria and a person's facts in, verdicts with their reasons out."""
