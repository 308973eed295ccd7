"""The scikit-learn pipeline and what surrounds its fitting: questions, splits, measures, report, promotion."""
