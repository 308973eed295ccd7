"""Rank claims into a worklist: priority, advice, comparison with an earlier list."""
