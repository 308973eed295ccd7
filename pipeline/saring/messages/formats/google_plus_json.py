"""Google+ from Takeout, one file for each post and its comments, or from the old API, a list of activities.

Google+ closed in 2019; its archives still circulate. Texts are HTML.
"""

from __future__ import annotations

from typing import Any

from saring.messages.json.fields import as_string, first_object, text_field, time_of_iso, value_at
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
        """Return the paths of the records: in Takeout the whole file is one post."""
        return ("",) if _is_post(document) else self.paths

    def fits(self, document: Any) -> bool:
        """Recognise a post of Takeout, or a list of activities."""
        kind = as_string(first_object(value_at(document, "items")).get("kind"))
        return _is_post(document) or kind.startswith("plus#")

    def split_record(self, record: Any) -> list[Any]:
        """Return a post and its comments."""
        comments = value_at(record, "comments")
        return [record, *(comments if isinstance(comments, list) else [])]

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a post or a comment; a reshared post is forwarded from its author."""
        person = record.get("author") or record.get("actor")
        reshared = record.get("resharedPost")
        body = record["object"] if isinstance(record.get("object"), dict) else record
        texts = [text_of_markup(text_field(body, "content", "title"))]
        if isinstance(reshared, dict):
            texts.append(text_of_markup(text_field(reshared, "content")))
        texts.append(as_string(value_at(record, "link", "url")))  # an address is not HTML: its & stays
        text = "\n".join(filter(None, texts))
        is_media = not text and any(key in record for key in ("media", "album", "photo"))
        return RecordContent(
            text,
            as_string(value_at(person, "displayName")),
            time_of_iso(record.get("creationTime")) or time_of_iso(record.get("published")),
            Kind.MEDIA if is_media else Kind.TEXT,
            as_string(value_at(record, "postAcl", "communityAcl", "community", "displayName")),
            as_string(value_at(reshared, "author", "displayName")),
            as_string(record.get("url")) or as_string(record.get("postUrl")),
        )


def _is_post(document: object) -> bool:
    if not isinstance(document, dict) or "creationTime" not in document:
        return False
    url = as_string(document.get("url"))
    author = as_string(value_at(document, "author", "profilePageUrl"))
    return "plus.google.com" in url + author or "postAcl" in document
