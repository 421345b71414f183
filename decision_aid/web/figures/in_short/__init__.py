"""What studies found together, in few words, for rows, paper and plain text.

In: spreads, deaths and differences as the result of one person holds them. Out: short phrases and
single sentences, the same on every surface; none of them names an answer, but that there was no
relapse.
"""
