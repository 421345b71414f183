"""Words that people type in, sources and pages of every kind out."""
