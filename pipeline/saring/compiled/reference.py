"""What the compiled loops leave to Python, and what they need to know of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple, Protocol


class NormaliserReference(Protocol):
    """The definition of the canonical form; `saring.text.reference` has it."""

    def normalise(self, text: str, keep_digits: bool) -> str:
        """Return the canonical form of a text that the loops cannot fold."""

    def fold_letter(self, code: int) -> str | None:
        """Return what one character folds to before look-alikes, None where that depends on its neighbours."""

    def undo_copying(self, text: str) -> str:
        """Undo entities and links made harmless."""

    def put_mask_symbols(self, folded: str) -> str:
        """Replace the masks of private data by their symbols."""

    def link_symbol(self, link: str) -> str:
        """Return the symbol that stands for a link."""

    def put_private_symbols(self, stretch: str, has_number: bool) -> str:
        """Replace the private data of a stretch by symbols; numbers only where the text may hold some."""

    def tidy(self, text: str, keep_digits: bool) -> str:
        """Part the tokens by single spaces, and spell each in one way."""

    def without_openings(self, tokens: str) -> str:
        """Strip banners and openings, and write each run of marks as its first."""


class HeaderParts(NamedTuple):
    """How the headers of an export are written: `begin`, a first part, `join`, a second part, `end`.

    `firsts` and `seconds` are what the parts that were met stand for: their sum is the time of a message.
    """

    begin: str
    join: str
    end: str
    firsts: dict[str, Any]
    seconds: dict[str, Any]


class WhatsAppReference(Protocol):
    """An export being read; `saring.messages.formats.whatsapp.export` has the definition.

    The loop also reads its `source.name`, and counts in its `account` (`LineAccount`).
    """

    chat: str
    source: Any
    account: Any
    senders: dict[str, str]
    kinds: dict[str, str]

    def read_other_row(self, lines: list[str], number: int, pending: Any) -> Any:
        """Read a row that the loop cannot cut: an entry, or None where it is no message."""

    def finish_message(self, sender: str, sent_at: datetime, text: str, line: int) -> Any:
        """Return the message of a text that must be examined."""


class ChatNames(Protocol):
    """The names that chats are shown under; `saring.messages.privacy` has them."""

    settled: tuple[str | None, str | None, str]

    def take(self, message: Any) -> Iterable[tuple[Any, str]]:
        """Return the messages whose shown name is now known, each with it."""

    def rest(self) -> Iterable[tuple[Any, str]]:
        """Return the messages that still wait for a name, each with one."""
