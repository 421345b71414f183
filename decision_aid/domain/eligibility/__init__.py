"""Who may have a transplant by published rules: facts come in, verdicts with their reasons go out.

What holds a fitting text back all the same stands here too.
"""
