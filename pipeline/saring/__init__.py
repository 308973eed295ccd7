"""Saring: filter before you share. Hoax and claim triage for Indonesian public communications."""

__version__ = "0.1.0"
