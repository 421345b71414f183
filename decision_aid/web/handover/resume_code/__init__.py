"""Answers in, a code to type or scan out, and back."""
