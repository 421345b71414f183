"""Faults to plant one after another, to see whether the tests that should tell them do.

In: ``planted.toml``, each fault with its module or file, the text before and after, and the tests
that must fail. Out: a line a fault, caught or lived, and exit status 1 where one lived.
"""
