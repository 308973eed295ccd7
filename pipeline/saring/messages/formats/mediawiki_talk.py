"""Splitting discussions in wikitext into comments, with the author, the time and the text of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from saring.messages.markup.html_text import text_of_markup
from saring.text.dates import find_date

_HEADING = re.compile(r"^(={1,6})[ \t]{0,9}(.{1,300}?)[ \t]{0,9}\1[ \t]{0,9}$", re.MULTILINE)
_USER = re.compile(
    r"\[\[ *+:?(?:Pengguna|Pembicaraan[ _]Pengguna|Bicara[ _]Pengguna|User|User[ _]talk"
    r"|(?:Istimewa|Special):(?:Kontribusi(?:[ _]pengguna)?|Contributions)) *+[:/] *+"
    r"([^][|#/]{1,200}+)[^][]{0,400}+\]\]",
    re.IGNORECASE,
)
_UNSIGNED = re.compile(
    r"\{\{ *+(?:tak bertanda ?tangan|tanpa tanda tangan|unsigned\w*+) *+\|([^|{}]{1,200}+)[^}]{0,400}+\}\}",
    re.IGNORECASE,
)
# Only a time with its zone in brackets is a signature: people write dates in their comments too.
_STAMP = re.compile(r"\d{1,2}[.:]\d{2}(?:, \d{1,2} \w+ \d{4})? \((?:UTC|WIB|WITA|WIT|GMT)\)")
_MAX_NESTED = 40
_TAIL_CHARS = 300
_BEFORE_NAME = re.compile(r"(?:[\s–—~'(-]|<(?:small|span|font|b|i)[^<>]*>|\[\[(?:Berkas|File):[^][]*\]\])+$")
_FILE = re.compile(
    r"\[\[(?:Berkas|File|Gambar|Image|Kategori|Category):[^][]*+(?:\[\[[^][]*+\]\][^][]*+)*+\]\]", re.IGNORECASE
)
_LINK = re.compile(r"\[\[:?(?:[^]|[]*\|)?([^]|[]*)\]\]")
_ADDRESS = re.compile(r"\[(https?://[^][\s]{1,2000}+)(?:\s++([^][]{0,2000}+))?\]")
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_REFERENCE = re.compile(
    r"<ref[^<>/]{0,400}+/>|<ref[^<>]{0,400}+>[^<]{0,4000}+</ref>|<!--(?:[^<]|<(?!!--)){0,4000}?-->", re.IGNORECASE
)


class Comment(NamedTuple):
    """One comment in a discussion; `section` is the heading above it."""

    author: str
    sent_at: datetime | None
    text: str
    section: str


def is_signed(wikitext: str) -> bool:
    """Return whether a page has signatures, and so is a discussion."""
    return next(_signatures(wikitext), None) is not None


def split_comments(wikitext: str) -> Iterator[Comment]:
    """Yield the comments of a page; a text without signature has no author and no time."""
    section, start = "", 0
    for heading in [*_HEADING.finditer(wikitext), None]:
        end = heading.start() if heading else len(wikitext)
        yield from _comments(wikitext[start:end], section)
        if heading:
            section, start = plain_text(heading[2]), heading.end()


def _comments(wikitext: str, section: str) -> Iterator[Comment]:
    start = 0
    for author, sent_at, begin, end in _signatures(wikitext):
        text = plain_text(_without_dashes(wikitext[start:begin]))
        start = end
        if text:
            yield Comment(author, sent_at, text, section)
    rest = plain_text(wikitext[start:])
    if without_templates(rest):
        yield Comment("", None, rest, section)


def _without_dashes(comment: str) -> str:
    """Remove what stands between a comment and its signature: dashes, styles, a picture."""
    tail = comment[-_TAIL_CHARS:]
    return comment[: len(comment) - len(tail)] + _BEFORE_NAME.sub("", tail)


def _signatures(wikitext: str) -> Iterator[tuple[str, datetime | None, int, int]]:
    """Yield the author, the time, the beginning and the end of each signature."""
    offset = 0
    for line in wikitext.splitlines(keepends=True):
        before = 0
        for stamp in _STAMP.finditer(line):
            if found := _signature(line, before, stamp.end()):
                author, sent_at, begin = found
                yield author, sent_at, offset + begin, offset + stamp.end()
                before = stamp.end()
        if not before and (unsigned := _UNSIGNED.search(line)):
            at = find_date(unsigned[0])
            yield unsigned[1].strip(), at.at if at else None, offset + unsigned.start(), offset + unsigned.end()
        offset += len(line)


def _signature(line: str, before: int, end: int) -> tuple[str, datetime | None, int] | None:
    """Return the author, the time and the beginning of the signature that ends at `end`, if it links a user."""
    part = line[before:end]
    users = list(_USER.finditer(part))
    if not users:
        return None
    author = users[-1][1].strip().replace("_", " ")
    # A signature links its user two or three times, close together; a greeting stands further off.
    begin = users[-1].start()
    for user in reversed(users[:-1]):
        if user[1].strip().replace("_", " ") != author or begin - user.end() > 60:
            break
        begin = user.start()
    found = find_date(part[users[-1].end() :])
    return author, found.at if found else None, before + begin


def without_templates(wikitext: str) -> str:
    """Return wikitext without templates in double braces, such as the box of an article.

    >>> without_templates("{{Kotak|a={{b}}}}Gunung Wangi")
    'Gunung Wangi'
    """
    for _ in range(_MAX_NESTED):
        without = _TEMPLATE.sub("", wikitext)
        if without == wikitext:
            break
        wikitext = without
    return wikitext.strip()


def plain_text(wikitext: str) -> str:
    """Return the visible text of wikitext: the words of links, no references and no pictures.

    >>> plain_text(":: '''Tidak''' ada [[gempa|gempa susulan]] ([https://bmkg.example/a info])")
    'Tidak ada gempa susulan (info (https://bmkg.example/a))'
    """
    text = _FILE.sub("", _REFERENCE.sub("", wikitext))
    text = _LINK.sub(r"\1", text)
    text = _ADDRESS.sub(lambda m: f"{m[2]} ({m[1]})" if m[2] else m[1], text)
    text = re.sub(r"'{2,5}", "", text)
    text = re.sub(r"^[:*#;]+[ \t]*", "", text, flags=re.MULTILINE)
    lines = [text_of_markup(line) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
