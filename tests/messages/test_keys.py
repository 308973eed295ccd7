"""One answer to what is the same message, the same chat and the same sender."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from saring.files.sources import Source
from saring.messages import ReadOptions, iter_messages
from saring.messages.keys import chat_key, chat_of, exported_chat, message_key, repeated_message, sender_key
from saring.records import Message, ReadReport

SENT = Message("whatsapp", "RT 05", "Ani", datetime(2026, 7, 24, 19, 12, 33), "text", "Air galon beracun", "a.txt:1")
HOAX = "Awas! Mulai besok air PDAM Sukamaju diberi zat pemutih, jangan diminum."


def source(name: str, container: str = "") -> Source:
    return Source(name, lambda: BytesIO(b""), container)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"origin": "b.txt:9"}, True),
        ({"sent_at": datetime(2026, 7, 24, 19, 12)}, True),  # the export of another kind of phone
        ({"sent_at": datetime(2026, 7, 24, 19, 13)}, False),
        ({"sent_at": None}, False),
        ({"text": "Air galon beracun!"}, False),
        ({"sender": "Budi"}, False),
    ],
)
def test_the_same_message(change: dict[str, object], same: bool) -> None:
    other = SENT._replace(**change)  # type: ignore[arg-type]
    assert (message_key(other) == message_key(SENT)) is same
    assert (repeated_message(other, "rt") == repeated_message(SENT, "rt")) is same


def test_two_posts_of_one_wording_are_not_repeats() -> None:
    posts = [SENT._replace(link=f"https://contoh.example/{n}") for n in (1, 2)]
    assert repeated_message(posts[0], "x") != repeated_message(posts[1], "x")


def test_a_platform_has_chats_and_senders_of_its_own() -> None:
    other = SENT._replace(platform="telegram")
    assert chat_key(other) != chat_key(SENT)
    assert sender_key(other) != sender_key(SENT)
    assert sender_key(SENT._replace(chat="RT 06")) == sender_key(SENT)


@pytest.mark.parametrize(
    ("chat", "file", "name"),
    [
        ("RT 05", "a.txt", "rt 05"),
        ("RT 05 (1)", "a.txt", "rt 05"),
        ("rt 05_2", "a.txt", "rt 05"),
        ("RT-05", "a.txt", "rt-05"),
        ("", "unduhan/Kelas 4 (2).json", "kelas 4"),
        ("", "ekspor.zip!_chat.txt", "ekspor"),
    ],
)
def test_the_name_of_an_exported_chat(chat: str, file: str, name: str) -> None:
    container = file.partition("!")[0] if "!" in file else ""
    assert exported_chat("whatsapp", chat, source(file, container)) == f"whatsapp\0{name}"


def test_two_groups_with_numbered_names_count_as_two() -> None:
    one, other = (SENT._replace(chat=f"Kelas_{n}") for n in (4, 5))
    assert chat_of(one) != chat_of(other)
    assert chat_key(one) != chat_key(other)


def test_exports_of_two_kinds_of_phone_count_once(tmp_path: Path) -> None:
    (tmp_path / "Chat WhatsApp dengan RT 05.txt").write_text(f"24/07/24 19.12 - Ani: {HOAX}\n", encoding="utf-8")
    iphone = f"[24/07/24 19.12.33] Ani: {HOAX}\n[24/07/24 19.14.02] Budi: hoaks itu\n"
    (tmp_path / "RT 05.txt").write_text(iphone, encoding="utf-8")
    report = ReadReport()
    messages = list(iter_messages([str(tmp_path)], ReadOptions(), report))
    assert [message.text for message in messages] == [HOAX, "hoaks itu"]
    assert report.n_duplicates == 1
