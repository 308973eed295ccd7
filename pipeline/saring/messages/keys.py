"""When two messages are the same message, two chats the same chat, and two senders the same person.

Every room that counts or recognises messages, chats or senders asks here. Within a run they are compared by what
names them (`chat_of`, `sender_of`); a worklist file keeps their digests (`message_key`, `chat_key`, `sender_key`),
which name them in any later export and do not say who they are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path

from saring.files.sources import Source
from saring.records import Message

_COPY_MARK = re.compile(r"((?<!\s)\s*\(\d+\)|_\d)$")


def chat_of(message: Message) -> tuple[str, str]:
    """Return what names the chat of a message: its platform and its name there."""
    return message.platform, message.chat


def sender_of(message: Message) -> tuple[str, str]:
    """Return what names the sender of a message: the platform and the name there, whichever the chat."""
    return message.platform, message.sender


def message_key(message: Message) -> str:
    """Return ten hexadecimal digits that name a message in any export that holds it.

    Seconds do not count: exports of one chat from two kinds of phone differ in whether they give them.
    """
    return short_digest(message.platform, message.chat, message.sender, _minute(message), message.text)


def chat_key(message: Message) -> str:
    """Return ten hexadecimal digits that name the chat of a message."""
    return _kept_digest(*chat_of(message))


def sender_key(message: Message) -> str:
    """Return ten hexadecimal digits that name the sender of a message."""
    return _kept_digest(*sender_of(message))


def exported_chat(platform: str, chat: str, source: Source) -> str:
    """Name a chat as two exports of it agree: without the mark of a second download, ` (1)` or `_2`.

    A chat without a name is known by its file. Two exports of this name hold the same chat only where they repeat
    each other's messages (`repeated_message`): `Kelas_4` and `Kelas_5` may be two groups, and are counted as two.
    """
    name = chat
    if not name:
        path = Path(source.name.rsplit("!", 1)[-1])
        name = path.stem if path.stem != "_chat" else Path(source.container or source.name).stem
    return platform + "\0" + _COPY_MARK.sub("", name).casefold()


def repeated_message(message: Message, exported: str) -> Hashable:
    """Return what a message is known by in another export of its chat, of which `exported` is the name.

    The same as for `message_key`, and its kind and address: two posts of one wording are two.
    """
    return exported, message.sender, _minute(message), message.kind, message.text, message.link


def _minute(message: Message) -> str:
    return message.sent_at.isoformat(timespec="minutes") if message.sent_at else ""


def short_digest(*named: str) -> str:
    """Return ten hexadecimal digits that stand for some strings in this order."""
    return hashlib.blake2b("\0".join(named).encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


_kept_digest = lru_cache(maxsize=1 << 14)(short_digest)
"""The same chats and senders come again and again."""
