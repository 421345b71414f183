"""A person's result in, the result page out."""
