"""Messages by language, all written for this project: `texts_by_language/`, one a line.

Every second line in English, Malay, Indonesian with English (`MIXED`) and languages of Indonesia, from the second on,
is held out: word lists and limits were chosen without looking at how it fares.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "texts_by_language"
ENGLISH, MALAY, MIXED, REGIONAL = (
    (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for name in ("english", "malay", "mixed", "regional")
)
OTHER: list[tuple[str, str]] = [
    (language, text)
    for line in (FOLDER / "other.tsv").read_text(encoding="utf-8").splitlines()
    for language, text in [line.split("\t")]
]
"""The code of another language and a text in it."""
