"""Any text at all goes through every text reader: no line is lost, and what was written comes back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.errors import InputError
from saring.messages import READERS, ReadOptions, Source
from saring.messages.formats.discord_text import DiscordTextReader
from saring.messages.formats.instant_messengers import PidginReader, YahooReader
from saring.messages.formats.line import LineReader
from saring.messages.formats.native_tables import NATIVE_TABLES, joined_pieces
from saring.messages.formats.signal import SignalReader, SigtopReader
from saring.messages.formats.signal_cli import SignalCliReader
from saring.messages.formats.telegram_text import TelegramTextReader
from saring.messages.formats.zoom import ZoomReader
from saring.records import Kind, Message, ReadReport
from tests.messages.formats.whatsapp.test_reader import source_of

TEXT_READERS = (
    LineReader(), SignalReader(), SigtopReader(), SignalCliReader(), TelegramTextReader(), ZoomReader(), YahooReader(),
    PidginReader(), DiscordTextReader(),
)  # fmt: skip
RULE = "=" * 30
PIECES = [
    "[LINE] Riwayat obrolan dengan RW 07\n", "Waktu disimpan: 26/07/2024 20:15\n", "Rab, 24/07/2024\n", "31/02/2024\n",
    "09:43\tAni\thalo\n", '09:44\tAni\t"dua\n', 'baris"\n', "09:45\tAni keluar\n", "99:99\tAni\tx\n",
    "[2024-07-24, 09:43] Ani: halo\n", "[2024-13-24, 09:43] Ani: x\n", "Conversation: RW 07\n", "From: Ani\n",
    "Type: incoming\n", "Sent: Wed, 24 Jul 2024 09:43:10 +0700\n", "Sent: kemarin\n", "> kutipan\n",
    "Envelope from: “Ani” +62 (device: 1)\n", "Timestamp: 1 (2024-07-24T02:43:10.000Z)\n", "Body: halo\n",
    "Ani, [24/07/2024 09:43]\n", "[Diteruskan dari Kabar]\n", "09:43:10 From Ani to Everyone: halo\n",
    "00:01:05\tAni:\thalo\n", "ani (24/07/2009 09:43:10): halo\n", "(09:43:10) ani: halo\n", "\n", "\r\n",
    "sambungan\n", "Conversation with ani at 24/07/2009 09:43 on budi (yahoo)\n", RULE + "\n", "Guild: RW\n",
    "[24/07/2024 09:43] ani\n", "{Attachments}\n",
]  # fmt: skip
characters = st.characters(exclude_categories=["Cs"])
texts = st.lists(st.sampled_from(PIECES) | st.text(characters, max_size=20), max_size=20).map("".join)


def read(reader: object, text: str, report: ReadReport | None = None, name: str = "obrolan.txt") -> list[Message]:
    return list(reader.read(source_of(text, name), ReadOptions(), report or ReadReport()))  # type: ignore[attr-defined]


@pytest.mark.parametrize("reader", TEXT_READERS, ids=lambda reader: reader.name)
@given(text=texts)
def test_every_line_of_any_text_is_accounted_for(reader: LineReader, text: str) -> None:
    report, given_messages = ReadReport(), list[Message]()
    try:
        for message in reader.read(source_of(text), ReadOptions(), report):
            given_messages.append(message)
            assert bool(message.sender) is (message.kind != Kind.SYSTEM) or not message.sender
            assert report.account.balanced
    except InputError:
        assert all(message.kind == Kind.SYSTEM for message in given_messages)
    account = report.account
    assert account.balanced
    assert account.n_lines == len(text.split("\n")) - text.endswith("\n") - (text == "")
    assert account.n_messages == sum(message.kind != Kind.SYSTEM for message in given_messages)


@given(st.binary(max_size=200))
def test_any_bytes_are_recognised_or_not_without_an_error(data: bytes) -> None:
    for reader in READERS:
        assert reader.identify(source_of(data)) in (True, False)


bodies = st.text(characters, min_size=1, max_size=60).filter(
    lambda body: body.strip() == body and "\r" not in body and not re.match(r'[\["☎]', body) and "\n" not in body
)


@given(st.lists(bodies, min_size=1, max_size=5))
def test_any_text_survives_a_line_export(said: list[str]) -> None:
    export = "[LINE] Chat history with Ani\n2024/07/24\n" + "".join(
        f"09:{n:02}\tAni\t{t}\n" for n, t in enumerate(said)
    )
    assert [m.text for m in read(LineReader(), export) if m.kind == Kind.TEXT] == said


@given(st.lists(st.text(characters, max_size=40), min_size=2, max_size=4).map("\n".join))
def test_any_text_of_many_lines_survives_the_quotation_marks_of_line(body: str) -> None:
    body = body.replace("\r", "")
    quoted = body.replace('"', '""')
    export = f'[LINE] Chat history with Ani\n2024/07/24\n09:43\tAni\t"{quoted}"\n09:44\tBudi\tya\n'
    messages = read(LineReader(), export)
    assert (messages[0].text, messages[-1].text) == (body, "ya")


@given(st.lists(bodies, min_size=1, max_size=5))
def test_any_text_survives_a_signal_export(said: list[str]) -> None:
    export = "".join(f"[2024-07-24, 09:{n:02}] Ani: {text}\n" for n, text in enumerate(said))
    assert [m.text for m in read(SignalReader(), export)] == said


@given(st.text(characters, max_size=60))
def test_pieces_never_fail_and_leave_other_texts_alone(text: str) -> None:
    assert isinstance(joined_pieces("{" + text), str)
    assert joined_pieces(text) == text or text.lstrip().startswith("{")


@given(st.lists(st.lists(st.text(characters, max_size=12), min_size=1, max_size=9), max_size=6))
def test_any_rows_go_through_the_tables_of_platforms(rows: list[list[str]]) -> None:
    quoted = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    for reader in NATIVE_TABLES:
        report = ReadReport()
        messages = read(reader, ",".join(sorted(reader._needs)) + "\n" + quoted, report)
        assert report.account.balanced
        assert report.account.n_messages == len(messages)


def test_a_line_message_that_only_begins_with_a_quotation_mark_is_one_line() -> None:
    export = '[LINE] Chat history with Ani\n2024/07/24\n09:43\tAni\t"tidak ditutup\n09:44\tBudi\t"dua\nbaris"\n'
    assert [m.text for m in read(LineReader(), export)] == ['"tidak ditutup', "dua\nbaris"]


@pytest.mark.parametrize("date", ["07/24/2024", "24/07/2024", "2024/07/24(Wed)", "Rab, 24.07.2024", "2024.07.24 Rabu"])
def test_dates_of_line_in_every_order(date: str) -> None:
    (message,) = read(LineReader(), f"[LINE] Chat history with Ani\n{date}\n09:43\tAni\thalo\n")
    assert message.sent_at is not None
    assert (message.sent_at.month, message.sent_at.day) == (7, 24)


def test_a_zoom_chat_without_a_date_has_no_times_and_says_so() -> None:
    report = ReadReport()
    (message,) = read(ZoomReader(), "09:43:10 From Ani to Everyone: halo\n", report)
    assert message.sent_at is None
    assert "a Zoom chat holds no date" in report.notes[0]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("[2019-12-24, 12:23] Jane: Halo", "signal"),
        ("[2019-12-24 12:23] Jane: Halo", "whatsapp"),
        ("[2019-12-24, 12:23:10] Jane: Halo", "whatsapp"),
        ("24/07/24 09.43 - Budi: sudah,pesan", "whatsapp"),
        ("24/07/24 09.43 - Budi: sudah, text", "whatsapp"),
    ],
)
def test_what_looks_like_two_formats_is_one(line: str, name: str) -> None:
    from saring.messages import matching_readers

    source: Source = source_of(line + "\n")
    assert [reader.name for reader in matching_readers(source)] == [name]


@pytest.mark.parametrize("reader", TEXT_READERS, ids=lambda reader: reader.name)
def test_a_text_without_messages_is_an_error(reader: LineReader) -> None:
    with pytest.raises(InputError, match="expected chat messages, found none"):
        read(reader, "bukan obrolan\n")
