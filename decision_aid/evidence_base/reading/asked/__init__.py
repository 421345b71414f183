"""The list of questions as a whole: what the code relies on is there, and can be asked."""
