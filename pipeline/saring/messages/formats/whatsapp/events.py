"""Lines that WhatsApp writes about a chat itself: notices and group events, under a name or under none.

Every pattern is anchored at both ends. People write "Budi keluar dari rumah" and "he left", so a match
inside a text never decides.
"""

from __future__ import annotations

import re

_LONGEST_EVENT = 200

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

# What stands under a name that also writes messages: notices about the reader of the export or about the chat.
_ADDRESSED = re.compile(
    r"(?:anda|you) (?:telah |kini |sekarang |are |were |have |now )?(?:ditambahkan|dikeluarkan|keluar\b|bergabung|"
    r"menjadi admin|bukan lagi|memblokir|membuka blokir|membuat grup|menambahkan|mengeluarkan|mengubah|menyematkan|"
    r"menyalakan|mematikan|added|joined|left\b|removed|blocked|unblocked|now an|no longer|created|changed|turned)"
    r"|(?:chat|obrolan|akun|grup|this (?:chat|business|group)) (?:ini |dengan |is |will |now )",
    re.IGNORECASE,
)


def is_actor(sender: str) -> bool:
    """Return whether the text before `: ` is the beginning of a group event and not a name."""
    return _ACTOR.fullmatch(sender) is not None


def is_system(text: str) -> bool:
    """Return whether a line without a sender is one that WhatsApp is known to write."""
    return _SYSTEM.fullmatch(text) is not None or _NOTICE.fullmatch(text) is not None


def is_event_under(sender: str, text: str, *, speaks: bool) -> bool:
    """Return whether a text with the mark U+200E under a name is a notice or an event, and no message of that name.

    An event stands under the name of the group, or of the person it begins with, in any language. Under a name that
    has written messages (`speaks`), only what begins with the name or addresses the reader is an event.
    """
    if _NOTICE.fullmatch(text):
        return True
    if "\n" in text or len(text) > _LONGEST_EVENT:
        return False
    if text.startswith(sender) and not text[len(sender) : len(sender) + 1].isalnum():
        return True
    return _ADDRESSED.match(text) is not None or (not speaks and is_system(text))
