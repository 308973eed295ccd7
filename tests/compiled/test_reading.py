"""The compiled loops of reading say what their references say, of any Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring import compiled
from saring.messages.privacy import pseudonymise
from saring.records import Message
from tests.compiled.messages import MESSAGES
from tests.conftest import without

pytestmark = pytest.mark.skipif(compiled.find("reading") is None, reason="the compiled loops were not built here")


@given(st.lists(MESSAGES, max_size=6))
def test_the_same_is_masked(messages: list[Message]) -> None:
    hidden = list(pseudonymise(messages, b"key"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "find", without("reading"))
        assert list(pseudonymise(messages, b"key")) == hidden
    assert all(type(message) is Message for message in hidden)


@given(st.data(), st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["", "a", "b", "c"])), max_size=12))
def test_chats_are_named_alike_where_names_are_the_same_object(
    data: st.DataObject, said: list[tuple[str, str]]
) -> None:
    same = data.draw(st.booleans())
    names = [name if same else f" {name}"[1:] for name, _ in said]
    messages = [
        Message("x", name, sender, None, "text", str(i), f"{name}:{i}")
        for i, (name, (_, sender)) in enumerate(zip(names, said, strict=True))
    ]
    hidden = list(pseudonymise(messages, b"key"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "find", without("reading"))
        assert list(pseudonymise(messages, b"key")) == hidden


@given(st.lists(MESSAGES, min_size=1, max_size=3))
def test_messages_that_are_equal_have_one_hash(messages: list[Message]) -> None:
    for message in pseudonymise(messages, b"kunci"):
        assert hash(message) == hash(Message(*message))


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(TypeError, match="message must be a Message"):
        list(pseudonymise([("whatsapp", "chat")], b"key"))  # type: ignore[list-item]
