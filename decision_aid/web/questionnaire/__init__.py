"""Requests in, one question a page out, until all are answered and checked."""
