"""The content of an e-mail: decoded headers, the text among its parts, the names of its attachments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as Mail
from email.utils import parseaddr, parsedate_to_datetime
from typing import TypeVar

from saring.messages.markup.html_text import text_of_markup

# What the library raises for broken e-mails, by its bug reports and by trial.
_LIBRARY_ERRORS = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, MessageError)
_MAX_PARTS = 1000
_MAX_SENDER_CHARS = 1000
_MAX_HEADER_CHARS = 20_000
T = TypeVar("T")


def decoded_header(mail: Mail, name: str) -> str:
    """Return a header decoded and on one line; unchanged if it cannot be decoded."""
    raw = _tried(lambda: mail.get(name), None)
    if raw is None:
        return ""
    written = str(raw)[:_MAX_HEADER_CHARS]
    decoded = _tried(lambda: str(make_header(decode_header(written))), written)
    # Bytes outside ASCII that were not encoded come as surrogates: they are UTF-8, or Windows' encoding.
    return " ".join(_text(decoded.encode("utf-8", "surrogateescape"), "").split())


def sender_of(mail: Mail) -> str:
    """Return the sender as `Name <address>`, or as much of it as there is."""
    written = decoded_header(mail, "From")[:_MAX_SENDER_CHARS]
    name, address = _tried(lambda: parseaddr(written), ("", ""))
    if name and address and name != address:
        return f"{name} <{address}>"
    return address or name or written


def mail_time(mail: Mail) -> datetime | None:
    """Return when an e-mail was sent, aware where its date names a zone."""
    return _tried(lambda: parsedate_to_datetime(decoded_header(mail, "Date")), None)


def body_and_files(mail: Mail) -> tuple[str, list[str]]:
    """Return the text of an e-mail and the names of its attachments.

    Plain text is preferred to HTML; e-mails inside the e-mail are included.
    """
    plain, pages, files = list[str](), list[str](), list[str]()
    for number, part in enumerate(mail.walk()):
        if number >= _MAX_PARTS:
            break
        if part.is_multipart():
            continue
        name, kind = _file_name(part), part.get_content_type()
        if name or part.get_content_maintype() != "text":
            files.append(name or kind)
        elif kind == "text/html":
            pages.append(text_of_markup(_content(part)))
        else:
            plain.append(_content(part).replace("\r\n", "\n").strip("\n"))
    texts = [text for text in plain if text.strip()] or pages
    return "\n\n".join(filter(None, texts)).strip(), files


def _file_name(part: Mail) -> str:
    """Return the name of an attachment; empty for a part that is text of the e-mail."""
    name = _tried(part.get_filename, None)
    decoded = _tried(lambda: str(make_header(decode_header(name))) if name else "", name or "")
    is_attachment = _tried(part.get_content_disposition, None) == "attachment"
    name = " ".join(_text(decoded.encode("utf-8", "surrogateescape"), "").split())
    return name or (part.get_content_type() if is_attachment else "")


def _content(part: Mail) -> str:
    data = _tried(lambda: part.get_payload(decode=True), None)
    if not isinstance(data, bytes):
        return ""
    return _text(data, _tried(lambda: part.get_content_charset(""), ""))


def _text(data: bytes, charset: str) -> str:
    """Decode by the charset that the e-mail names, else as UTF-8, else as Windows-1252."""
    for name in filter(None, (charset, "utf-8")):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _tried(act: Callable[[], T], otherwise: T) -> T:
    try:
        return act()
    except _LIBRARY_ERRORS:
        return otherwise
