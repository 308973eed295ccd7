"""What leaves the reader for a file: senders as keyed digests, private data in texts masked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import starmap

from pipeline import compiled
from pipeline.records import Message
from pipeline.text import mask_private

MAX_KEPT = 1 << 16


def pseudonymise(messages: Iterable[Message], key: bytes) -> Iterator[Message]:
    """Return messages whose sender is a digest under `key` and whose text holds no private data.

    Where a message was passed on from is a digest too, since it may be a person, and so is the name of a
    chat between two, which is that of the other; in the names of other chats and in addresses private data
    is masked. `origin` names the chat as the message does.
    """
    digests: dict[str, str] = {}

    def digest(name: str) -> str:
        if (found := digests.get(name)) is None:
            if len(digests) >= MAX_KEPT:
                digests.clear()
            hashed = hashlib.blake2b(name.encode(), key=key[:64], digest_size=6)
            found = digests[name] = "p-" + hashed.hexdigest()
        return found

    @lru_cache(maxsize=1 << 12)
    def chat_name(chat: str, between_two: bool) -> str:
        without = mask_private(chat)
        if between_two:
            return digest(chat)
        return chat if without == chat else f"{without} {digest(chat)}"  # two masked chats stay two

    reading = compiled.find_reading()
    masked = partial(reading.masked if reading else masked_by_reference, digests, digest, mask_private)
    return starmap(masked, _with_chat_name(messages, chat_name))


def masked_by_reference(
    digests: dict[str, str], digest: Callable[[str], str], mask: Callable[[str], str], message: Message, shown: str
) -> Message:
    """Return a message as it leaves the reader, in the chat `shown`; what the compiled `masked` does."""
    _, chat, sender, _, _, text, origin, source, link = message
    return message._replace(
        chat=shown,
        sender=sender and (digests.get(sender) or digest(sender)),
        text=mask(text),
        origin=origin if shown == chat else mask(origin.replace(chat, shown)),
        forwarded_from=source and digest(source),
        link=link and mask(link),
    )


def _with_chat_name(
    messages: Iterable[Message], chat_name: Callable[[str, bool], str]
) -> Iterator[tuple[Message, str]]:
    """Yield each message with the name its chat is shown by: one between two people bears the name of one of them.

    That is known once a second person has spoken; until then the messages of the chat wait.
    """
    shown_as: dict[tuple[str, str], str] = {}
    waiting: list[Message] = []
    first_sender = platform = chat = shown = ""
    for message in messages:
        if message[1] is chat and message[0] is platform and not waiting:  # nearly always
            yield message, shown
            continue
        place = message[:2]
        if waiting and place != waiting[0][:2]:
            yield from ((one, chat_name(one.chat, False)) for one in waiting)
            waiting.clear()
        if place not in shown_as:
            first_sender = first_sender if waiting and first_sender else message.sender
            is_other = bool(message.sender) and message.sender != first_sender
            waiting.append(message)
            if not (message.chat and message.sender == message.chat) and not is_other:
                continue
            shown_as[place] = chat_name(message.chat, message.sender == message.chat)
            yield from ((one, shown_as[place]) for one in waiting)
            waiting.clear()
        else:
            (platform, chat), shown = place, shown_as[place]
            yield message, shown
    yield from ((one, chat_name(one.chat, False)) for one in waiting)
