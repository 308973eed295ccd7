"""Training by passes over the files: memory follows the chunk and the vocabulary, not the number of rows.

`docs/decisions/0015-training-out-of-core.md` says what differs from training in memory, and why.
"""
