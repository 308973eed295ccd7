"""Claims to a ranked worklist: priority, advice, continuity."""
