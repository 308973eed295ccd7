"""Draft answers for each channel, the summary, and ClaimReview markup."""
