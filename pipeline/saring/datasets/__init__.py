"""Labelled CSVs to a checked set."""
