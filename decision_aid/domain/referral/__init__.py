"""Answers in, what a transplant meeting asks first out: dated drugs and relapses, comorbidities."""
