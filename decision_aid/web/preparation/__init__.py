"""What matters to the person, questions for the team and the quiz: none of it changes a figure."""
