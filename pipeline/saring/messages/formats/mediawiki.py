"""MediaWiki exports (Special:Export): each comment of a discussion, and other pages as a whole.

Of a page with several revisions only the last is read: it holds what people wrote in the earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from saring.files.sources import Source
from saring.messages.formats.mediawiki_talk import Comment, is_signed, plain_text, split_comments, without_templates
from saring.messages.markup.reader import MarkupExport, MarkupReader
from saring.messages.markup.tree import Node
from saring.messages.markup.xml import iter_xml_records, root_tag
from saring.messages.record_account import RecordAccount
from saring.records import Message
from saring.text.dates import parse_date

_ARTICLES, _USER, _PROJECT = 0, 2, 4
_WHOLE = frozenset((_ARTICLES, _USER, _PROJECT))
_DISCUSSED = frozenset((_USER, _PROJECT))


def _is_record(node: Node) -> bool:
    return node.tag in ("page", "revision", "base")


class _MediaWikiExport(MarkupExport):
    """One export being read; `latest` is the last revision of the current page."""

    def __init__(self, source: Source, account: RecordAccount, platform: str) -> None:
        super().__init__(source, account, platform)
        self.address = ""
        self.latest: Node | None = None

    def elements(self) -> Iterator[Node]:
        return iter_xml_records(self.source, _is_record)

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield the messages of a page when it ends."""
        if node.tag == "base":
            self.address = node.raw_text.strip().rpartition("/")[0]
        elif node.tag == "revision":
            if self.latest is not None:
                self.account.count_continuation()
            self.latest = node
        else:
            revision, self.latest = self.latest, None
            if revision is not None:
                yield from self._page(node, revision)

    def close(self) -> None:
        """Account for a revision whose page did not end."""
        if self.latest is not None:
            self.account.count_damaged(self.latest.line)

    def _page(self, page: Node, revision: Node) -> Iterator[Message]:
        title, space, text = page.value("title"), page.value("ns"), revision.value("text")
        number = int(space) if space.isascii() and space.isdigit() else _ARTICLES
        if revision.too_big or not title:
            self.account.count_damaged(revision.line)
        elif any(node.tag == "redirect" for node in page.nodes) or not text:
            self.account.count_platform_record()
        elif number % 2 or (number in _DISCUSSED and is_signed(text)):
            for comment in split_comments(text):
                yield self._message(title, comment, revision)
        elif number in _WHOLE:
            who = next((node for node in revision.nodes if node.tag == "contributor"), revision)
            at = parse_date(revision.value("timestamp"))
            whole = Comment(
                who.value("username") or who.value("ip"), at, f"{title}\n{plain_text(without_templates(text))}", ""
            )
            yield self._message(title, whole, revision)
        else:
            self.account.count_left_out("mediawiki_furniture")

    def _message(self, title: str, comment: Comment, revision: Node) -> Message:
        chat = f"{title}#{comment.section}" if comment.section else title
        link = f"{self.address}/{quote(chat.replace(' ', '_'), safe='/:#(),')}" if self.address else ""
        return self.message(revision, chat, comment.author, comment.sent_at, comment.text, link=link)


class MediaWikiReader(MarkupReader):
    """Pages of Wikipedia or another wiki."""

    name = "mediawiki"
    platform = "mediawiki"
    export = _MediaWikiExport

    def identify(self, source: Source) -> bool:
        """Recognise the root element."""
        return root_tag(source) == "mediawiki"
