"""Notifications of the WhatsApp Cloud API in the shapes that Meta documents, with texts of our own."""

from __future__ import annotations

import hmac
import json
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from saring.desk.analysis import Analysis
from saring.desk.database.schema import messages
from saring.desk.intake import list_imports, run_next_import
from saring.desk.web.api.whatsapp import is_signed, messages_of
from tests.desk.web.conftest import Answer, Desk

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
    return {"from": "6281100002222", "id": "wamid.HBgN1", "timestamp": "1784894400", "type": kind} | parts


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


def send(desk: Desk, body: bytes, secret: str = SECRET) -> Answer:
    signature = "sha256=" + hmac.new(secret.encode(), body, "sha256").hexdigest()
    return desk.client.post("/hooks/whatsapp", content=body, headers={"X-Hub-Signature-256": signature})


@pytest.fixture
def open_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARING_WHATSAPP_SECRET", SECRET)
    monkeypatch.setenv("SARING_WHATSAPP_VERIFY", "kata sandi alamat")


def test_the_door_is_closed_unless_both_secrets_are_set(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert send(desk, b"{}").status_code == 404
    monkeypatch.setenv("SARING_WHATSAPP_SECRET", SECRET)
    assert send(desk, b"{}").status_code == 404
    assert desk.client.get("/hooks/whatsapp?hub.verify_token=").status_code == 404


@pytest.mark.usefixtures("open_door")
def test_meta_is_answered_with_its_challenge_only_if_it_knows_the_word(desk: Desk) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": "kata sandi alamat", "hub.challenge": "1158201444"}
    assert desk.client.get("/hooks/whatsapp", params=asked).text == "1158201444"
    asked["hub.verify_token"] = "lain"
    assert desk.client.get("/hooks/whatsapp", params=asked).status_code == 403


@pytest.mark.usefixtures("open_door")
def test_a_notification_is_imported_once_and_the_number_is_never_stored(desk: Desk, analysis: Analysis) -> None:
    moment = str(int(time.time()))
    text = {"body": "Benarkah vaksin berisi cip? Sebarkan!"}
    body = json.dumps(notification(message("text", text=text, timestamp=moment))).encode()
    assert send(desk, body, "lain").status_code == 401
    assert send(desk, body).status_code == 200
    assert send(desk, body).status_code == 200  # sent again, or by somebody who recorded it
    while run_next_import(desk.database, analysis, desk.app.state.spool):
        pass
    with desk.database.reading() as connection:
        stored = [
            row.message for row in connection.execute(select(messages)) if "vaksin berisi cip" in repr(row.message)
        ]
    assert len(stored) == 1
    assert "6281100002222" not in repr(stored)
    assert list(desk.app.state.spool.rglob("tipline.csv")) == []


@pytest.mark.usefixtures("open_door")
def test_an_old_notification_and_one_that_is_no_json_add_nothing(desk: Desk) -> None:
    before = len(list_imports(desk.database))
    old = json.dumps(notification(message("text", text={"body": "halo"}, timestamp="1700000000"))).encode()
    assert send(desk, old).status_code == 200
    assert send(desk, b"[" * 100_000).status_code == 400
    assert len(list_imports(desk.database)) == before
