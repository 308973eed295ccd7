"""Facebook and Instagram "Download your information" in HTML: posts, comments, messages.

The names of classes change every year, so a record is recognised by its form: a box whose last part is a
date, whose first part names the person and the activity, and whose middle is the text; or a table of labels
and values.
"""

from __future__ import annotations

from collections.abc import Iterator

from saring.files.sources import Source
from saring.messages.markup.html import head_elements, iter_elements, looks_like_html
from saring.messages.markup.html_text import link_of, text_of
from saring.messages.markup.reader import MarkupExport, MarkupReader
from saring.messages.markup.tree import Node
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message
from saring.text.dates import MAX_DATE_CHARS, parse_date

_INSTAGRAM = ("instagram-logo", "your_instagram_activity", "instagram.com/download", "<title>instagram")
_FACEBOOK = ("facebook-logo", "your_facebook_activity", "facebook.com/dyi", "<title>facebook", "facebook icon")
_CLASSES = ("_a6-g", "_3-95", "uiBoxWhite", "_a6-p")
_TEXT_LABELS = frozenset(("comment", "komentar", "message", "pesan", "text", "teks", "caption", "keterangan"))
_AUTHOR_LABELS = frozenset(("author", "penulis", "name", "nama", "sender", "pengirim"))
_CHAT_LABELS = frozenset(("group", "grup", "media owner", "pemilik media", "page", "halaman"))
_TITLE_CHARS = 300
_ACTIVITY = (
    " memperbarui statusnya", " updated his status", " updated her status", " updated their status", " membagikan ",
    " shared a ", " mengomentari ", " commented on ", " membalas komentar ", " replied to ", " memposting ",
    " posted in ", " menambahkan ", " added a ", " menulis di ", " wrote on ", " berkomentar ", " mengirim ",
)  # fmt: skip


class _MetaPage(MarkupExport):
    """One page being read, in its own order, which is newest first."""

    def __init__(self, source: Source, account: RecordAccount, platform: str) -> None:
        super().__init__(source, account, platform)
        self.title = ""

    def elements(self) -> Iterator[Node]:
        return iter_elements(self.source, _is_kept, _is_record)

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield the message of a box."""
        if node.tag == "title":
            self.title = self.title or text_of(node)
        elif node.too_big:
            self.account.count_damaged(node.line)
        else:
            yield self._box(node)

    def _box(self, box: Node) -> Message:
        sender, text, date, group = _read_table(box) if _rows(box) else _read_box(box)
        has_media = any(node.tag in ("img", "video", "audio") for node in box.walk())
        kind = Kind.MEDIA if has_media and not text else Kind.TEXT
        last = _parts(box)[-1:] or [box]
        link = next(filter(None, map(link_of, last[0].walk())), "")
        return self.message(box, group or self.title, sender, parse_date(date), text, kind=kind, link=link)


class _MetaHtmlReader(MarkupReader):
    """What the readers of Facebook and Instagram share."""

    export = _MetaPage

    def identify(self, source: Source) -> bool:
        """Recognise boxes that end in a date, and the marks of the platform."""
        return looks_like_html(source) and _owner_of(source) == self.platform


class FacebookHtmlReader(_MetaHtmlReader):
    """Pages of a Facebook download."""

    name = "facebook-html"
    platform = "facebook"


class InstagramHtmlReader(_MetaHtmlReader):
    """Pages of an Instagram download."""

    name = "instagram-html"
    platform = "instagram"


def _owner_of(source: Source) -> str:
    """Return `instagram` or `facebook`; empty for any other page."""
    head = source.head_text
    small = head.lower()
    counts = [sum(small.count(mark) for mark in marks) for marks in (_FACEBOOK, _INSTAGRAM)]
    if not any(counts) and not any(mark in head for mark in _CLASSES):
        return ""
    if not any(node.tag != "title" for node in head_elements(source, _is_kept, _is_record)):
        return ""
    return "instagram" if counts[1] > counts[0] else "facebook"


def _is_kept(node: Node) -> bool:
    return node.tag in ("body", "title")


def _is_record(node: Node) -> bool:
    return node.tag == "title" or (node.tag == "body" and node.too_big) or _is_box(node)


def _is_box(node: Node) -> bool:
    """Return whether an element ends in a date of its own, or is a table with a row that does."""
    if node.tag in ("body", "html", "tr", "tbody", "table"):
        return node.tag == "table" and any(_ends_in_date(row) for row in _rows(node))
    return _ends_in_date(node)


def _ends_in_date(node: Node) -> bool:
    parts = _parts(node)
    return len(parts) > 1 and _is_short(parts[-1]) and parse_date(parts[-1].raw_text) is not None


def _parts(node: Node) -> list[Node]:
    """Return the child elements without line breaks; an empty last one stays, since then no date ends the box."""
    return [child for child in node.nodes if child.tag != "br"]


def _is_short(node: Node) -> bool:
    return len(node.raw_text) <= MAX_DATE_CHARS * 2


def _rows(node: Node) -> list[Node]:
    return [child for child in node.walk() if child.tag == "tr"] if node.tag == "table" else []


def _read_box(box: Node) -> tuple[str, str, str, str]:
    """Return sender, text, date and group of a box."""
    *body, last = _parts(box)
    heading = text_of(body[0]) if len(body) > 1 else ""
    text = "\n".join(filter(None, map(text_of, body[1:] if len(body) > 1 else body)))
    if len(heading) > _TITLE_CHARS:
        heading, text = "", f"{heading}\n{text}".strip()
    return _person_in(heading), text, last.raw_text, ""


def _person_in(heading: str) -> str:
    """Return the person in a heading such as `Siti Aminah memperbarui statusnya.`; a bare name is returned whole."""
    cuts = [heading.find(words) for words in _ACTIVITY if words in heading]
    return heading[: min(cuts)].strip() if cuts else heading


def _read_table(table: Node) -> tuple[str, str, str, str]:
    """Return sender, text, date and group of a table of labels and values."""
    found = {"sender": "", "text": "", "date": "", "group": ""}
    for row in _rows(table):
        label, value = _label_and_value(row)
        if parse_date(value):
            found["date"] = value
        elif label in _TEXT_LABELS:
            found["text"] = value
        elif label in _AUTHOR_LABELS:
            found["sender"] = value
        elif label in _CHAT_LABELS:
            found["group"] = value
    return found["sender"], found["text"], found["date"], found["group"]


def _label_and_value(row: Node) -> tuple[str, str]:
    """Return the label and the value of a row; in a single cell the value is the element inside it."""
    cells = [node for node in row.nodes if node.tag in ("td", "th")]
    if len(cells) > 1:
        return text_of(cells[0]).casefold().rstrip(":"), text_of(cells[-1])
    cell = cells[0] if cells else row
    value = cell.nodes[0] if cell.nodes else cell
    return text_of(cell, lambda node: node is value).casefold().rstrip(":"), text_of(value)
