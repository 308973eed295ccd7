"""The fixed texts that WhatsApp writes in place of a message, in the languages of phones (`whatsapp_texts.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saring.records import Kind
from saring.resources import read_shipped

_COLUMN_KINDS = {
    "contact": Kind.CONTACT, "deleted": Kind.DELETED, "deleted_own": Kind.DELETED,
    "missed_call": Kind.CALL, "missed_video_call": Kind.CALL,
}  # fmt: skip
# Written without a mark, so that a line has to be looked at for them.
_UNMARKED_COLUMNS = frozenset({"deleted", "deleted_own", "missed_call", "missed_video_call"})
_NEAR_LANGUAGES = frozenset({"id", "en", "ms"})
_FULL_STOPS = ".。।"
_LONGEST = 80
_OTHERS = {
    "null": Kind.MEDIA,  # view-once media in older Android exports
    "lokasi terkini dibagikan": Kind.LOCATION,
    "live location shared": Kind.LOCATION,
}


def _texts() -> Iterator[tuple[str, str, str]]:
    """Yield language, column and text of everything in the table."""
    rows = [line.split("\t") for line in read_shipped("whatsapp_texts.tsv").splitlines() if not line.startswith("#")]
    for language, *cells in rows[1:]:
        for column, cell in zip(rows[0][1:], cells, strict=True):
            for text in cell.split("; "):
                yield language, column, text


def _plain(text: str) -> str:
    return text.casefold().rstrip(_FULL_STOPS)


_KINDS = {
    _plain(text): _COLUMN_KINDS.get(column, Kind.MEDIA) for _, column, text in _texts() if column != "attached"
} | _OTHERS
ATTACHED_WORDS = "|".join(re.escape(text) for _, column, text in _texts() if column == "attached")
"""What an Android phone writes in brackets after the name of a file, as the alternatives of a regular expression."""
UNMARKED_TEXTS = (*_OTHERS, *(t for la, col, t in _texts() if col in _UNMARKED_COLUMNS or la in _NEAR_LANGUAGES))
"""The texts that a line without the mark U+200E is looked at for."""


def placeholder_kind(text: str) -> Kind | None:
    """Return the kind of a text that WhatsApp writes in place of a message; None for any other text.

    >>> placeholder_kind("obrázek vynechán"), placeholder_kind("Siti keluar sebentar")
    (<Kind.MEDIA: 'media'>, None)
    """
    return _KINDS.get(_plain(text)) if len(text) <= _LONGEST else None
