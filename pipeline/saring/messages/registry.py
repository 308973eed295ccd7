"""The readers, and which of them reads what: content decides, and two that fit is an error.

A module of readers is loaded when a content has the shape it looks for: `saring read` of a chat needs
neither the parser of JSON nor that of web pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple, overload

from saring.errors import InputError
from saring.files.sources import Source
from saring.messages.base import Reader, ReadOptions

_JSON = re.compile(r"[\s\ufeff]*(?:\{|\[(?!\s*\d)|(?:window\.)?YTD\.)")  # `[24/07/26` begins a chat
_MARKUP = re.compile(r"[\s\ufeff]*<")
_MAIL = re.compile(r"[\r\n\ufeff]*(?:>?From |[ \t]|[A-Za-z][\w-]{1,60}:)")
_ROW = re.compile(r"[\r\n\ufeff ]*(?:[^\n,]*,[^\n,]*,|[^\n;]*;[^\n;]*;|[^\n\t]*\t[^\n\t]*\t)")


def _shaped(shape: re.Pattern[str]) -> Callable[[Source], bool]:
    return lambda source: not source.is_zip and shape.match(source.head_text) is not None


def _anything(source: Source) -> bool:
    return True


class Shelf(NamedTuple):
    """A module of readers: the names of what it holds, the readers' own names, and what may be theirs.

    `may_be` is quick and says no only where every reader of the module would.
    """

    module: str
    held: tuple[str, ...]
    names: tuple[str, ...]
    may_be: Callable[[Source], bool] = _anything

    def readers(self) -> list[Reader]:
        """Return the readers, loaded now if they were not before."""
        return _readers_of(self.module, self.held)


@cache
def _readers_of(module: str, held: tuple[str, ...]) -> list[Reader]:
    loaded = import_module(f"saring.messages.{module}")
    readers: list[Reader] = []
    for name in held:
        found = getattr(loaded, name)
        readers += found if isinstance(found, tuple) else [found()]
    return readers


_json, _markup, _mail, _row = map(_shaped, (_JSON, _MARKUP, _MAIL, _ROW))

SHELVES = (
    Shelf("formats.whatsapp", ("WhatsAppReader",), ("whatsapp",)),
    Shelf("formats.line", ("LineReader",), ("line",)),
    Shelf("formats.signal", ("SignalReader", "SigtopReader"), ("signal", "sigtop")),
    Shelf("formats.signal_cli", ("SignalCliReader",), ("signal-cli",)),
    Shelf("formats.telegram_text", ("TelegramTextReader",), ("telegram-text",)),
    Shelf("formats.zoom", ("ZoomReader",), ("zoom",)),
    Shelf("formats.instant_messengers", ("YahooReader", "PidginReader"), ("yahoo-messenger", "pidgin")),
    Shelf("formats.discord_text", ("DiscordTextReader",), ("discord-text",)),
    Shelf("formats.telegram_html", ("TelegramHtmlReader",), ("telegram-html",), _markup),
    Shelf("formats.meta_html", ("FacebookHtmlReader", "InstagramHtmlReader"),
          ("facebook-html", "instagram-html"), _markup),
    Shelf("formats.google_plus_html", ("GooglePlusHtmlReader",), ("googleplus-html",), _markup),
    Shelf("formats.forums", ("KaskusHtmlReader", "PhpbbHtmlReader", "VbulletinHtmlReader"),
          ("kaskus-html", "phpbb-html", "vbulletin-html"), _markup),
    Shelf("formats.wordpress", ("WordPressReader",), ("wordpress",), _markup),
    Shelf("formats.blogger", ("BloggerReader",), ("blogger",), _markup),
    Shelf("formats.feeds", ("FeedReader",), ("feed",), _markup),
    Shelf("formats.mediawiki", ("MediaWikiReader",), ("mediawiki",), _markup),
    Shelf("mail.reader", ("MboxReader", "EmlReader"), ("mbox", "eml"), _mail),
    Shelf("formats.json_platforms", ("JSON_READERS",),
          ("telegram", "messenger", "instagram", "facebook", "metacontent", "x", "youtube-json", "googlechat",
           "hangouts", "googleplus", "skype", "discord", "tiktok", "yelp", "kaskus", "signal-json"), _json),
    Shelf("formats.native_tables", ("NATIVE_TABLES",),
          ("youtube-comments", "youtube-live-chat", "linkedin-messages", "linkedin-comments", "linkedin-shares",
           "goodreads", "discord-csv"), _row),
)  # fmt: skip
TABLE = "table"
TABLE_SHELF = Shelf("formats.mapped_tables", ("TableReader",), (TABLE,))
NAMES = tuple(name for shelf in (*SHELVES, TABLE_SHELF) for name in shelf.names)
"""What `--format` takes, in the order the readers are asked in."""


class _Readers(Sequence[Reader]):
    """All readers in order; asking for one loads them all."""

    def __len__(self) -> int:
        return len(NAMES)

    @overload
    def __getitem__(self, place: int) -> Reader: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Reader]: ...
    def __getitem__(self, place: int | slice) -> Reader | Sequence[Reader]:
        return list(self)[place]

    def __iter__(self) -> Iterator[Reader]:
        for shelf in (*SHELVES, TABLE_SHELF):
            yield from shelf.readers()


READERS = _Readers()


def reader_named(name: str) -> Reader:
    """Return a reader by its name; `InputError` for a name nobody has."""
    for shelf in (*SHELVES, TABLE_SHELF):
        if name in shelf.names:
            return shelf.readers()[shelf.names.index(name)]
    raise InputError("format_unknown_name", where=name, names=", ".join(NAMES))


def recognised(source: Source, options: ReadOptions | None = None) -> list[Reader]:
    """Return the readers that know the content of `source`.

    The plain table is asked only where no platform's reader knows it: the table of a platform is a table
    with a text column, too, and more is known of it.
    """
    asked = (reader for shelf in SHELVES if shelf.may_be(source) for reader in shelf.readers())
    fits = [reader for reader in asked if reader.identify(source)]
    if fits:
        return fits
    from saring.messages.formats.mapped_tables import TableReader

    table = TableReader()
    return [table] if table.accepts(source, options or ReadOptions()) else []


def choose_reader(source: Source, options: ReadOptions) -> Reader:
    """Return the one reader for `source`; `InputError` where none or more than one fits."""
    if options.format is not None:
        return reader_named(options.format)
    if not source.head:
        raise InputError("file_empty", where=source.name)
    if source.binary_type is not None:
        raise InputError("not_text", where=source.name, found=source.binary_type)
    fits = recognised(source, options)
    if not fits:
        raise InputError("format_unknown", where=source.name)
    if len(fits) > 1:
        both = ", ".join(reader.name for reader in fits)
        raise InputError("format_ambiguous", where=source.name, names=both, option=fits[0].name)
    return fits[0]
