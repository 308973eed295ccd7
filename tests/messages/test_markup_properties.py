"""Any text put into the shape of a platform comes out again; any bytes at all give an `InputError` or nothing."""

from __future__ import annotations

import html
import io
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.errors import InputError
from saring.files.sources import Source
from saring.messages import READERS
from saring.messages.base import Reader, ReadOptions
from saring.messages.formats.mediawiki_talk import split_comments
from saring.records import Message, ReadReport
from tests.messages.test_markup_golden import EXPORTS, NAMES

OURS = [reader for reader in READERS if reader.name in NAMES]
# A control character is no text in XML, and a line break of a page is no line break to a person.
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=12)
lines = st.lists(words, min_size=1, max_size=6).map(" ".join).filter(lambda line: not line.startswith(">"))
texts = st.lists(lines, min_size=1, max_size=4).map("\n".join)


def source_of(data: bytes) -> Source:
    return Source("berkas", lambda: io.BytesIO(data))


def reader_named(name: str) -> Reader:
    return next(reader for reader in OURS if reader.name == name)


def read(name: str, document: str) -> list[Message]:
    report = ReadReport()
    messages = list(reader_named(name).read(source_of(document.encode()), ReadOptions(), report))
    assert report.account.balanced
    return messages


def breaks(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


SHAPES = {
    "wordpress": lambda text: (
        "<rss><channel><item><title>Judul</title><wp:post_type>post</wp:post_type><wp:comment><wp:comment_content>"
        f"{escape(breaks(text))}</wp:comment_content></wp:comment></item></channel></rss>"
    ),
    "blogger": lambda text: (
        '<feed xmlns:blogger="http://schemas.google.com/blogger/2018"><entry><blogger:type>COMMENT</blogger:type>'
        f'<content type="html">{escape(breaks(text))}</content></entry></feed>'
    ),
    "feed": lambda text: f"<feed><entry><summary>{escape(breaks(text))}</summary></entry></feed>",
    "telegram-html": lambda text: (
        f'<html><body><div class="message default" id="message1"><div class="body"><div class="text">\n{breaks(text)}\n'
        "      </div></div></div></body></html>"
    ),
    "facebook-html": lambda text: (
        f"<html><body><main><section><h2>Bu Rini</h2><div><div>{breaks(text)}</div></div>"
        "<footer>12 Jan 2026 10.00</footer></section></main></body></html>"
    ),
    "kaskus-html": lambda text: (
        f'<html><body><div class="postItem"><div class="pagetext">{breaks(text)}</div></div></body></html>'
    ),
    "phpbb-html": lambda text: (
        f'<html><body><div class="post" id="p1"><div class="content">{breaks(text)}</div></div></body></html>'
    ),
    "vbulletin-html": lambda text: (
        f'<html><body><li id="post_1"><div id="post_message_1">{breaks(text)}</div></li></body></html>'
    ),
    "googleplus-html": lambda text: f'<html><body><div class="main-content">{breaks(text)}</div></body></html>',
    "eml": lambda text: f"From: a@b.example\nSubject: Re: x\nContent-Type: text/plain; charset=utf-8\n\n{text}\n",
}


@pytest.mark.parametrize("name", SHAPES)
@settings(max_examples=60)
@given(text=texts)
def test_any_text_survives(name: str, text: str) -> None:
    assert read(name, SHAPES[name](text))[-1].text == text


@settings(max_examples=60)
@given(st.lists(texts, min_size=1, max_size=5))
def test_every_letter_of_a_mailbox_is_told_apart(bodies: list[str]) -> None:
    letters = (
        "From x@y.example Mon Mar 02 01:15:00 2026\nSubject: Re: x\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}\n\n"
        for body in bodies
    )
    assert [message.text for message in read("mbox", "".join(letters))] == bodies


@settings(max_examples=60)
@given(st.lists(st.from_regex(r"[a-z]{1,9}( [a-z]{1,9}){0,5}", fullmatch=True), min_size=1, max_size=5))
def test_signed_comments_are_told_apart(bodies: list[str]) -> None:
    page = "".join(f"{body} --[[Pengguna:Siti]] 12 Januari 2024 03.04 (UTC)\n" for body in bodies)
    comments = list(split_comments(page))
    assert [comment.text for comment in comments] == bodies
    assert {comment.author for comment in comments} == {"Siti"}


pieces = st.sampled_from(
    [
        "<rss>", "<channel>", "<item>", "<wp:comment>", "</wp:comment>", "</item>", "<feed>", "<entry>", "</entry>",
        "<html>", "<body>", '<div class="message default">', '<div class="body">', "</div>", "<table>", "<tr><td>",
        "12 Jan 2026 10.00", "<![if x]>", "<!--", "-->", "<![CDATA[", "]]>", "&#55296;", "&#x110000;", "&", "<", "<p",
        '<div id="p1" class="post">', '<div class="content">', "<blockquote>", "<script>", "</script>", "<a href='http://[x'>y</a>",
        "From a@b.example Mon Mar 02 01:15:00 2026\n", "Subject: =?utf-8?b?////?=\n", "\n", "--garis\n", "\x00",
        "Content-Type: multipart/mixed; boundary=garis\n", "Content-Type: text/plain; charset=unknown-8bit\n",
        "Content-Transfer-Encoding: base64\n", "Date: Fri, 99 Foo 0000 99:99:99 +9999\n", "<mediawiki>", "<page>",
        "<revision>", "<text>", "</text></revision>", "<ns>1</ns><title>x</title>", "</page>", "[[User:a]] 10.00 (UTC)",
    ]
)  # fmt: skip


@pytest.mark.parametrize("reader", OURS, ids=lambda reader: reader.name)
@settings(max_examples=80)
@given(
    data=st.binary(max_size=200) | st.lists(pieces | words, max_size=25).map(lambda all_of: "".join(all_of).encode())
)
def test_any_bytes_give_messages_or_an_input_error(reader: Reader, data: bytes) -> None:
    source, report = source_of(data), ReadReport()
    assert reader.identify(source) in (True, False)
    n_given = 0
    try:
        for _ in reader.read(source, ReadOptions(), report):
            n_given += 1
    except InputError:
        pass
    assert report.account.balanced
    assert n_given <= report.account.n_messages + report.account.n_system


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_cut_export_gives_the_beginning_of_what_the_whole_gives(path: Path) -> None:
    data = path.read_bytes()
    whole = [
        message.text for message in reader_named(path.parent.name).read(source_of(data), ReadOptions(), ReadReport())
    ]
    for n_bytes in range(0, len(data), max(1, len(data) // 40)):
        said: list[str] = []
        try:
            for message in reader_named(path.parent.name).read(source_of(data[:n_bytes]), ReadOptions(), ReadReport()):
                said.append(message.text)
        except InputError:
            pass
        kept = said[:-1]  # the last one may be cut itself, in mail
        assert kept == whole[: len(kept)]
