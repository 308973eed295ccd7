from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.messages.privacy import pseudonymise
from saring.messages.read import read_messages
from saring.records import Message

EXPORT = """24/07/26 19.12 - Bu Ani: Lapor ke (021) 555-0123, bukan 0812-0000-1234, kata Siti Aminah
24/07/26 19.13 - Pak Edi: https://x.example/contoh/status/1790123456789012345 dan B 1234 XYZ
"""
MESSAGES = [
    Message("whatsapp", "g", name, None, "text", "WA 0812-0000-1234", "f:1") for name in ("Ani", "Budi", "Ani", "")
]


def test_one_person_one_digest_nobody_no_digest() -> None:
    ani, budi, again, nobody = (m.sender for m in pseudonymise(MESSAGES, b"key"))
    assert ani == again != budi
    assert "Ani" not in ani
    assert nobody == ""


def test_another_key_another_digest() -> None:
    one, other = (next(pseudonymise(MESSAGES, key)).sender for key in (b"one", b"other"))
    assert one != other


def test_texts_are_masked() -> None:
    assert {m.text for m in pseudonymise(MESSAGES, b"key")} == {"WA [telepon]"}


def chat(name: str, *senders: str) -> list[Message]:
    return [
        Message("whatsapp", name, one, None, "text", "halo", f"ekspor/{name}.txt:{i}") for i, one in enumerate(senders)
    ]


def test_a_chat_between_two_bears_no_name_even_before_the_other_speaks() -> None:
    hidden = list(pseudonymise([*chat("Budi", "", "Saya", "Saya", "Budi"), *chat("Warga RT 5", "Ani", "Budi")], b"key"))
    assert {m.chat for m in hidden} == {hidden[3].sender, "Warga RT 5"}
    assert not any("Budi" in f"{m}" for m in hidden)
    assert hidden[1].origin == f"ekspor/{hidden[3].sender}.txt:1"
    assert hidden[-1].origin == "ekspor/Warga RT 5.txt:1"


def test_chats_named_by_a_number_are_masked_and_stay_two() -> None:
    numbers = ("+62 812-0000-1111", "+62 812-0000-2222")
    hidden = list(pseudonymise([m for number in numbers for m in chat(number, "Ani", "Edi")], b"key"))
    assert len({m.chat for m in hidden}) == 2
    assert all("0000" not in m.chat + m.origin and "[telepon]" in m.chat for m in hidden)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["", "a", "b", "c"])), max_size=12))
def test_no_message_is_lost_and_none_changes_its_place(said: list[tuple[str, str]]) -> None:
    messages = [Message("x", name, sender, None, "text", str(i), "f") for i, (name, sender) in enumerate(said)]
    assert [m.text for m in pseudonymise(messages, b"key")] == [m.text for m in messages]


def test_what_an_office_chose_holds_where_messages_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "saring.toml").write_text(
        '[privacy]\nkeep_numbers = ["021-5550123"]\nnames = ["Siti Aminah"]\n', encoding="utf-8"
    )
    (tmp_path / "chat.txt").write_text(EXPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    first, second = (message.text for message in read_messages("chat.txt"))
    assert first == "Lapor ke (021) 555-0123, bukan [telepon], kata [nama]"
    assert second == "https://x.example/contoh/status/1790123456789012345 dan [pelat]"
    (tmp_path / "saring.toml").unlink()
    assert next(read_messages("chat.txt")).text == "Lapor ke [telepon], bukan [telepon], kata Siti Aminah"


def test_without_a_key_nothing_is_digested() -> None:
    with pytest.raises(ValueError, match="key must be a secret"):
        pseudonymise(MESSAGES, b"")
