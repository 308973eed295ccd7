"""Messages from the WhatsApp Cloud API: signature, replay guard, and the messages in a notification.

Meta signs the bytes of each notification with the app's secret (`X-Hub-Signature-256`), sends it again until it is
answered with 200, and puts texts, captions and forwards of several people into one.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

PREFIX = "sha256="
CAPTIONED = ("image", "video", "document")


class TiplineMessage(NamedTuple):
    """A message that somebody sent to the office's number; `sender` is a number and is never stored as it is."""

    message_id: str
    sender: str
    sent_at: datetime
    text: str
    is_forwarded: bool


def is_signed(body: bytes, signature: str, app_secret: str) -> bool:
    """Tell whether a notification was signed with the app's secret; without a secret, none is.

    >>> is_signed(b"{}", "sha256=" + hmac.new(b"s", b"{}", "sha256").hexdigest(), "s"), is_signed(b"{}", "", "s")
    (True, False)
    """
    if not app_secret or not signature.startswith(PREFIX):
        return False
    expected = hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.removeprefix(PREFIX).encode())


def messages_of(notification: object) -> Iterator[TiplineMessage]:
    """Yield the messages with words in a notification; statuses, reactions and anything misshapen are passed over."""
    for entry in _list(notification, "entry"):
        for change in _list(entry, "changes"):
            for message in _list(_mapping(change, "value"), "messages"):
                if (read := _message(message)) is not None:
                    yield read


def _message(message: object) -> TiplineMessage | None:
    if not isinstance(message, Mapping):
        return None
    kind = message.get("type")
    text = _mapping(message, "text").get("body") if kind == "text" else None
    if kind in CAPTIONED:
        text = _mapping(message, kind).get("caption")
    message_id, sender, sent_at = message.get("id"), message.get("from"), _moment(message.get("timestamp"))
    if (
        not (isinstance(text, str) and text.strip() and isinstance(message_id, str) and isinstance(sender, str))
        or sent_at is None
    ):
        return None
    context = _mapping(message, "context")
    return TiplineMessage(
        message_id, sender, sent_at, text, bool(context.get("forwarded") or context.get("frequently_forwarded"))
    )


def _moment(seconds: object) -> datetime | None:
    if not (isinstance(seconds, str) and seconds.isascii() and seconds.isdigit() and len(seconds) <= 11):
        return None
    return datetime.fromtimestamp(int(seconds), UTC)


def _list(holder: object, name: str) -> Sequence[Any]:
    value = holder.get(name) if isinstance(holder, Mapping) else None
    return value if isinstance(value, list) else ()


def _mapping(holder: object, name: str) -> Mapping[str, Any]:
    value = holder.get(name) if isinstance(holder, Mapping) else None
    return value if isinstance(value, Mapping) else {}
