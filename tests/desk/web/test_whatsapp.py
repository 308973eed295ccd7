"""Notifications of the WhatsApp Cloud API in the shapes that Meta documents, with texts of our own."""

from __future__ import annotations

import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.desk.web.api.whatsapp import is_signed, messages_of

SECRET = "rahasia aplikasi"
NAMES = st.sampled_from(["entry", "changes", "value", "messages", "type", "text", "body"])
SHAPES = st.recursive(
    st.none() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


def notification(*messages: dict[str, Any]) -> dict[str, Any]:
    contacts = [{"profile": {"name": "Warga"}, "wa_id": "6281100002222"}]
    metadata = {"display_phone_number": "62215550123", "phone_number_id": "106540352242922"}
    value = {"messaging_product": "whatsapp", "metadata": metadata, "contacts": contacts, "messages": list(messages)}
    changes = [{"field": "messages", "value": value}]
    return {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": changes}]}


def message(kind: str, **parts: Any) -> dict[str, Any]:
    return {"from": "6281100002222", "id": "wamid.HBgN1", "timestamp": "1784894400", "type": kind, **parts}


def test_texts_and_captions_are_read_and_a_forward_is_one() -> None:
    found = list(
        messages_of(
            notification(
                message("text", text={"body": "Air galon beracun?"}),
                message("image", image={"id": "1", "caption": "Benarkah ini?"}, context={"forwarded": True}),
                message("text", text={"body": "Sebarkan!"}, context={"frequently_forwarded": True}),
            )
        )
    )
    assert [one.text for one in found] == ["Air galon beracun?", "Benarkah ini?", "Sebarkan!"]
    assert [one.is_forwarded for one in found] == [False, True, True]
    assert found[0].sent_at == datetime(2026, 7, 24, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "other",
    [
        message("image", image={"id": "1"}),
        message("reaction", reaction={"message_id": "wamid.x", "emoji": "👍"}),
        message("text", text={"body": "   "}),
        message("text", text="halo"),
        message("text", text={"body": "halo"}) | {"timestamp": "besok"},
        message("text", text={"body": "halo"}) | {"id": 4},
        "halo",
    ],
)
def test_what_has_no_words_or_no_shape_is_passed_over(other: Any) -> None:
    assert list(messages_of(notification(other))) == []


def test_a_status_is_no_message() -> None:
    value = {"statuses": [{"id": "wamid.x", "status": "read"}]}
    assert list(messages_of({"entry": [{"changes": [{"value": value}]}]})) == []


@given(SHAPES)
def test_no_shape_raises(payload: Any) -> None:
    list(messages_of(payload))


def test_only_the_bytes_that_were_signed_pass() -> None:
    body = json.dumps(notification(message("text", text={"body": "x"}))).encode()
    signature = "sha256=" + hmac.new(SECRET.encode(), body, "sha256").hexdigest()
    assert is_signed(body, signature, SECRET)
    for wrong in (signature[:-1] + "0", signature.removeprefix("sha256="), "", "sha256=", "sha256=é"):
        assert not is_signed(body, wrong if wrong != signature else signature[:-1] + "1", SECRET)
    assert not is_signed(body + b" ", signature, SECRET)
    assert not is_signed(body, signature, "lain")
    unsigned = "sha256=" + hmac.new(b"", body, "sha256").hexdigest()
    assert not is_signed(body, unsigned, "")
