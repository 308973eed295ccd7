"""Bytes in, whole files out: sources, zips, tables, and files that appear when they are complete."""
