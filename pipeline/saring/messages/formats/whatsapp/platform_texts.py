"""What WhatsApp itself writes into an export: placeholders, notices, group events.

Every pattern is anchored at both ends. People write "Budi keluar dari rumah" and "he left", so a match
inside a text never decides; a line is the platform's own only if the whole line matches.
"""

from __future__ import annotations

import re

from saring.messages.times import DIRECTION_MARKS
from saring.records import Kind

_MEDIA_NOUNS = (
    "gambar|foto|video|audio|stiker|gif|dokumen|pesan video|pesan suara|media|"
    "image|photo|sticker|document|video note|voice message|album"
)

# Whole texts, in the languages an Indonesian office meets; lower case, without a final full stop.
_PLACEHOLDERS: dict[str, Kind] = {
    "null": Kind.MEDIA,  # view-once media in older Android exports
    "<media tidak disertakan>": Kind.MEDIA,
    "<media omitted>": Kind.MEDIA,
    "<media dikecualikan>": Kind.MEDIA,
    "<multimedia omitido>": Kind.MEDIA,
    "<mídia oculta>": Kind.MEDIA,
    "<médias omis>": Kind.MEDIA,
    "<medien ausgeschlossen>": Kind.MEDIA,
    "<view once voice message omitted>": Kind.MEDIA,
    "<pesan suara sekali lihat tidak disertakan>": Kind.MEDIA,
    "kartu kontak tidak disertakan": Kind.CONTACT,
    "contact card omitted": Kind.CONTACT,
    "pesan ini dihapus": Kind.DELETED,
    "pesan ini telah dihapus": Kind.DELETED,
    "pesan ini dihapus oleh admin": Kind.DELETED,
    "anda menghapus pesan ini": Kind.DELETED,
    "anda telah menghapus pesan ini": Kind.DELETED,
    "this message was deleted": Kind.DELETED,
    "this message was deleted by admin": Kind.DELETED,
    "you deleted this message": Kind.DELETED,
    "lokasi terkini dibagikan": Kind.LOCATION,
    "live location shared": Kind.LOCATION,
    "panggilan suara tak terjawab": Kind.CALL,
    "panggilan video tak terjawab": Kind.CALL,
    "panggilan grup tak terjawab": Kind.CALL,
    "panggilan suara grup tak terjawab": Kind.CALL,
    "panggilan video grup tak terjawab": Kind.CALL,
    "missed voice call": Kind.CALL,
    "missed video call": Kind.CALL,
    "missed group call": Kind.CALL,
    "missed group voice call": Kind.CALL,
    "missed group video call": Kind.CALL,
}
_PLACEHOLDERS |= {f"{noun} tidak disertakan": Kind.MEDIA for noun in _MEDIA_NOUNS.split("|")}
_PLACEHOLDERS |= {f"{noun} omitted": Kind.MEDIA for noun in _MEDIA_NOUNS.split("|")}

_POLL = re.compile(r"\u200e?(?:POLL|POLLING|JAJAK PENDAPAT):(?:\n|$)")
_POLL_OPTION = re.compile(r"\n\u200e?(?:OPTION|OPSI|PILIHAN): ?")
_LOCATION = re.compile(
    r"(?:lokasi|location|ubicación|localização|localisation|standort): ?"
    r"https://(?:www\.)?maps\.google\.com/(?:maps)?\?q=-?[\d.]+,-?[\d.]+",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r".+(?: • \d+ \w+|\.\w{1,5}) ?\u200e?(?:dokumen tidak disertakan|document omitted)", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"(?:.+ \((?:file terlampir|file attached|berkas terlampir|fail dilampirkan)\)"
    r"|(?:.*?[\s\u200e])?< ?(?:terlampir|attached|lampiran|dilampir): [^<>\n]+>)(?:\n|$)",
    re.IGNORECASE | re.DOTALL,
)
_CONTACT_FILE = re.compile(r"[^\n]*\.vcf(?: \([^()\n]+\)|>)(?:\n|$)", re.IGNORECASE)
_EDITED = re.compile(r"[ \n]?\u200e?<(?:Pesan ini diedit|This message was edited)\.?>$")
_MARKED_CALL = re.compile(
    r"(?:panggilan (?:suara|video|grup)|(?:missed )?(?:voice|video|group) call)\b.{0,80}", re.IGNORECASE
)
_MARKED_DELETED = re.compile(r"(?:pesan ini (?:telah )?dihapus|this message was deleted)\b.{0,120}", re.IGNORECASE)

# A notice about encryption. An iPhone writes it under a name, with a mark; a person may paste it, without one.
_NOTICE = re.compile(
    r"(?:pesan (?:dan (?:panggilan|telepon) (?:ter|di)enkripsi (?:secara )?(?:end-to-end|ujung ke ujung)\."
    r"|yang dikirim ke (?:chat|grup|obrolan|percakapan) ini (?:dan panggilan )?(?:kini|sekarang|telah) "
    r"(?:diamankan|dilindungi) dengan enkripsi (?:end-to-end|ujung ke ujung)\.)"
    r"|messages and calls are end-to-end encrypted\."
    r"|messages (?:you send )?(?:to|in) this (?:chat|group|conversation)(?: and calls)? are (?:now )?"
    r"secured with end-to-end encryption\.).{0,300}"
    r"|kode keamanan anda dengan .{1,100} (?:telah )?berubah\..{0,80}"
    r"|your security code with .{1,100} changed\..{0,80}",
    re.IGNORECASE | re.DOTALL,
)

