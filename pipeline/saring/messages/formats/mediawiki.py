"""MediaWiki exports (Special:Export): discussions comment by comment, other pages whole."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.formats.mediawiki_talk import Comment, is_signed, plain_text, split_comments, without_templates
from saring.messages.markup.tree import Node
from saring.messages.markup.xml import iter_xml_records, root_tag
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message, ReadReport
from saring.text.dates import parse_date

_ARTICLES, _USER, _PROJECT = 0, 2, 4
_WHOLE = frozenset((_ARTICLES, _USER, _PROJECT))
_DISCUSSED = frozenset((_USER, _PROJECT))


class MediaWikiReader:
    """Pages of Wikipedia or another wiki, the last state of each."""

    name = "mediawiki"
    platform = "mediawiki"

    def identify(self, source: Source) -> bool:
        """Tell an export by its root."""
        return root_tag(source) == "mediawiki"

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield the comments of discussions and other pages whole; raises `InputError` where the file breaks off.

        Of a page with many revisions only the last is read: it holds what the earlier ones said.
        """
        with RecordAccount(source, report) as account:
            run = _Run(source, account)
            try:
                for node in iter_xml_records(source, _is_record):
                    yield from run.messages(node)
            finally:
                run.end()


def _is_record(node: Node) -> bool:
    return node.tag in ("page", "revision", "base")


class _Run:
    """One export being read; of the page that is being read the latest revision is kept."""

    def __init__(self, source: Source, account: RecordAccount) -> None:
        self.source = source
        self.account = account
        self.address = ""
        self.latest: Node | None = None

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield what a page says when it ends."""
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

    def end(self) -> None:
        """Account for a revision whose page never ended."""
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
        kind, origin = Kind.TEXT.value, f"{self.source.name}:{revision.line}"
        return self.account.count_message(
            Message("mediawiki", chat, comment.author, comment.sent_at, kind, comment.text, origin, link=link)
        )
