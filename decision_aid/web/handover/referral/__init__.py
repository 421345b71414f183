"""A result and one published text in, a draft of a referral out."""
