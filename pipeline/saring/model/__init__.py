"""The model bundle: its registry, its scorer, and what it can explain."""
