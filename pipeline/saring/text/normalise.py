"""Text normalisation for training and scoring.

`normalise` removes differences that come from typing habits and data collection (spacing, stretched words,
look-alike letters, case, emoji, dates), so that a model learns content and not who typed it. It is
idempotent and total: any string in, a string out. Its version travels in every bundle, and a
bundle of another version is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from saring import compiled
from saring.resources import read_shipped
from saring.text.letters import LOOK_ALIKES
from saring.text.reference import ReferenceNormaliser
from saring.text.scanner import compiled_scanner
from saring.text.spelling import everyday_spellings

if TYPE_CHECKING:
    from saring.compiled.normaliser import Normaliser
    from saring.compiled.reference import NormaliserReference

TEXT_VERSION = 4
REFERENCE = ReferenceNormaliser()


def normalise(text: str, *, keep_digits: bool = False) -> str:
    """Return the canonical form of a text: tokens separated by single spaces, empty if there are none.

    Each digit becomes the same symbol, unless `keep_digits`: numbers matter for comparing claims.

    >>> normalise("SEBARKAN!!! Air  g a l o n ber4cun , cek https://contoh.example/a")
    'sebarkan ! air galon beracun , cek \\ue001'
    """
    engine = compiled_normaliser()
    return REFERENCE.normalise(text, keep_digits) if engine is None else engine.normalise(text, keep_digits)


def normalise_many(texts: Sequence[str]) -> list[str]:
    """Normalise many texts; faster than calling `normalise` for each."""
    engine = compiled_normaliser()
    return list(map(normalise, texts)) if engine is None else engine.normalise_many(list(texts))


@cache
def compiled_normaliser() -> Normaliser | None:
    """Return the compiled normaliser, None where it was not built."""
    return build_normaliser(REFERENCE)


def build_normaliser(reference: NormaliserReference) -> Normaliser | None:
    """Build a compiled normaliser that calls `reference` for the steps it does not implement."""
    made, scanner = compiled.find("normaliser"), compiled_scanner()
    if made is None or scanner is None:
        return None
    engine: Normaliser = made.Normaliser(
        scanner,
        reference,
        look_alikes=LOOK_ALIKES,
        spellings=everyday_spellings(),
        opening_starts=read_shipped("opening_starts.txt").splitlines(),
    )
    return engine
