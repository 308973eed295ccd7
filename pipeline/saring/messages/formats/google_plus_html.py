"""Google+ posts as Takeout gave them in HTML; the site is gone, its archives are not."""

from __future__ import annotations

from collections.abc import Iterator

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.markup.html import iter_elements, looks_like_html
from saring.messages.markup.html_text import link_of, text_of
from saring.messages.markup.tree import Node
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message, ReadReport
from saring.text.dates import find_date

_SHARED = ("Originally shared by ", "Awalnya dibagikan oleh ", "Pertama kali dibagikan oleh ")


class GooglePlusHtmlReader:
    """One post with its comments."""

    name = "googleplus-html"
    platform = "googleplus"

    def identify(self, source: Source) -> bool:
        """Tell a post by the styles and the addresses that Takeout put into each."""
        head = source.head_text
        return looks_like_html(source) and 'class="main-content"' in head and "plus.google.com/" in head

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield the post, then its comments; raises `InputError` where the page breaks off."""
        told = False
        with RecordAccount(source, report) as account:
            for node in iter_elements(source, _is_page, _is_record):
                page = node if node.tag == "body" else next(n for n in node.ancestors() if n.tag == "body")
                if page.too_big:
                    account.count_damaged(page.line)
                elif not told:
                    yield account.count_message(_post(page, source))
                told = True
                if node is not page:
                    yield account.count_message(_message(node, page, "comment-content", source))


def _is_page(node: Node) -> bool:
    return node.tag == "body"


def _is_record(node: Node) -> bool:
    return node.tag == "body" or "comment" in node.classes


def _post(page: Node, source: Source) -> Message:
    post = _message(page, page, "main-content", source)
    shared = page.find("reshare-attribution")
    if shared is None:
        return post
    name = text_of(shared)
    name = next((name.partition(words)[2] for words in _SHARED if words in name), name)
    whole = shared.parent or page
    text = "\n".join(filter(None, (post.text, text_of(whole, lambda node: node is shared))))
    return post._replace(text=text if whole is not page.find("main-content") else post.text, forwarded_from=name)


def _message(node: Node, page: Node, content_class: str, source: Source) -> Message:
    author, content = node.find("author"), node.find(content_class)
    around = text_of(node, lambda child: child is content or "comments" in child.classes)
    found = find_date(around)
    text = text_of(content) if content else ""
    is_picture = not text and any(child.tag in ("img", "video") for child in node.walk() if child is not author)
    return Message(
        platform="googleplus",
        chat=_audience(page),
        sender=text_of(author, lambda child: True) if author else "",
        sent_at=found.at if found else None,
        kind=(Kind.MEDIA if is_picture else Kind.TEXT).value,
        text=text,
        origin=f"{source.name}:{node.line}",
        link=_address(page),
    )


def _audience(page: Node) -> str:
    """Return with whom the post was shared: everyone, a circle, a community."""
    node = page.find("visibility")
    return text_of(node, lambda child: child.tag == "a").partition(":")[2].strip(" ,") if node else ""


def _address(page: Node) -> str:
    links = (link_of(node) for node in page.walk() if node.tag == "a")
    return next((link for link in links if "/posts/" in link), "")
