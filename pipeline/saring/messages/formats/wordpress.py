"""WordPress exports (WXR): posts, pages and the comments under them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from saring.files.sources import Source
from saring.messages.markup.html_text import text_of_markup
from saring.messages.markup.reader import MarkupExport, MarkupReader
from saring.messages.markup.tree import Node
from saring.messages.markup.xml import iter_xml_records, root_tag
from saring.messages.record_account import RecordAccount
from saring.messages.times import parse_mail_time
from saring.records import Kind, Message
from saring.text.dates import parse_date

_NOT_POSTS = frozenset(
    ("attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
     "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family",
     "wp_font_face")
)  # fmt: skip
_UNPUBLISHED = frozenset(("draft", "auto-draft", "trash"))
_REFUSED = frozenset(("spam", "trash", "post-trashed"))
_PINGS = frozenset(("pingback", "trackback"))


def _is_record(node: Node) -> bool:
    parent = node.parent.tag if node.parent else ""
    return node.tag == "item" or (node.tag == "title" and parent == "channel") or node.tag == "wp:comment"


class _WordPressExport(MarkupExport):
    """One export being read."""

    def __init__(self, source: Source, account: RecordAccount, platform: str) -> None:
        super().__init__(source, account, platform)
        self.blog = ""
        self.last_post: Node | None = None
        """The last post that was yielded, which may have been before it closed, at its first comment."""

    def elements(self) -> Iterator[Node]:
        return iter_xml_records(self.source, _is_record)

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield a post, then its comments; in the file a comment closes before its post does."""
        if node.tag == "title":
            self.blog = self.blog or text_of_markup(node.raw_text)
            return
        item = node if node.tag == "item" else next((n for n in node.ancestors() if n.tag == "item"), node)
        if item is not self.last_post:
            self.last_post = item
            yield from self._post(item)
        if node is not item:
            yield from self._comment(node, item)

    def _post(self, item: Node) -> Iterator[Message]:
        title, body = text_of_markup(item.value("title")), text_of_markup(item.value("content:encoded"))
        if item.too_big:
            self.account.count_damaged(item.line)
        elif item.value("wp:post_type") in _NOT_POSTS:
            self.account.count_platform_record()
        elif item.value("wp:status") in _UNPUBLISHED:
            self.account.count_left_out("wordpress_unseen")
        elif not title and not body:
            self.account.count_platform_record()
        else:
            text = "\n".join(filter(None, (title, body)))
            sent_at = _time(item, "wp:post_date") or parse_mail_time(item.value("pubDate"))
            yield self.message(item, self.blog, item.value("dc:creator"), sent_at, text, link=item.value("link"))

    def _comment(self, node: Node, item: Node) -> Iterator[Message]:
        text = text_of_markup(node.value("wp:comment_content"))
        if node.too_big or not node.nodes:
            self.account.count_damaged(node.line)
            return
        if node.value("wp:comment_approved") in _REFUSED:
            self.account.count_left_out("wordpress_unseen")
            return
        kind = Kind.SYSTEM if node.value("wp:comment_type") in _PINGS else Kind.TEXT
        link, number = item.value("link"), node.value("wp:comment_id")
        link = f"{link}#comment-{number}" if link and number else link
        sender = "" if kind is Kind.SYSTEM else text_of_markup(node.value("wp:comment_author"))
        chat = text_of_markup(item.value("title")) or self.blog
        yield self.message(node, chat, sender, _time(node, "wp:comment_date"), text, kind=kind, link=link)


class WordPressReader(MarkupReader):
    """The file of Tools > Export in a WordPress blog."""

    name = "wordpress"
    platform = "wordpress"
    export = _WordPressExport

    def identify(self, source: Source) -> bool:
        """Recognise the root and the namespace; a feed of the same blog has another namespace."""
        return root_tag(source) == "rss" and "://wordpress.org/export/" in source.head_text


def _time(node: Node, tag: str) -> datetime | None:
    """Return a time: in UTC if the export has it, else the blog's local time."""
    if universal := parse_date(node.value(f"{tag}_gmt")):
        return universal.replace(tzinfo=UTC)
    return parse_date(node.value(tag))
