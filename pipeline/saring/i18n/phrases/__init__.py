"""The phrases a person reads, in Indonesian and English, one module for each subject."""
