"""E-mail: mailboxes (mbox, as Takeout and Thunderbird give them) and single letters (.eml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message as Mail

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.mail.body import body_and_files, header, mail_time, sender_of
from saring.messages.mail.parts import RawMail, begins_mbox, single_mail, split_mbox
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message, ReadReport

_HEADER_LINE = re.compile(r"([A-Za-z][\w-]{1,60}):[ \t]|[A-Za-z][\w-]{1,60}:$")
_TELLING = frozenset(("from", "date", "subject", "received", "message-id", "mime-version", "return-path", "to",
                      "delivered-to", "x-gm-thrid", "x-gmail-labels"))  # fmt: skip
_PREFIX = re.compile(r"^\s*(?:(re|bls|balas|fwd?|fw|trs|terusan|diteruskan)\s*(?:\[\d+\])?:\s*)", re.IGNORECASE)
_REPLIES = frozenset(("re", "bls", "balas"))
_FORWARD_MARK = re.compile(
    r"^[ >]*(?:-{2,} ?(?:Forwarded [Mm]essage|Pesan [Tt]erusan|Pesan yang [Dd]iteruskan|Pesan [Dd]iteruskan)[ -]{0,60}"
    r"|Begin forwarded message:|Awal pesan terusan:|Mulai pesan terusan:)[ \t\r]{0,9}$",
    re.MULTILINE,
)
_ORIGINAL = re.compile(
    r"^[ >]*(?:-{2,} ?(?:Original Message|Pesan Asli)[ -]{0,60}|_{10,99})[ \t\r]{0,9}$", re.MULTILINE
)
_FROM = re.compile(r"^[ >*]{0,20}(?:From|Dari)[ *]{0,9}:[ *]{0,9}(.{1,300}?)[ *]{0,9}$", re.MULTILINE)


class _MailReader:
    """What a mailbox and a letter share."""

    name: str
    platform = "email"

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield one message a letter; a letter that is broken is counted as unread and the rest goes on."""
        with RecordAccount(source, report) as account:
            for raw in self._letters(source):
                message = _message(raw, source)
                if message is None:
                    account.count_damaged(raw.line)
                else:
                    yield account.count_message(message)

    def _letters(self, source: Source) -> Iterator[RawMail]:
        raise NotImplementedError


class MboxReader(_MailReader):
    """A mailbox."""

    name = "mbox"

    def identify(self, source: Source) -> bool:
        """Tell a mailbox by its first line, and a header after it."""
        lines = source.head_text.lstrip("\r\n").split("\n", 3)
        return begins_mbox(source.head) and len(lines) > 1 and _HEADER_LINE.match(lines[1].rstrip("\r")) is not None

    def _letters(self, source: Source) -> Iterator[RawMail]:
        with source.open() as stream:
            yield from split_mbox(stream)


class EmlReader(_MailReader):
    """One letter."""

    name = "eml"

    def identify(self, source: Source) -> bool:
        """Tell a letter by three headers that every letter has, before anything else."""
        names = set[str]()
        for line in source.head_text.lstrip("\ufeff\r\n").split("\n")[:200]:
            line = line.rstrip("\r")
            if found := _HEADER_LINE.match(line):
                names.add((found[1] or line[:-1]).lower())
            elif not line.startswith((" ", "\t")):
                break
        return len(names & _TELLING) >= 3

    def _letters(self, source: Source) -> Iterator[RawMail]:
        with source.open() as stream:
            yield single_mail(stream)


def _message(raw: RawMail, source: Source) -> Message | None:
    """Return the message of a letter, or None where it holds nothing a person could read."""
    if raw.is_cut:
        return None
    mail = message_from_bytes(bytes(raw.data))
    subject = header(mail, "Subject")
    body, files = body_and_files(mail)
    if not (body or subject or files):
        return None
    bare, is_reply, is_forward = _bare_subject(subject)
    enclosed = [f"<terlampir: {name}>" for name in files]
    return Message(
        platform="email",
        chat=_list_name(mail) or bare,
        sender=sender_of(mail),
        sent_at=mail_time(mail),
        kind=(Kind.MEDIA if files and not body else Kind.TEXT).value,
        text="\n".join(filter(None, ["" if is_reply else bare, body, *enclosed])),
        origin=f"{source.name}:{raw.line}",
        forwarded_from=_forwarded_from(mail, body, is_forward=is_forward),
        link=header(mail, "Archived-At").strip("<> "),
    )


def _bare_subject(subject: str) -> tuple[str, bool, bool]:
    """Return the subject without `Re:` and `Fwd:`, whether it answers, and whether it passes on.

    >>> _bare_subject("Fwd: BLS: Jadwal siaga")
    ('Jadwal siaga', False, True)
    """
    first = ""
    while found := _PREFIX.match(subject):
        first = first or found[1].lower()
        subject = subject[found.end() :]
    return subject.strip(), first in _REPLIES, bool(first) and first not in _REPLIES


def _list_name(mail: Mail) -> str:
    """Return the name of the mailing list a letter came over: `Warga Sukamaju <warga.list.example>`."""
    said = header(mail, "List-Id")
    return said.partition("<")[0].strip(' "') or said.strip("<> ")


def _forwarded_from(mail: Mail, body: str, *, is_forward: bool) -> str:
    """Return who wrote first what a letter passes on; of that who is unknown the subject's word, else nothing."""
    mark = _FORWARD_MARK.search(body) or (_ORIGINAL.search(body) if is_forward else None)
    inside = next((part for part in mail.walk() if part.get_content_type() == "message/rfc822"), None)
    if mark is None and not is_forward and inside is None:
        return ""
    if found := _FROM.search(body, mark.end() if mark else 0):
        return found[1]
    letter = inside.get_payload(0) if inside is not None and inside.is_multipart() else None
    return (sender_of(letter) if isinstance(letter, Mail) else "") or "?"
