"""The steps that the compiled normaliser leaves to Python."""

from __future__ import annotations

from typing import Protocol


class NormaliserReference(Protocol):
    """The definition of the canonical form; `saring.text.reference` has it."""

    def normalise(self, text: str, keep_digits: bool) -> str:
        """Return the canonical form of a text that the loops cannot fold."""

    def fold_letter(self, code: int) -> str | None:
        """Return what one character folds to before look-alikes, None where that depends on its neighbours."""

    def undo_copying(self, text: str) -> str:
        """Undo entities and links made harmless."""

    def put_mask_symbols(self, folded: str) -> str:
        """Replace the masks of private data by their symbols."""

    def link_symbol(self, link: str) -> str:
        """Return the symbol that stands for a link."""

    def put_private_symbols(self, stretch: str, has_number: bool) -> str:
        """Replace the private data of a stretch by symbols; numbers only where the text may hold some."""

    def tidy(self, text: str, keep_digits: bool) -> str:
        """Part the tokens by single spaces, and spell each in one way."""

    def without_openings(self, tokens: str) -> str:
        """Strip banners and openings, and write each run of marks as its first."""
