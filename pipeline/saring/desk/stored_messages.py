"""Messages with their scores, as the database holds them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import datetime
from typing import Any

from saring.messages.keys import repeated_message
from saring.records import Message, Reason, Score, ScoredMessage, Verdict

LONGEST_SENDER, N_DIGITS = 200, 9
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What is no text to a database: the character 0, and halves of characters."""


def storable(message: Message) -> Message:
    """Return a message with U+FFFD for what no database keeps."""
    if not any(isinstance(value, str) and _UNSTORABLE.search(value) for value in message):
        return message
    return Message._make(_UNSTORABLE.sub("\ufffd", value) if isinstance(value, str) else value for value in message)


def message_values(scored: ScoredMessage) -> dict[str, Any]:
    """Return what is stored of a message and its score, all of it JSON."""
    message, score, version = scored
    sent_at = message.sent_at.isoformat() if message.sent_at else None
    return {
        "sender": message.sender[:LONGEST_SENDER],
        "message": list(message._replace(sent_at=sent_at)),  # type: ignore[arg-type]
        "score": [score.verdict, *map(_rounded, score[1:4]), [list(reason) for reason in score.reasons]],
        "model": version,
    }


def _rounded(value: float | None) -> float | None:
    # The last digits depend on what was scored together, and would decide which of two equal copies is shown.
    return None if value is None else round(value, N_DIGITS)


def stored_message(message: list[Any], score: list[Any], model: str) -> ScoredMessage:
    """Return a message and its score as they were before they were stored."""
    read = Message(*message)
    sent_at = datetime.fromisoformat(message[3]) if message[3] else None
    verdict, hoax, claim, risk, reasons = score
    kept = Score(Verdict(verdict), hoax, claim, risk, tuple(Reason(*reason) for reason in reasons))
    return ScoredMessage(read._replace(sent_at=sent_at), kept, model)


class MessageKeys:
    """Keys of the messages of one import: one that is there three times has three, the same in any export."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def key_of(self, message: Message) -> str:
        """Return the key of the next message: 16 hexadecimal digits."""
        named = repr(repeated_message(message, f"{message.platform}\0{message.chat}"))
        self._seen[named] += 1
        content = f"{self._seen[named]}\0{named}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(content, digest_size=8).hexdigest()
