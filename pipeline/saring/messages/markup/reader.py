"""What the readers of XML and HTML exports share: the loop over elements, and the account of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.markup.tree import Node
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message, ReadReport


class MarkupExport:
    """One export being read. A subclass finds the elements that hold records, and makes messages of them."""

    def __init__(self, source: Source, account: RecordAccount, platform: str) -> None:
        self.source = source
        self.account = account
        self.platform = platform

    def elements(self) -> Iterator[Node]:
        """Yield the elements that hold records; raises `InputError` where the file is cut or damaged."""
        raise NotImplementedError

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield the messages of an element, and count it in the account."""
        raise NotImplementedError

    def close(self) -> None:
        """Account for what is left when the file ends or reading stops."""

    def message(
        self,
        node: Node,
        chat: str,
        sender: str,
        sent_at: datetime | None,
        text: str,
        *,
        kind: Kind = Kind.TEXT,
        link: str = "",
        forwarded_from: str = "",
    ) -> Message:
        """Return the message of an element, and count it; its origin is the line of the element."""
        origin = f"{self.source.name}:{node.line}"
        return self.account.count_message(
            Message(self.platform, chat, sender, sent_at, kind.value, text, origin, forwarded_from, link)
        )


class MarkupReader:
    """A reader of XML or HTML exports: a subclass names its format, its `MarkupExport`, and how it is recognised."""

    name: str
    platform: str
    export: type[MarkupExport]

    def identify(self, source: Source) -> bool:
        """Return whether the beginning of the source is of this format; never raises."""
        raise NotImplementedError

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield messages and system lines in the order of the file; raises `InputError` where it breaks off."""
        with RecordAccount(source, report) as account:
            export = self.export(source, account, self.platform)
            try:
                for node in export.elements():
                    yield from export.messages(node)
            finally:
                export.close()
