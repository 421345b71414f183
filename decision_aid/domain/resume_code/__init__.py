"""Answers in, a short typed code out, and back again; nothing is stored."""