# What people do to a group, as written after their name. Each phrase is longer than a word that may be part
# of a name, because it is also searched in what seems to be a sender:
# `Budi mengubah nama grup menjadi "Info: RW 05"`.
_ACTS = (
    r"(?:telah )?(?:mengubah|mengganti|menghapus|memperbarui) (?:nama|subjek|subyek|judul|deskripsi|"
    r"ikon|foto|setelan|pengaturan)(?: (?:profil )?(?:grup|komunitas|ini))?\b"
    r"|(?:telah )?membuat (?:grup|komunitas)\b"
    r"|(?:telah )?menambahkan"
    r"|(?:telah )?mengeluarkan"
    r"|(?:telah )?bergabung (?:menggunakan|melalui|dengan|lewat|dari)\b"
    r"|(?:telah )?mengganti (?:ke )?nomor\b"
    r"|(?:telah )?menyematkan (?:sebuah )?pesan"
    r"|(?:telah )?(?:menyalakan|mematikan|mengaktifkan|menonaktifkan|memperbarui|mengubah) "
    r"(?:timer|pesan sementara|pengatur waktu|privasi chat)"
    r"|changed (?:the |this |their |to )?(?:subject|group|community|settings|phone number|description)\b"
    r"|deleted (?:the|this) group\b"
    r"|created (?:the |this |a )?(?:group|community)\b"
    r"|joined (?:using|via|from)\b"
    r"|(?:added|removed)"
    r"|pinned a message"
    r"|turned (?:on|off) (?:disappearing|advanced|admin)"
    r"|updated the message timer"
)
_ACTOR = re.compile(
    rf".{{1,100}}? (?:{_ACTS}|(?:kini|sekarang) (?:menjadi )?(?:admin|kontak))(?:\W.*|$)"
    r"|(?:Anda|You) [a-z].*|(?:Chat|Grup) ini .*|This (?:chat|group) .*"
    r"|(?:Kode keamanan (?:Anda )?dengan|Your security code with) .*",
    re.DOTALL,
)
_SYSTEM = re.compile(
    rf"(?:.{{1,100}}? (?:{_ACTS})(?:\W.*|$)"
    r"|.{1,100}? (?:telah )?(?:keluar|left|meninggalkan grup)(?: dari grup| the group)?\.?$"
    r"|.{1,100}? (?:telah )?(?:dikeluarkan|ditambahkan|bergabung|was added|was removed|joined)\.?$"
    r"|.{1,100}? (?:kini|sekarang) (?:menjadi )?(?:admin|kontak)\b.*"
    r"|.{1,100}? (?:is|are) (?:now|no longer) (?:an admin|a contact)\b.*"
    r"|kode keamanan anda dengan .* (?:telah )?berubah\b.*"
    r"|(?:your security code with .* changed|.*security code changed)\b.*"
    r"|(?:anda|you) (?:telah |kini |are |were |have |now )?(?:di|ke|bergabung|menjadi|memblokir|membuka|"
    r"added|joined|left|removed|blocked|unblocked|now|no longer|created|changed).*"
    r"|(?:panggilan (?:suara|video|grup)|missed (?:voice|video|group)).*"
    r"|(?:chat|obrolan|akun|this (?:chat|business)|the) .*(?:bisnis|business|timer|sementara|meta).*)",
    re.IGNORECASE | re.DOTALL,
)

N_START = 5
_OPENINGS = ("lokasi:", "location:", "poll:", "polling:", "jajak pendapat:", "messages and", "kode k", "your s")
STARTS = frozenset(
    spelling[:N_START]
    for text in (*_PLACEHOLDERS, *_OPENINGS)
    for spelling in (text, text.capitalize(), text.upper(), "<" + text[1:2].upper() + text[2:])
) | {"", "GIF t", "GIF o"}
"""The first five characters of every text that `kind_of` knows: a quick test before the full one."""
ENDS = frozenset(">)\r")
"""The last characters of attachments, edited messages and lines of Windows."""


def is_placeholder(text: str) -> bool:
    """Return whether a text is one of the fixed texts that WhatsApp writes in place of a message."""
    return text.casefold().removesuffix(".") in _PLACEHOLDERS


def kind_of(text: str) -> Kind:
    """Return the kind of a message by its text; an unknown text is `Kind.TEXT`.

    >>> str(kind_of("stiker tidak disertakan")), str(kind_of("Siti keluar sebentar"))
    ('media', 'text')
    """
    if not text:  # view-once media
        return Kind.MEDIA
    kind = _PLACEHOLDERS.get(text.casefold().removesuffix(".")) if len(text) < 60 else None
    if kind is not None:
        return kind
    if _CONTACT_FILE.match(text) and _ATTACHED.match(text):
        return Kind.CONTACT
    if _ATTACHED.match(text) or _DOCUMENT.fullmatch(text):
        return Kind.MEDIA
    if _POLL.match(text) and _POLL_OPTION.search(text):
        return Kind.POLL
    if _LOCATION.fullmatch(text):
        return Kind.LOCATION
    return Kind.TEXT


def kind_of_marked(text: str) -> Kind:
    """Return the kind of a text after the mark U+200E, which only WhatsApp writes: a system line if unknown."""
    if _POLL.match(text):
        return Kind.POLL
    kind = kind_of(text)
    if kind is not Kind.TEXT:
        return kind
    if _MARKED_DELETED.fullmatch(text):
        return Kind.DELETED
    return Kind.CALL if _MARKED_CALL.fullmatch(text) else Kind.SYSTEM


def is_actor(sender: str) -> bool:
    """Return whether the text before `: ` is the beginning of a group event and not a name."""
    return _ACTOR.fullmatch(sender) is not None


def is_system(text: str) -> bool:
    """Return whether a line without a sender is one that WhatsApp is known to write."""
    return _SYSTEM.fullmatch(text) is not None or _NOTICE.fullmatch(text) is not None


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
