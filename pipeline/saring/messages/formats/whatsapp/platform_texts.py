"""What WhatsApp itself writes into an export: placeholders, notices, group events.

Every pattern is anchored at both ends. People write "Budi keluar dari rumah" and "he left", so a match
inside a text never decides; a line is the platform's own only if the whole line matches.
"""

from __future__ import annotations

import re

from saring.messages.formats.whatsapp.placeholders import ATTACHED_WORDS, UNMARKED_TEXTS, placeholder_kind
from saring.messages.times import DIRECTION_MARKS
from saring.records import Kind

_POLL = re.compile(r"\u200e?(?:POLL|POLLING|JAJAK PENDAPAT):(?:\n|$)")
_POLL_OPTION = re.compile(r"\n\u200e?(?:OPTION|OPSI|PILIHAN): ?")
# In any language: `POLL:`, the question, and at least two options that carry the mark and end in their votes.
_MARKED_POLL = re.compile(r"[^\n:]{1,40}:\n(?=[^\0]*?(?:\n\u200e[^\n:]{1,40}: [^\n\d]*+\d[^\n]*+){2})")
_MAP = r": ?https://(?:www\.)?maps\.google\.com/(?:maps)?\?q=-?[\d.]+,-?[\d.]+"
_LOCATION = re.compile(rf"(?:lokasi|location|ubicación|localização|localisation|standort){_MAP}", re.IGNORECASE)
_MARKED_LOCATION = re.compile(rf"[^\n:]{{1,40}}{_MAP}")
# A document that was left out: `jadwal.pdf • 2 halaman ‎dokumen tidak disertakan`, `x.apk • ‎dokumen tidak disertakan`;
# with the mark in any language.
_DOCUMENT = re.compile(
    r"[^\n]+(?: • \u200e?\d+ \S+|\.\w{1,5}(?: •)?) ?"
    r"(?:\u200e[^\n\u200e]{3,60}|dokumen tidak disertakan|document omitted)",
    re.IGNORECASE,
)
# `<attached: 00000006-PHOTO-2026-01-23-07-23-11.jpg>` of an iPhone: in any language by its number or by the mark.
_TAG = (
    r"(?:(?:.*?[\s\u200e])?<(?: ?(?:terlampir|attached|lampiran|dilampir): [^<>\n]+|[^<>:\n]{1,40}: ?\d{8}-[^<>\n]+)"
    r"|.*?\u200e<[^<>:\n]{1,40}: ?[^<>\n]+\.\w{1,5})>"
)
# `IMG-20260123-WA0001.jpg (file attached)` of an Android phone: in any language by the name that the phone gave.
_FILE = (
    rf"(?:[^\n]+ \((?:{ATTACHED_WORDS}|fail dilampirkan)\)"
    r"|\u200e?[A-Z]{3}-\d{8}-WA\d{4,}\.\w{2,5} \([^()\n]{1,60}\))"
)
_ATTACHED = re.compile(rf"(?:{_FILE}|{_TAG})(?:\n|$)", re.IGNORECASE | re.DOTALL)
_MARKED_FILE = re.compile(r"(?:[^\n]+\.\w{1,5} \([^()\n]{1,60}\)|<[^<>:\n]{1,40}: ?[^<>\n]+\.\w{1,5}>)(?:\n|$)")
_CONTACT_FILE = re.compile(r"[^\n]*\.vcf(?: \([^()\n]+\)|>)(?:\n|$)", re.IGNORECASE)
_EDITED = re.compile(r"[ \n]?\u200e?<(?:Pesan ini diedit|This message was edited)\.?>$")
_MARKED_CALL = re.compile(
    r"(?:panggilan (?:suara|video|grup)|(?:missed )?(?:voice|video|group) call)\b.{0,80}", re.IGNORECASE
)
_MARKED_DELETED = re.compile(r"(?:pesan ini (?:telah )?dihapus|this message was deleted)\b.{0,120}", re.IGNORECASE)

N_START = 5
_OPENINGS = ("lokasi:", "location:", "poll:", "polling:", "jajak pendapat:", "messages and", "kode k", "your s")
STARTS = frozenset(
    spelling[:N_START]
    for text in (*UNMARKED_TEXTS, *_OPENINGS)
    for spelling in (text, text.capitalize(), text.upper(), "<" + text[1:2].upper() + text[2:])
) | {"", "GIF t", "GIF o"}
"""The first five characters of every text that `kind_of` knows: a quick test before the full one."""
ENDS = frozenset(">)\r")
"""The last characters of attachments, edited messages and lines of Windows."""


def is_placeholder(text: str) -> bool:
    """Return whether a text is one of the fixed texts that WhatsApp writes in place of a message."""
    return placeholder_kind(text) is not None


def kind_of(text: str) -> Kind:
    """Return the kind of a message by its text; an unknown text is `Kind.TEXT`.

    >>> str(kind_of("stiker tidak disertakan")), str(kind_of("Siti keluar sebentar"))
    ('media', 'text')
    """
    if not text:  # view-once media
        return Kind.MEDIA
    if (kind := placeholder_kind(text)) is not None:
        return kind
    if _ATTACHED.match(text):
        return Kind.CONTACT if _CONTACT_FILE.match(text) else Kind.MEDIA
    if _DOCUMENT.fullmatch(text):
        return Kind.MEDIA
    if _POLL.match(text) and _POLL_OPTION.search(text):
        return Kind.POLL
    return Kind.LOCATION if _LOCATION.fullmatch(text) else Kind.TEXT


def kind_of_marked(text: str) -> Kind:
    """Return the kind of a text after the mark U+200E by its form, in any language; an unknown text is `Kind.TEXT`.

    The mark may come from a copied text too, so it alone never makes a message anything else.
    """
    kind = kind_of(text)
    if kind is not Kind.TEXT:
        return kind
    if _POLL.match(text) or _MARKED_POLL.match(text):
        return Kind.POLL
    if _MARKED_FILE.match(text):
        return Kind.CONTACT if _CONTACT_FILE.match(text) else Kind.MEDIA
    if _MARKED_LOCATION.fullmatch(text):
        return Kind.LOCATION
    if _MARKED_DELETED.fullmatch(text):
        return Kind.DELETED
    return Kind.CALL if _MARKED_CALL.fullmatch(text) else Kind.TEXT


def without_edit_mark(text: str) -> str:
    """Remove `<Pesan ini diedit>` from the end.

    >>> without_edit_mark("besok jam 9 <Pesan ini diedit>")
    'besok jam 9'
    """
    return _EDITED.sub("", text) if text.endswith(">") else text


def clean_sender(raw: str) -> str:
    """Return a name without direction marks and without the `~` of people outside the contacts."""
    name = raw.strip(DIRECTION_MARKS + " ")
    if name.startswith("~"):
        name = name[1:].lstrip(DIRECTION_MARKS + " \u00a0\u202f")
    return "".join(name.translate(_NO_MARKS).split("\n")) or raw


_NO_MARKS = dict.fromkeys(map(ord, DIRECTION_MARKS))
