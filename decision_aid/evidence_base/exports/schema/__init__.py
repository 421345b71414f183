"""How the evidence is built, as a JSON Schema. In: classes of the code and ids of the evidence.

Out: ``schema.json``. ``document`` puts it together, ``rules`` has the rule language and the facts,
``limits`` what a value may be, and which ids there are to name.
"""
