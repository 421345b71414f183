"""The only code that reads files: a folder in, one checked and frozen EvidenceBase out."""
