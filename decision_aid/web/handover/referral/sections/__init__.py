"""The clinical parts of a referral, one after the other. Each says what is told and what is not."""
