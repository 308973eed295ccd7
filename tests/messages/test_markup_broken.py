"""Hostile and damaged XML, HTML and mail: one line that names the place, and everything before it kept."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import BinaryIO
from xml.sax.saxutils import escape

import pytest

from saring.errors import InputError
from saring.files.sources import Source
from saring.i18n import set_language
from saring.messages import READERS, iter_messages
from saring.messages.base import ReadOptions
from saring.records import Message, ReadReport

ITEM = (
    "<item><title>Judul {n}</title><content:encoded>Isi {n}</content:encoded><wp:post_type>post</wp:post_type></item>\n"
)
WXR = '<?xml version="1.0"?>\n<rss xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n'
TELEGRAM = (
    "<html><body>\n"
    '<div class="message default" id="message1"><div class="body"><div class="text">aman</div></div></div>\n'
)
LETTER = "From a@b.example Mon Mar 02 01:15:00 2026\nFrom: a@b.example\nDate: x\nSubject: Isi {n}\n\nIsi {n}\n\n"


class _Endless(io.RawIOBase):
    """A head, then `n_bytes` of one piece over and over, then a tail; nothing of it in memory."""

    def __init__(self, head: bytes, piece: bytes, n_bytes: int, tail: bytes) -> None:
        self.parts = self._parts(head, piece, n_bytes, tail)
        self.rest = b""

    @staticmethod
    def _parts(head: bytes, piece: bytes, n_bytes: int, tail: bytes) -> Iterator[bytes]:
        yield head
        block = piece * ((1 << 16) // len(piece))
        for _ in range(n_bytes // len(block)):
            yield block
        yield tail

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self.rest = self.rest or next(self.parts, b"")
        n = min(len(buffer), len(self.rest))
        buffer[:n], self.rest = self.rest[:n], self.rest[n:]
        return n


def read(name: str, data: bytes | Callable[[], BinaryIO]) -> tuple[list[Message], ReadReport, str]:
    """The messages, the report, and the error there was at the end."""
    set_language("en")
    opened = data if callable(data) else lambda: io.BytesIO(data)
    report, messages = ReadReport(), []
    reader = next(reader for reader in READERS if reader.name == name)
    try:
        messages.extend(reader.read(Source("berkas", opened), ReadOptions(), report))
    except InputError as error:
        return messages, report, str(error)
    assert report.account.balanced
    return messages, report, ""


def collect(name: str, text: str) -> tuple[list[str], str]:
    set_language("en")
    said: list[str] = []
    reader = next(reader for reader in READERS if reader.name == name)
    try:
        for message in reader.read(Source("berkas", lambda: io.BytesIO(text.encode())), ReadOptions(), ReadReport()):
            said.append(message.text)
    except InputError as error:
        return said, str(error)
    return said, ""


def test_xml_that_is_cut_gives_what_came_before_and_names_the_line() -> None:
    whole = WXR + "".join(ITEM.format(n=n) for n in range(1000))
    said, error = collect("wordpress", whole[:-40])
    assert said == [f"Judul {n}\nIsi {n}" for n in range(999)]
    assert error.startswith("berkas: expected the file to go on, found its end in line 1003")
    assert "\n" not in error


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("<item></channel>", "mismatched tag"),
        ("<item>&nbsp;</item>", "undefined entity"),
        ("<item a=1></item>", "not well-formed"),
    ],
)
def test_damaged_xml_is_named(damage: str, words: str) -> None:
    said, error = collect("wordpress", WXR + ITEM.format(n=1) + damage)
    assert said == ["Judul 1\nIsi 1"]
    assert error.startswith("berkas: expected well-formed XML, found damage in line 5")
    assert words in error


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss SYSTEM "https://jahat.example/x.dtd">',
    ],
)
def test_no_document_type_is_accepted(doctype: str) -> None:
    said, error = collect("wordpress", f"{doctype}\n<rss><channel><item><title>&a;</title></item></channel></rss>")
    assert said == []
    assert error.startswith("berkas: expected no DOCTYPE, found one in line 1")


def test_elements_that_nest_without_end_are_refused() -> None:
    said, error = collect("wordpress", WXR + ITEM.format(n=1) + "<x>" * 100_000)
    assert said == ["Judul 1\nIsi 1"]
    assert "at most 250 nested elements" in error
    said, error = collect("telegram-html", TELEGRAM + "<div>" * 100_000)
    assert said == ["aman"]
    assert "at most 250 nested elements, found more in line 3" in error


def test_control_characters_of_a_blog_do_not_stop_it() -> None:
    said, error = collect("wordpress", WXR + ITEM.format(n="\x0b\x00satu") + "</channel></rss>")
    assert (said, error) == (["Judul satu\nIsi satu"], "")


def test_html_that_is_cut_gives_what_came_before() -> None:
    said, error = collect("telegram-html", TELEGRAM + '<div class="message default" id="message2"><div class="body">')
    assert said == ["aman"]
    assert error.startswith("berkas: expected the file to go on, found its end in line 3")


@pytest.mark.parametrize(
    ("name", "head", "tail"),
    [
        ("wordpress", WXR + ITEM.format(n=1), "</channel></rss>"),
        ("wordpress", WXR + ITEM.format(n=1) + "<item><title>", "</title></item></channel></rss>"),
        ("mediawiki", "<mediawiki><page><title>A</title><ns>0</ns><revision><text>isi</text></revision></page>"
         "<page><title>B</title><revision><text>", "</text></revision></page></mediawiki>"),
        ("telegram-html", TELEGRAM, "</body></html>"),
        ("telegram-html", TELEGRAM + '<div class="message" id="message2">', "</div></body></html>"),
        ("facebook-html", "<html><body><p><b>Ani</b><i>aman</i><u>12 Jan 2026</u></p>", "</body></html>"),
        ("mbox", LETTER.format(n=1) + LETTER.format(n=2).rstrip(), "\n\n" + LETTER.format(n=3)),
    ],
)  # fmt: skip
def test_spaces_without_end_cost_no_memory(name: str, head: str, tail: str) -> None:
    tracemalloc.start()
    stream = lambda: io.BufferedReader(_Endless(head.encode(), b" ", 64 << 20, tail.encode()))  # noqa: E731
    messages, _, error = read(name, stream)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert messages
    assert error == ""
    assert peak < 60 << 20


@pytest.mark.parametrize("tag", [b'<item a="', b"<!--"])
def test_a_tag_that_never_ends_is_refused_before_it_fills_the_memory(tag: bytes) -> None:
    head = (WXR + ITEM.format(n=1)).encode() + tag
    messages, _, error = read("wordpress", lambda: io.BufferedReader(_Endless(head, b"x", 24 << 20, b"")))
    assert "expected tags of at most 16 MB" in error
    assert [message.text for message in messages] in ([], ["Judul 1\nIsi 1"])


def test_an_attachment_is_never_held() -> None:
    head = LETTER.format(n=1) + (
        "From a@b.example Mon Mar 02 01:15:00 2026\nSubject: Foto\nContent-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nlihat foto\n--b\nContent-Type: image/png; name=a.png\n\n"
    )
    tail = "\n--b--\n\n" + LETTER.format(n=3)
    tracemalloc.start()
    messages, report, error = read(
        "mbox", lambda: io.BufferedReader(_Endless(head.encode(), b"A" * 76 + b"\n", 20 << 20, tail.encode()))
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [m.text for m in messages] == ["Isi 1\nIsi 1", "Foto\nlihat foto\n<terlampir: a.png>", "Isi 3\nIsi 3"]
    assert (report.account.n_unread, error) == (0, "")
    assert peak < 8 << 20


def test_what_a_broken_file_gave_is_kept_and_the_next_file_is_read(tmp_path: Path) -> None:
    set_language("en")
    (tmp_path / "a.txt").write_text(WXR + ITEM.format(n=1) + ITEM.format(n=2)[:20], encoding="utf-8")
    (tmp_path / "b.txt").write_text(LETTER.format(n=3), encoding="utf-8")
    report = ReadReport()
    said = [message.text for message in iter_messages([str(tmp_path)], ReadOptions(), report)]
    assert said == ["Judul 1\nIsi 1", "Isi 3\nIsi 3"]
    assert len(report.failures) == 1
    assert report.account.balanced


@pytest.mark.parametrize(
    "piece", [" ", "-", "'", "=", "\n ", "[", "{{", "<!--", "<ref", "[https://a", "[[User:", "--<b>", "&"]
)
def test_a_page_of_one_letter_over_and_over_takes_no_time(piece: str) -> None:
    text = f"x {piece * (40_000 // len(piece))} x [[User:a]] 10.00 (UTC)"
    revision = f"<title>A</title><ns>1</ns><revision><text>{escape(text)}</text></revision>"
    page = f"<mediawiki><page>{revision}</page></mediawiki>"
    start = process_time()
    read("mediawiki", page.encode())
    read("mbox", (LETTER.format(n=1) + f"From: {piece * 20_000} x\n-- Forwarded message {piece * 20_000} x\n").encode())
    read("eml", f"From: {piece * 20_000}\nSubject: {piece * 20_000}\nDate: x\n\n{piece * 20_000}x".encode())
    read("phpbb-html", f'<html><div id="p1" class="post"><p class="content">{text}</p></div></html>'.encode())
    assert process_time() - start < 30
