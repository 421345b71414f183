"""A page of a result as it is printed: each of its topics in short, and the sources it names.

In: the page and which of the six it is. Out: words and pieces of page, and the list at the end.
"""
