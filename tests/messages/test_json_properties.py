"""What holds for every JSON export, whatever is written in it."""

from __future__ import annotations

import copy
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.errors import InputError
from saring.files.sources import Source
from saring.messages import ReadOptions
from saring.messages.formats.discord import DiscordReader
from saring.messages.formats.facebook import FacebookReader
from saring.messages.formats.google_chat import GoogleChatReader
from saring.messages.formats.json_platforms import JSON_READERS
from saring.messages.formats.messenger import MessengerReader
from saring.messages.formats.telegram import TelegramReader
from saring.messages.formats.tiktok import TikTokReader
from saring.messages.formats.yelp import YelpReader
from saring.messages.formats.youtube_json import YouTubeJsonReader
from saring.messages.json.reader import JsonReader
from saring.records import Message, ReadReport
from tests.messages.test_json_golden import EXPORTS, READER_OF

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
SHAPES: dict[str, tuple[JsonReader, Any]] = {
    "telegram": (TelegramReader(), lambda t: {"messages": [{"type": "message", "date": "2026-01-01", "text": t}]}),
    "telegram pieces": (
        TelegramReader(),
        lambda t: {"messages": [{"type": "message", "date": "2026-01-01", "text": ["", {"type": "bold", "text": t}]}]},
    ),
    "messenger": (
        MessengerReader(),
        lambda t: {"messages": [{"sender_name": "S", "timestamp_ms": 1, "content": t.encode().decode("latin-1")}]},
    ),
    "encrypted": (MessengerReader(), lambda t: {"messages": [{"senderName": "S", "timestamp": 1, "text": t}]}),
    "facebook": (
        FacebookReader(),
        lambda t: [{"timestamp": 1, "data": [{"post": t.encode().decode("latin-1")}], "title": "S"}],
    ),
    "youtube": (YouTubeJsonReader(), lambda t: {"cid": "1", "text": t, "author": "@s"}),
    "googlechat": (GoogleChatReader(), lambda t: {"messages": [{"creator": {"name": "S"}, "text": t}]}),
    "discord": (DiscordReader(), lambda t: {"guild": {}, "channel": {}, "messages": [{"content": t, "author": {}}]}),
    "tiktok": (TikTokReader(), lambda t: {"Comment": {"Comments": {"CommentsList": [{"comment": t}]}}}),
    "yelp": (YelpReader(), lambda t: {"review_id": "r", "user_id": "u", "business_id": "b", "text": t}),
}


def read(reader: JsonReader, content: bytes, report: ReadReport) -> list[Message]:
    return list(reader.read(Source("a.json", lambda: io.BytesIO(content)), ReadOptions(), report))


@pytest.mark.parametrize("shape", SHAPES)
@given(text=TEXTS, ascii_only=st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_text_survives(shape: str, text: str, ascii_only: bool) -> None:
    reader, document = SHAPES[shape]
    content = (json.dumps(document(text), ensure_ascii=ascii_only) + "\n").encode()
    (message,) = read(reader, content, ReadReport())
    assert message.text == text


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.name}")
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_any_json_of_the_shape_is_read_or_refused(path: Path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8-sig").removeprefix("window.YTD.").split(" = ", 1)[-1]
    try:
        documents = [json.loads(text)]
    except ValueError:
        documents = [json.loads(line) for line in text.splitlines()]
    _spoil(documents, data)
    content = "\n".join(map(json.dumps, documents)).encode()
    report = ReadReport()
    for reader in JSON_READERS:
        reader.identify(Source("a.json", lambda: io.BytesIO(content)))
    try:
        messages = read(READER_OF[path.parent.name], content, report)
    except InputError:
        return
    finally:
        assert report.account.balanced
    assert "".join(message.text + message.sender + message.chat for message in messages).encode() is not None


def _spoil(document: Any, data: st.DataObject) -> None:
    """Put any values at a few places of a document."""
    for _ in range(data.draw(st.integers(1, 4))):
        place = document
        for _ in range(data.draw(st.integers(1, 7))):
            keys = list(place) if isinstance(place, dict) else range(len(place)) if isinstance(place, list) else ()
            if not keys:
                break
            holder, key = place, data.draw(st.sampled_from(keys))
            place = holder[key]
        holder[key] = copy.deepcopy(data.draw(VALUES))
