"""Access to the shipped files: word lists, templates, the model."""

from __future__ import annotations

from pathlib import Path

# The package always lies in files: the shipped model is mapped into memory from there.
RESOURCES = Path(__file__).parent


def read_shipped(name: str) -> str:
    """Return the text of a file in `resources/`."""
    return (RESOURCES / name).read_text(encoding="utf-8")


def shipped_folder(installed: str, checkout: str) -> Path:
    """Return a shipped folder, in the installed package or in a checkout."""
    inside = RESOURCES / installed
    return inside if inside.exists() else RESOURCES.parents[2] / checkout
