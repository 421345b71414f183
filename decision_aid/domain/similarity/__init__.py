"""How like a person the people of each study were, and what that person can read from it.

In: the facts of a person, and the sources with their populations, figures and differences.
Out: six comparisons and a closeness for each figure; for each outcome and time the spread of all
studies and the nearest one; deaths over all studies; what in the answers made a difference.
Knows no page, no file and no words for people. Nothing is pooled, averaged or predicted.
"""
