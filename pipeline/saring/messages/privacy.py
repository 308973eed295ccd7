"""Pseudonymising messages: senders become keyed digests, and private data in texts is masked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from saring import compiled
from saring.records import Message
from saring.text.private import mask_private, masks_names

MAX_DIGESTS = 1 << 16
_NOT_SETTLED = (None, None, "")


def pseudonymise(messages: Iterable[Message], key: bytes) -> Iterator[Message]:
    """Yield the messages with senders as digests under `key`, and with private data masked in texts and links.

    The source of a forwarded message becomes a digest too, since it may be a person. So does the name of a
    chat between two people, which is the other one's name; in the names of other chats private data is masked.
    `origin` names the chat in the same way. Raises `ValueError` for an empty key: anybody could make the digests.
    """
    if not key:
        raise ValueError("key must be a secret, found none")
    digests: dict[str, str] = {}

    def digest(name: str) -> str:
        if (found := digests.get(name)) is None:
            if len(digests) >= MAX_DIGESTS:
                digests.clear()
            found = digests[name] = digest_of_name(name, key)
        return found

    @lru_cache(maxsize=1 << 12)
    def chat_name(chat: str, between_two: bool) -> str:
        masked = mask_private(chat)
        if between_two:
            return digest(chat)
        return chat if masked == chat else f"{masked} {digest(chat)}"  # two masked chats stay two

    reading, chats = compiled.find("reading"), _ChatNames(chat_name)
    if reading is None:
        return pseudonymised_by_reference(messages, chats, digests, digest, mask_private)
    stream: Iterator[Message] = reading.pseudonymised(messages, chats, digests, digest, mask_private, masks_names())
    return stream


def digest_of_name(name: str, key: bytes) -> str:
    """Return the digest under which the messages of a person are kept; `key` is the office's secret."""
    return "p-" + hashlib.blake2b(name.encode(), key=key[:64], digest_size=6).hexdigest()


def pseudonymised_by_reference(
    messages: Iterable[Message],
    chats: _ChatNames,
    digests: dict[str, str],
    digest: Callable[[str], str],
    mask: Callable[[str], str],
) -> Iterator[Message]:
    """Yield the pseudonymised messages: the reference for the compiled `pseudonymised`."""
    for message, shown in _with_chat_name(messages, chats):
        _, chat, sender, _, _, text, origin, source, link = message
        yield message._replace(
            chat=shown,
            sender=sender and (digests.get(sender) or digest(sender)),
            text=mask(text),
            origin=origin if shown == chat else mask(origin.replace(chat, shown)),
            forwarded_from=source and digest(source),
            link=link and mask(link),
        )


def _with_chat_name(messages: Iterable[Message], chats: _ChatNames) -> Iterator[tuple[Message, str]]:
    platform = chat = None
    shown = ""
    for message in messages:
        if message[1] is chat and message[0] is platform:  # nearly always
            yield message, shown
            continue
        yield from chats.take(message)
        platform, chat, shown = chats.settled
    yield from chats.rest()


class _ChatNames:
    """The names that chats are shown under: a chat between two people has the name of one of them.

    Whether a chat is one is known once a second person writes; until then the messages of the chat wait.
    `settled` is the platform, the name and the shown name of the last chat; None, None, "" while messages wait.
    """

    def __init__(self, name: Callable[[str, bool], str]) -> None:
        self.settled: tuple[str | None, str | None, str] = _NOT_SETTLED
        self._name = name
        self._shown_as: dict[tuple[str, str], str] = {}
        self._waiting: list[Message] = []
        self._first_sender = ""

    def take(self, message: Message) -> list[tuple[Message, str]]:
        """Return the messages whose shown name is now known, each with it; waiting ones go first at a new chat."""
        place = message[:2]
        before = self.rest() if self._waiting and place != self._waiting[0][:2] else []
        if (shown := self._shown_as.get(place)) is not None:
            self.settled = (*place, shown)
            return [*before, (message, shown)]
        self._first_sender = self._first_sender if self._waiting and self._first_sender else message.sender
        self._waiting.append(message)
        if not self._shows_chat_type(message):
            self.settled = _NOT_SETTLED
            return before
        shown = self._shown_as[place] = self._name(message.chat, message.sender == message.chat)
        return [*before, *self._release(shown)]

    def rest(self) -> list[tuple[Message, str]]:
        """Return the messages that still wait: nobody else wrote in their chat, so it counts as a group."""
        return self._release(self._name(self._waiting[0].chat, False)) if self._waiting else []

    def _shows_chat_type(self, message: Message) -> bool:
        """Return whether a message shows the type of its chat: it is of a second person, or its sender is the chat."""
        is_other = bool(message.sender) and message.sender != self._first_sender
        return is_other or (bool(message.chat) and message.sender == message.chat)

    def _release(self, shown: str) -> list[tuple[Message, str]]:
        released = [(message, shown) for message in self._waiting]
        self._waiting.clear()
        return released
