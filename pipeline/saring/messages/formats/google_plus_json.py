"""Google+ from Takeout: one post a file, with its comments, or a list of activities of the old API.

Google+ closed in 2019; its archives still circulate. Texts are HTML.
"""

from __future__ import annotations

from typing import Any

from saring.messages.json.fields import first_object, string_of, text_of, time_of_iso, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.messages.markup.html_text import text_of_markup
from saring.records import Kind


class GooglePlusReader(JsonReader):
    """Posts and comments of Google+."""

    name = "googleplus"
    platform = "googleplus"
    paths = ("items/*",)

    def paths_of(self, document: Any) -> tuple[str, ...]:
        """Return the place of the records: in Takeout the whole file is one post."""
        return ("",) if _is_post(document) else self.paths

    def fits(self, document: Any) -> bool:
        """Tell a post of Takeout, or a list of activities."""
        kind = string_of(first_object(value_at(document, "items")).get("kind"))
        return _is_post(document) or kind.startswith("plus#")

    def split_record(self, record: Any) -> list[Any]:
        """Return a post and its comments."""
        comments = value_at(record, "comments")
        return [record, *(comments if isinstance(comments, list) else [])]

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return what a post or a comment says; a reshared post is passed on from its author."""
        person = record.get("author") or record.get("actor")
        reshared = record.get("resharedPost")
        body = record["object"] if isinstance(record.get("object"), dict) else record
        texts = [text_of_markup(text_of(body, "content", "title"))]
        if isinstance(reshared, dict):
            texts.append(text_of_markup(text_of(reshared, "content")))
        texts.append(string_of(value_at(record, "link", "url")))  # an address is no markup: its & stays
        text = "\n".join(filter(None, texts))
        is_media = not text and any(key in record for key in ("media", "album", "photo"))
        return RecordContent(
            text,
            string_of(value_at(person, "displayName")),
            time_of_iso(record.get("creationTime")) or time_of_iso(record.get("published")),
            Kind.MEDIA if is_media else Kind.TEXT,
            string_of(value_at(record, "postAcl", "communityAcl", "community", "displayName")),
            string_of(value_at(reshared, "author", "displayName")),
            string_of(record.get("url")) or string_of(record.get("postUrl")),
        )


def _is_post(document: object) -> bool:
    if not isinstance(document, dict) or "creationTime" not in document:
        return False
    url = string_of(document.get("url"))
    author = string_of(value_at(document, "author", "profilePageUrl"))
    return "plus.google.com" in url + author or "postAcl" in document
