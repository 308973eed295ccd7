"""Texts for people in Indonesian and English, one module per subject."""
