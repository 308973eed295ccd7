"""Benchmarks: what this tool takes, beside what others take for the same work, measured in turn in one run."""
