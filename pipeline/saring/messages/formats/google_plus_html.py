"""Posts of Google+ in HTML, as Takeout gave them; the site has closed, but its archives still circulate."""

from __future__ import annotations

from collections.abc import Iterator

from saring.files.sources import Source
from saring.messages.markup.html import iter_elements, looks_like_html
from saring.messages.markup.html_text import link_of, text_of
from saring.messages.markup.reader import MarkupExport, MarkupReader
from saring.messages.markup.tree import Node
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message
from saring.text.dates import find_date

_SHARED = ("Originally shared by ", "Awalnya dibagikan oleh ", "Pertama kali dibagikan oleh ")


class _PostPage(MarkupExport):
    """One post with its comments."""

    def __init__(self, source: Source, account: RecordAccount, platform: str) -> None:
        super().__init__(source, account, platform)
        self.has_read_post = False

    def elements(self) -> Iterator[Node]:
        return iter_elements(self.source, _is_page, _is_record)

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield the post before its first comment, although its element closes after them."""
        page = node if node.tag == "body" else next(n for n in node.ancestors() if n.tag == "body")
        if page.too_big:
            self.account.count_damaged(page.line)
        elif not self.has_read_post:
            yield self._post(page)
        self.has_read_post = True
        if node is not page:
            content = node.find("comment-content")
            yield self._entry(node, page, content, text_of(content) if content else "")

    def _post(self, page: Node) -> Message:
        content, shared = page.find("main-content"), page.find("reshare-attribution")
        text = text_of(content) if content else ""
        if shared is None:
            return self._entry(page, page, content, text)
        name = text_of(shared)
        name = next((name.partition(words)[2] for words in _SHARED if words in name), name)
        whole = shared.parent or page
        if whole is not content:
            text = "\n".join(filter(None, (text, text_of(whole, lambda node: node is shared))))
        return self._entry(page, page, content, text, forwarded_from=name)

    def _entry(self, node: Node, page: Node, content: Node | None, text: str, forwarded_from: str = "") -> Message:
        author = node.find("author")
        found = find_date(text_of(node, lambda child: child is content or "comments" in child.classes))
        media = (child for child in node.walk() if child.tag in ("img", "video") and child is not author)
        is_picture = not (content and text_of(content)) and any(media)
        return self.message(
            node,
            _audience(page),
            text_of(author, lambda child: True) if author else "",
            found.at if found else None,
            text,
            kind=Kind.MEDIA if is_picture else Kind.TEXT,
            link=_address(page),
            forwarded_from=forwarded_from,
        )


class GooglePlusHtmlReader(MarkupReader):
    """Posts of Google+ with their comments."""

    name = "googleplus-html"
    platform = "googleplus"
    export = _PostPage

    def identify(self, source: Source) -> bool:
        """Recognise the styles and the addresses that Takeout put into each post."""
        head = source.head_text
        return looks_like_html(source) and 'class="main-content"' in head and "plus.google.com/" in head


def _is_page(node: Node) -> bool:
    return node.tag == "body"


def _is_record(node: Node) -> bool:
    return node.tag == "body" or "comment" in node.classes


def _audience(page: Node) -> str:
    """Return whom the post was shared with: everyone, a circle or a community."""
    node = page.find("visibility")
    return text_of(node, lambda child: child.tag == "a").partition(":")[2].strip(" ,") if node else ""


def _address(page: Node) -> str:
    links = (link_of(node) for node in page.walk() if node.tag == "a")
    return next((link for link in links if "/posts/" in link), "")
