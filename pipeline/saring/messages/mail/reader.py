"""E-mail: mailboxes (mbox, from Takeout or Thunderbird) and single e-mails (.eml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message as Mail

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.mail.body import body_and_files, decoded_header, mail_time, sender_of
from saring.messages.mail.parts import RawMail, begins_mbox, single_mail, split_mbox
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message, ReadReport

_HEADER_LINE = re.compile(r"([A-Za-z][\w-]{1,60}):[ \t]|[A-Za-z][\w-]{1,60}:$")
_COMMON_HEADERS = frozenset(("from", "date", "subject", "received", "message-id", "mime-version", "return-path", "to",
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
    """What the readers of mailboxes and of single e-mails share."""

    name: str
    platform = "email"

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield a message for each e-mail; a broken one is counted as unread."""
        with RecordAccount(source, report) as account:
            for raw in self._mails(source):
                message = _message(raw, source)
                if message is None:
                    account.count_damaged(raw.line)
                else:
                    yield account.count_message(message)

    def _mails(self, source: Source) -> Iterator[RawMail]:
        raise NotImplementedError


class MboxReader(_MailReader):
    """Mailboxes."""

    name = "mbox"

    def identify(self, source: Source) -> bool:
        """Recognise the first line of a mailbox and the header after it."""
        lines = source.head_text.lstrip("\r\n").split("\n", 3)
        return begins_mbox(source.head) and len(lines) > 1 and _HEADER_LINE.match(lines[1].rstrip("\r")) is not None

    def _mails(self, source: Source) -> Iterator[RawMail]:
        with source.open() as stream:
            yield from split_mbox(stream)


class EmlReader(_MailReader):
    """Single e-mails."""

    name = "eml"

    def identify(self, source: Source) -> bool:
        """Recognise three of the common headers at the beginning of the file."""
        names = set[str]()
        for line in source.head_text.lstrip("\ufeff\r\n").split("\n")[:200]:
            line = line.rstrip("\r")
            if found := _HEADER_LINE.match(line):
                names.add((found[1] or line[:-1]).lower())
            elif not line.startswith((" ", "\t")):
                break
        return len(names & _COMMON_HEADERS) >= 3

    def _mails(self, source: Source) -> Iterator[RawMail]:
        with source.open() as stream:
            yield single_mail(stream)


def _message(raw: RawMail, source: Source) -> Message | None:
    """Return the message of an e-mail; None if it is too long or empty."""
    if raw.is_cut:
        return None
    mail = message_from_bytes(bytes(raw.data))
    subject = decoded_header(mail, "Subject")
    body, files = body_and_files(mail)
    if not (body or subject or files):
        return None
    bare, is_reply, is_forward = _bare_subject(subject)
    attached = [f"<terlampir: {name}>" for name in files]
    return Message(
        platform="email",
        chat=_list_name(mail) or bare,
        sender=sender_of(mail),
        sent_at=mail_time(mail),
        kind=(Kind.MEDIA if files and not body else Kind.TEXT).value,
        text="\n".join(filter(None, ["" if is_reply else bare, body, *attached])),
        origin=f"{source.name}:{raw.line}",
        forwarded_from=_forwarded_from(mail, body, is_forward=is_forward),
        link=decoded_header(mail, "Archived-At").strip("<> "),
    )


def _bare_subject(subject: str) -> tuple[str, bool, bool]:
    """Return the subject without `Re:` and `Fwd:`, whether it is a reply, and whether it is a forward.

    >>> _bare_subject("Fwd: BLS: Jadwal siaga")
    ('Jadwal siaga', False, True)
    """
    first = ""
    while found := _PREFIX.match(subject):
        first = first or found[1].lower()
        subject = subject[found.end() :]
    return subject.strip(), first in _REPLIES, bool(first) and first not in _REPLIES


def _list_name(mail: Mail) -> str:
    """Return the name of the mailing list of an e-mail, from `Warga Sukamaju <warga.list.example>`."""
    list_id = decoded_header(mail, "List-Id")
    return list_id.partition("<")[0].strip(' "') or list_id.strip("<> ")


def _forwarded_from(mail: Mail, body: str, *, is_forward: bool) -> str:
    """Return the first author of a forwarded e-mail, `?` if unknown; empty for one that is not forwarded."""
    mark = _FORWARD_MARK.search(body) or (_ORIGINAL.search(body) if is_forward else None)
    inside = next((part for part in mail.walk() if part.get_content_type() == "message/rfc822"), None)
    if mark is None and not is_forward and inside is None:
        return ""
    if found := _FROM.search(body, mark.end() if mark else 0):
        return found[1]
    mail_inside = inside.get_payload(0) if inside is not None and inside.is_multipart() else None
    return (sender_of(mail_inside) if isinstance(mail_inside, Mail) else "") or "?"
