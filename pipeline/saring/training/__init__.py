"""Train a candidate model from labelled data: scikit-learn pipeline, fitting, splits, measures, report, promotion."""

MAX_ROWS_IN_MEMORY = 100_000
"""Above this number of labelled rows, training is out of core."""
