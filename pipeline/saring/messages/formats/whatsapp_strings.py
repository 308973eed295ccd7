"""What WhatsApp itself writes into an export: header lines, placeholders, notices, group events.

Every pattern of a text is anchored at both ends. People write "Budi keluar dari rumah" and "he
left", so a bare substring never decides; a line is the platform's own only where all of it is.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import NamedTuple

from saring.files.sources import Source
from saring.records import Kind

LRM = "\u200e"
MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"

# An ordinary space, U+00A0 or U+202F, by version and language.
_S = "[ \u00a0\u202f]"
_M = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*"
_DATE = rf"R?\d{{1,4}}{_M}[./-]{_M} ?R?\d{{1,2}}{_M}[./-]{_M} ?R?\d{{1,4}}{_M}\.?(?: ?г\.)?(?:{_S}BE)?"
_JOIN = rf"[,،]?{_S}+(?:(?:klo|kl\.?|à|at|às|um|alle|ore|pukul|a las){_S})?"
_HALF = rf"[ \u00a0\u202f_]*(?:[AaPp]\.?{_S}?[Mm]\b\.?|ص|م|SA|CH|PG|PTG)"
_CLOCK = rf"(?:(?:上午|下午|오전|오후|午前|午後){_S}?)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:{_HALF})?"
# Without brackets a dash ends the header; after seconds also a colon, or nothing (`13. 6. 2018. 21:25:15 a: m`).
_END = rf"(?:{_S}[-–—](?:{_S}|(?=\r?$))|(?<=[:.]\d\d[:.]\d\d)(?::{_S}|(?P<bare>{_S}(?=[^:\n]{{1,100}}: ))))"
_HEADER = re.compile(
    rf"{_M}(?P<open>\[)?{_M}(?:(?P<date>{_DATE})(?P<join>{_JOIN}){_M}(?P<clock>{_CLOCK})"
    rf"|(?P<clock2>{_CLOCK})(?P<join2>,?{_S}){_M}(?P<date2>{_DATE})){_M}(?(open)\]{_S}?|{_END})(?P<rest>.*)"
)
SENDER = re.compile(r"(.{1,100}?):(?: (.*)|\r?$)")
# What a header may begin with; a continuation line is told by one look at its first letter.
LEADS = "0123456789[R\u200e\u200f\u202a\u202b\u202c\u2068\ufeff٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯上下오午"
# How all that `find_header` finds begins: a line that begins otherwise can only carry a message on.
_MAY_BEGIN = rf"{_M}\[?{_M}(?:R?\d{{1,4}}{_M}[./-]{_M} ?R?\d|\d\d?[:.]\d|[上下오午])"

_NUMBER = re.compile(r"\d+")
_AM = frozenset({"am", "ص", "sa", "pg", "上午", "오전", "午前"})
_PM = frozenset({"pm", "م", "ch", "ptg", "下午", "오후", "午後"})
_YEARS = range(1970, 2101)
_BUDDHIST_FROM, _BUDDHIST_LEAD, _REIWA_BEGAN = 2400, 543, 2018
_CHAT_NAME = re.compile(
    r"(?:(?:Chat|Obrolan|Sembang|Perbualan)[ _]WhatsApp[ _](?:dengan|con)|WhatsApp[ _]Chat[ _](?:with|-|–)"
    r"|WhatsApp[ -]Chat[ _](?:mit|met)|(?:Discussion|Conversation)[ _]WhatsApp[ _]avec"
    r"|Chat[ _]de[ _]WhatsApp[ _]con|Conversa[ _]do[ _]WhatsApp[ _]com)[ _]+(.+)",
    re.IGNORECASE,
)


class Shape(NamedTuple):
    """How the header of a file is written; all lines of one export share it."""

    bracket: bool
    time_first: bool
    separator: str
    join: str
    time_separator: str
    seconds: bool
    half_days: bool
    year_first: bool
    long_year: bool


def find_header(line: str) -> re.Match[str] | None:
    """Return the header a line begins with, if it does.

    >>> find_header("24/07/24 09.43 - Siti: pasar tutup")["rest"]
    'Siti: pasar tutup'
    """
    header = _HEADER.match(line)
    return None if header and header["bare"] and ". " not in date_and_clock(header)[0] else header


def date_and_clock(header: re.Match[str]) -> tuple[str, str]:
    """Return the date and the clock of a header as written."""
    return header["date"] or header["date2"], header["clock"] or header["clock2"]


def shape_of(header: re.Match[str]) -> Shape:
    """Return how a header is written."""
    date, clock = date_and_clock(header)
    numbers = _NUMBER.findall(date)
    return Shape(
        bracket=header["open"] is not None,
        time_first=header["date"] is None,
        separator=next(filter("./-".__contains__, date)),
        join=re.sub(_S, " ", header["join"] or header["join2"]),
        time_separator=next(filter(".:".__contains__, clock)),
        seconds=len(_NUMBER.findall(clock)) == 3,
        half_days=any(map(str.isalpha, clock)),
        year_first=len(numbers[0]) == 4 or date.lstrip(MARKS).startswith("R"),
        long_year=len(numbers[0]) == 4 or len(numbers[2]) == 4,
    )


def day_of(text: str, order: str) -> datetime | None:
    """Return the day a date names, or None where there is no such day.

    `order` is `dmy` or `mdy`; a date that begins with its year is always year, month, day.

    >>> day_of("31/02/24", "dmy"), day_of("27/3/2565 BE", "dmy")
    (None, datetime.datetime(2022, 3, 27, 0, 0))
    """
    numbers = _NUMBER.findall(text)
    is_reiwa = "R" in text
    year_first = len(numbers[0]) == 4 or (is_reiwa and text.lstrip(MARKS).startswith("R"))
    first, second, third = map(int, numbers)
    if year_first:
        year, month, day = first, second, third
    else:
        year, (day, month) = third, (first, second) if order == "dmy" else (second, first)
    if is_reiwa:
        year += _REIWA_BEGAN
    elif year < 100:
        year += 2000 if year < 69 else 1900
    elif year > _BUDDHIST_FROM:
        year -= _BUDDHIST_LEAD
    try:
        return datetime(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def clock_of(text: str) -> timedelta | None:
    """Return the time of day a clock shows, or None where no clock shows that.

    >>> str(clock_of("7.18 p. m."))
    '19:18:00'
    """
    hour, minute, second = ([int(number) for number in _NUMBER.findall(text)] + [0])[:3]
    half = "".join(filter(str.isalpha, text)).casefold()
    if half in _AM and hour == 12:
        hour = 0
    elif half in _PM and hour < 12:
        hour += 12
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)


def compile_header(shape: Shape) -> re.Pattern[str]:
    """Compile the header of one shape: date and clock, in the order of the shape, and what follows them.

    What it matches, `find_header` takes for the same; what it does not (marks before the bracket, eras) may
    still be a header.
    """
    return re.compile("{}({}){}({}){}(.*)".format(*_parts_of(shape)))


def compile_rows(shape: Shape | None) -> re.Pattern[str]:
    """Compile what cuts a block of whole lines into rows, for `findall`.

    A row is a header of the shape with a sender and all lines after it that can be no header: date, clock,
    sender, text, more lines; clock comes before date where the shape has it so. Or it is any other line, in
    the last group.
    """
    if shape is None:
        return re.compile(r"(?!)()()()()()|(.*+)\n")
    begin, first, join, second, end = _parts_of(shape)
    header = rf"{begin}({first}){join}({second}){end}([^:\n]{{1,100}}): (?!{LRM})"
    # The file's own header comes first: it is what nearly always ends a message.
    return re.compile(rf"{header}(.*+)((?:\n(?!{begin}{first}|\Z|{_MAY_BEGIN}).*+)*+)\n|(.*+)\n")


def _parts_of(shape: Shape) -> tuple[str, str, str, str, str]:
    separator, time_separator = re.escape(shape.separator), re.escape(shape.time_separator)
    parts = [r"\d\d?", r"\d\d?", r"\d{4}" if shape.long_year else r"\d\d"]
    date = separator.join(reversed(parts) if shape.year_first else parts)
    clock = rf"\d\d?{time_separator}\d\d" + rf"{time_separator}\d\d" * shape.seconds
    clock += _HALF if shape.half_days else ""
    first, second = (clock, date) if shape.time_first else (date, clock)
    join = re.escape(shape.join).replace(r"\ ", _S)
    return (r"\[", first, join, second, r"\] ") if shape.bracket else ("", first, join, second, " - ")


def chat_name(source: Source) -> str:
    """Return the name of the chat: an export file is named after it, in the phone's language.

    >>> chat_name(Source("Chat WhatsApp dengan Warga RT 5.txt", open))  # type: ignore[arg-type]
    'Warga RT 5'
    """
    stem = PurePath(source.name.rsplit("!", 1)[-1]).name.removesuffix(".txt")
    if stem == "_chat" and source.container:
        stem = PurePath(source.container).name.removesuffix(".zip")
    stem = re.sub(r"\s?\(\d+\)$", "", stem)
    named = _CHAT_NAME.fullmatch(stem)
    return named[1] if named else stem


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

# A notice about encryption. iOS files it under a name, and then marks it; a person may paste it, unmarked.
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

# What someone does to a group, after the name of the one who does it. Each phrase is longer than a
# word that could stand in a name, because it is also looked for in what seems to be a sender:
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
"""The first five letters of everything `kind_of` knows: a cheap look before the thorough one."""
ENDS = frozenset(">)\r")
"""The last letters of attachments, edited messages and Windows lines."""


def is_placeholder(text: str) -> bool:
    """Whether a text is one of the few that WhatsApp writes in place of something, word for word."""
    return text.casefold().removesuffix(".") in _PLACEHOLDERS


def kind_of(text: str) -> Kind:
    """Say what the body of a message is; an unknown text is just text.

    >>> str(kind_of("stiker tidak disertakan")), str(kind_of("Siti keluar sebentar"))
    ('media', 'text')
    """
    if not text:  # what is left of view-once media
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
    """Say what follows the mark U+200E, which only the platform writes: a system line if not known."""
    if _POLL.match(text):
        return Kind.POLL
    kind = kind_of(text)
    if kind is not Kind.TEXT:
        return kind
    if _MARKED_DELETED.fullmatch(text):
        return Kind.DELETED
    return Kind.CALL if _MARKED_CALL.fullmatch(text) else Kind.SYSTEM


def is_actor(sender: str) -> bool:
    """Whether what stands before `: ` is the beginning of a group event and no name."""
    return _ACTOR.fullmatch(sender) is not None


def is_system(text: str) -> bool:
    """Whether a line without a sender is one that WhatsApp is known to write."""
    return _SYSTEM.fullmatch(text) is not None or _NOTICE.fullmatch(text) is not None


def without_edit_mark(text: str) -> str:
    """Drop `<Pesan ini diedit>` from the end.

    >>> without_edit_mark("besok jam 9 <Pesan ini diedit>")
    'besok jam 9'
    """
    return _EDITED.sub("", text) if text.endswith(">") else text


def clean_sender(raw: str) -> str:
    """Return a name without direction marks and without the `~` of people outside the contacts."""
    name = raw.strip(MARKS + " ")
    if name.startswith("~"):
        name = name[1:].lstrip(MARKS + " \u00a0\u202f")
    return "".join(name.translate(_NO_MARKS).split("\n")) or raw


_NO_MARKS = dict.fromkeys(map(ord, MARKS))
