from __future__ import annotations

from pipeline.privacy import pseudonymise
from pipeline.records import Message

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
