"""Facts about a person in, three-valued truth out: facts, ranges, rules."""
