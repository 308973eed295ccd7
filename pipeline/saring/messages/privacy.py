"""What leaves the reader for a file: senders as keyed digests, private data in texts masked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from saring import compiled
from saring.records import Message
from saring.text.private import mask_private

MAX_KEPT = 1 << 16
_NOT_YET = (None, None, "")


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

    reading, chats = compiled.find("reading"), _Chats(chat_name)
    pseudonymised = reading.pseudonymised if reading else pseudonymised_by_reference
    told: Iterator[Message] = pseudonymised(messages, chats, digests, digest, mask_private)
    return told


def pseudonymised_by_reference(
    messages: Iterable[Message],
    chats: _Chats,
    digests: dict[str, str],
    digest: Callable[[str], str],
    mask: Callable[[str], str],
) -> Iterator[Message]:
    """Yield messages as they leave the reader; what the compiled `pseudonymised` does."""
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


def _with_chat_name(messages: Iterable[Message], chats: _Chats) -> Iterator[tuple[Message, str]]:
    platform = chat = None
    shown = ""
    for message in messages:
        if message[1] is chat and message[0] is platform:  # nearly always
            yield message, shown
            continue
        yield from chats.take(message)
        platform, chat, shown = chats.settled
    yield from chats.rest()


class _Chats:
    """The names chats are shown by: one between two people bears the name of one of them.

    That is known once a second person has spoken; until then the messages of the chat wait. `settled` is the
    platform and the name of the last chat and what it is shown by; None for the first two while messages wait.
    """

    def __init__(self, name: Callable[[str, bool], str]) -> None:
        self.settled: tuple[str | None, str | None, str] = _NOT_YET
        self._name = name
        self._shown_as: dict[tuple[str, str], str] = {}
        self._waiting: list[Message] = []
        self._first_sender = ""

    def take(self, message: Message) -> list[tuple[Message, str]]:
        """Return the messages whose chat has a name now, each with it; one of another chat lets those that wait go."""
        place = message[:2]
        before = self.rest() if self._waiting and place != self._waiting[0][:2] else []
        if (shown := self._shown_as.get(place)) is not None:
            self.settled = (*place, shown)
            return [*before, (message, shown)]
        self._first_sender = self._first_sender if self._waiting and self._first_sender else message.sender
        self._waiting.append(message)
        if not self._is_told_by(message):
            self.settled = _NOT_YET
            return before
        shown = self._shown_as[place] = self._name(message.chat, message.sender == message.chat)
        return [*before, *self._released(shown)]

    def rest(self) -> list[tuple[Message, str]]:
        """Return the messages that still wait; nobody else spoke in their chat, so it is shown as that of a group."""
        return self._released(self._name(self._waiting[0].chat, False)) if self._waiting else []

    def _is_told_by(self, message: Message) -> bool:
        """Whether a message tells what kind of chat its own is: by its sender, or by being of a second person."""
        is_other = bool(message.sender) and message.sender != self._first_sender
        return is_other or (bool(message.chat) and message.sender == message.chat)

    def _released(self, shown: str) -> list[tuple[Message, str]]:
        released = [(message, shown) for message in self._waiting]
        self._waiting.clear()
        return released
