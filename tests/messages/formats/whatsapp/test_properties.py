"""Any text at all goes through the reader: nothing is lost, nothing is invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring import compiled
from saring.errors import InputError
from saring.files import sources
from saring.messages.base import ReadOptions
from saring.messages.formats.whatsapp import export, header_parser, headers
from saring.messages.formats.whatsapp.headers import compile_rows, find_header
from saring.messages.formats.whatsapp.platform_texts import kind_of, without_edit_mark
from saring.messages.formats.whatsapp.reader import WhatsAppReader
from saring.records import Kind, Message, ReadReport
from tests.conftest import without
from tests.messages.formats.whatsapp.test_reader import source_of

ANDROID = "24/07/24 {hour:02}.{minute:02} - Bu Rini: {body}\n"
IOS = "[24/07/24, {hour:02}.{minute:02}.07] Bu Rini: {body}\r\n"
HEADERS = [ANDROID, IOS, "7/24/24, {hour}:{minute:02}\u202fAM - Bu Rini: {body}\n"]

# Surrogates cannot be written as UTF-8, and a lone carriage return at a line's end is a line end.
characters = st.characters(exclude_categories=["Cs"])
bodies = st.text(characters, max_size=80).filter(
    lambda body: (
        kind_of(body) is Kind.TEXT
        and without_edit_mark(body) == body
        and not body.startswith("\u200e")
        and not re.search("\r(\n|$)", body)
        and not any(find_header(line) for line in body.split("\n")[1:])
    )
)
pieces = st.sampled_from(
    [
        "24/07/24 09.43 - Siti: halo\n",
        "24/07/24 09.44 - Siti keluar\n",
        "[24/07/24, 09.43.10] Budi: halo\r\n",
        "\u200e[24/07/24, 09.43.10] Budi: \u200egambar tidak disertakan\r\n",
        "03/05/23 10.00 - Lain: lama\n",
        "31/02/24 09.43 - Siti: mustahil\n",
        "1/2/24, 3:04 PM - Ani: hi\n",
        "24/07/24 09.45 - Siti: <Media tidak disertakan>\n",
        "24/07/24 09.46 - Siti: nota.pdf (file terlampir)\n",
        "12.07.2017 - 22:35:22; Siti: halo\n",
        "2017-7-12, 10:35:22 PM: Siti: halo\n",
        "[06/2018/13, 21:25:15] Siti: halo\n",
        "[24/07/24, 09.43.10] Siti: \u200ehalo\r\n",
        "1. beras\n2. gula\n",
        "12.30 makan\n",
        "\n",
        "\r",
        "sambungan\n",
    ]
)


def read(text: str, report: ReadReport) -> list[Message]:
    return list(WhatsAppReader().read(source_of(text), ReadOptions(), report))


@given(st.sampled_from(HEADERS), st.lists(bodies, min_size=1, max_size=6))
def test_any_text_survives_export_and_reading(header: str, texts: list[str]) -> None:
    export = "".join(header.format(hour=9, minute=n, body=body) for n, body in enumerate(texts))
    report = ReadReport()
    messages = read(export, report)
    assert [m.text for m in messages] == texts
    assert {m.sender for m in messages} == {"Bu Rini"}
    assert report.account.balanced
    assert report.account.n_lines == export.count("\n")


@given(st.lists(pieces | st.text(characters, max_size=30), max_size=25).map("".join))
def test_every_line_of_any_text_is_accounted_for(text: str) -> None:
    report = ReadReport()
    n_read = 0
    try:
        for message in WhatsAppReader().read(source_of(text), ReadOptions(), report):
            n_read += 1
            assert bool(message.sender) is (message.kind != Kind.SYSTEM)
    except InputError:
        pass
    account = report.account
    assert account.balanced
    assert n_read == account.n_messages + account.n_system


@given(st.lists(pieces | st.text(characters, max_size=30), max_size=25).map("".join), st.integers(1, 40))
def test_the_fast_ways_give_what_the_general_pattern_gives(text: str, n_bytes: int) -> None:
    """Cut into blocks of any size by the compiled loop or by the file's own pattern, or a line at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "BLOCK_BYTES", n_bytes)
        short = outcome_of(text)
        patch.setattr(compiled, "find", without("reading"))
        assert outcome_of(text) == short
        patch.setattr(export, "compile_rows", lambda _shape: compile_rows(None))
        for module in (headers, header_parser):
            patch.setattr(module, "compile_header", lambda _shape: re.compile("(?!)"))
        assert outcome_of(text) == short


def outcome_of(text: str) -> tuple[list[Message], ReadReport, str]:
    report, messages = ReadReport(), list[Message]()
    try:
        messages.extend(WhatsAppReader().read(source_of(text), ReadOptions(), report))
    except InputError as error:
        return messages, report, str(error)
    return messages, report, ""


@given(st.binary(max_size=200))
def test_any_bytes_are_recognised_or_not_without_an_error(data: bytes) -> None:
    assert WhatsAppReader().identify(source_of(data)) in (True, False)


@given(st.lists(pieces | st.text(characters, max_size=30), max_size=12).map("".join))
def test_any_text_is_recognised_or_not_without_an_error(text: str) -> None:
    assert WhatsAppReader().identify(source_of(text)) in (True, False)
