"""What leaves the reader for a file: senders as keyed digests, private data in texts masked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.records import Message
from pipeline.text import mask_private


def pseudonymise(messages: Iterable[Message], key: bytes) -> Iterator[Message]:
    """Yield messages whose sender is a digest under `key` and whose text holds no private data.

    Where a message was passed on from is a digest too, since it may be a person, and so is the name of a
    chat between two, which is that of the other; in the names of other chats and in addresses private data
    is masked. `origin` names the chat as the message does.
    """

    @lru_cache(maxsize=1 << 16)
    def digest(sender: str) -> str:
        return "p-" + hashlib.blake2b(sender.encode(), key=key[:64], digest_size=6).hexdigest()

    @lru_cache(maxsize=1 << 12)
    def chat_name(chat: str, between_two: bool) -> str:
        masked = mask_private(chat)
        if between_two:
            return digest(chat)
        return chat if masked == chat else f"{masked} {digest(chat)}"  # two masked chats stay two

    new = tuple.__new__  # half the time of a NamedTuple's own constructor
    for message, between_two in _with_kind_of_chat(messages):
        platform, chat, sender, sent_at, kind, text, origin, source, link = message
        shown = chat_name(chat, between_two)
        masked = (
            platform,
            shown,
            sender and digest(sender),
            sent_at,
            kind,
            mask_private(text),
            origin if shown == chat else mask_private(origin.replace(chat, shown)),
            source and digest(source),
            link and mask_private(link),
        )
        yield new(Message, masked)


def _with_kind_of_chat(messages: Iterable[Message]) -> Iterator[tuple[Message, bool]]:
    """Yield each message with whether its chat is one between two people: it bears the name of one of them.

    That is known once a second person has spoken; until then the messages of the chat wait.
    """
    between_two: dict[tuple[str, str], bool] = {}
    waiting: list[Message] = []
    first_sender = ""
    for message in messages:
        place = message[:2]
        if waiting and place != waiting[0][:2]:
            yield from ((one, False) for one in waiting)
            waiting.clear()
        if place not in between_two:
            first_sender = first_sender if waiting and first_sender else message.sender
            is_other = bool(message.sender) and message.sender != first_sender
            waiting.append(message)
            if not (message.chat and message.sender == message.chat) and not is_other:
                continue
            between_two[place] = message.sender == message.chat
            yield from ((one, between_two[place]) for one in waiting)
            waiting.clear()
        else:
            yield message, between_two[place]
    yield from ((one, False) for one in waiting)
