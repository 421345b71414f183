"""Facts and evidence in, the one result of a person out: every page, print and command draws it."""
