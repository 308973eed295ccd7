"""Labelled sets to a candidate model: the scikit-learn pipeline, fitting, measuring, reporting, promotion."""

MAX_ROWS_IN_MEMORY = 100_000
"""More labelled rows than this are learned out of core."""
