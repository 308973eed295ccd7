"""Drafts for each channel, the summary, ClaimReview."""
