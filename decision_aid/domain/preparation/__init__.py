"""A person's result and answers in, questions for the appointment out."""
