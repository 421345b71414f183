"""One answer against the people of one study; a population in, how the answer compares out."""
