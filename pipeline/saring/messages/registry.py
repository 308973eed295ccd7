"""The list of readers, and the choice of the reader for a file by its content.

A file that two readers recognise is an error. A module of readers is imported only for a file that may be
of one of its formats: reading a chat loads neither the JSON parser nor the HTML parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple, overload

from saring.errors import InputError
from saring.files.other_kinds import refuse_other_kind
from saring.files.sources import Source
from saring.messages.base import Reader, ReadOptions

_JSON = re.compile(r"[\s\ufeff]*+(?:\{|\[(?!\s*+\d)|(?:window\.)?YTD\.)").match  # `[24/07/26` begins a chat
_MARKUP = re.compile(r"[\s\ufeff]*+<").match
_MAIL = re.compile(r"[\r\n\ufeff]*+(?:>?From |[ \t]|[A-Za-z][\w-]{1,60}+:)").match
_ROW = re.compile(r"[\r\n\ufeff ]*+(?:[^\n,]*+,[^\n,]*+,|[^\n;]*+;[^\n;]*+;|[^\n\t]*+\t[^\n\t]*+\t)").match


def _begins_with(match: Callable[[str], re.Match[str] | None]) -> Callable[[Source], bool]:
    return lambda source: not source.is_zip and match(source.head_text) is not None


def _always(source: Source) -> bool:
    return True


class ReaderModule(NamedTuple):
    """A module with readers: the names of their classes (or of a tuple of readers) and their `--format` names.

    `may_match` is a quick look at a source; it is False only where every reader of the module would refuse it.
    """

    module: str
    attributes: tuple[str, ...]
    reader_names: tuple[str, ...]
    may_match: Callable[[Source], bool] = _always

    def readers(self) -> list[Reader]:
        """Return the readers of the module, importing it if needed."""
        return _load_readers(self.module, self.attributes)


@cache
def _load_readers(module: str, attributes: tuple[str, ...]) -> list[Reader]:
    loaded = import_module(f"saring.messages.{module}")
    readers: list[Reader] = []
    for name in attributes:
        found = getattr(loaded, name)
        readers += found if isinstance(found, tuple) else [found()]
    return readers


_json, _markup, _mail, _row = map(_begins_with, (_JSON, _MARKUP, _MAIL, _ROW))

READER_MODULES = (
    ReaderModule("formats.whatsapp.reader", ("WhatsAppReader",), ("whatsapp",)),
    ReaderModule("formats.line", ("LineReader",), ("line",)),
    ReaderModule("formats.signal", ("SignalReader", "SigtopReader"), ("signal", "sigtop")),
    ReaderModule("formats.signal_cli", ("SignalCliReader",), ("signal-cli",)),
    ReaderModule("formats.telegram_text", ("TelegramTextReader",), ("telegram-text",)),
    ReaderModule("formats.zoom", ("ZoomReader",), ("zoom",)),
    ReaderModule("formats.instant_messengers", ("YahooReader", "PidginReader"), ("yahoo-messenger", "pidgin")),
    ReaderModule("formats.discord_text", ("DiscordTextReader",), ("discord-text",)),
    ReaderModule("formats.telegram_html", ("TelegramHtmlReader",), ("telegram-html",), _markup),
    ReaderModule("formats.meta_html", ("FacebookHtmlReader", "InstagramHtmlReader"),
          ("facebook-html", "instagram-html"), _markup),
    ReaderModule("formats.google_plus_html", ("GooglePlusHtmlReader",), ("googleplus-html",), _markup),
    ReaderModule("formats.forums", ("KaskusHtmlReader", "PhpbbHtmlReader", "VbulletinHtmlReader"),
          ("kaskus-html", "phpbb-html", "vbulletin-html"), _markup),
    ReaderModule("formats.wordpress", ("WordPressReader",), ("wordpress",), _markup),
    ReaderModule("formats.blogger", ("BloggerReader",), ("blogger",), _markup),
    ReaderModule("formats.feeds", ("FeedReader",), ("feed",), _markup),
    ReaderModule("formats.mediawiki", ("MediaWikiReader",), ("mediawiki",), _markup),
    ReaderModule("mail.reader", ("MboxReader", "EmlReader"), ("mbox", "eml"), _mail),
    ReaderModule("formats.json_platforms", ("JSON_READERS",),
          ("telegram", "messenger", "instagram", "facebook", "metacontent", "x", "youtube-json", "googlechat",
           "hangouts", "googleplus", "skype", "discord", "tiktok", "yelp", "kaskus", "signal-json"), _json),
    ReaderModule("formats.native_tables", ("NATIVE_TABLES",),
          ("youtube-comments", "youtube-live-chat", "linkedin-messages", "linkedin-comments", "linkedin-shares",
           "goodreads", "discord-csv"), _row),
)  # fmt: skip
TABLE = "table"
TABLE_MODULE = ReaderModule("formats.mapped_tables", ("TableReader",), (TABLE,))
ALL_MODULES = (*READER_MODULES, TABLE_MODULE)
READER_NAMES = tuple(name for module in ALL_MODULES for name in module.reader_names)
"""The values of `--format`, in the order in which the readers are tried."""


class _AllReaders(Sequence[Reader]):
    """All readers in order; taking one of them imports them all."""

    def __len__(self) -> int:
        return len(READER_NAMES)

    @overload
    def __getitem__(self, place: int) -> Reader: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Reader]: ...
    def __getitem__(self, place: int | slice) -> Reader | Sequence[Reader]:
        return list(self)[place]

    def __iter__(self) -> Iterator[Reader]:
        for module in ALL_MODULES:
            yield from module.readers()


READERS = _AllReaders()


def find_reader(name: str) -> Reader:
    """Return the reader of a `--format` name; raises `InputError` for an unknown name."""
    for module in ALL_MODULES:
        if name in module.reader_names:
            return module.readers()[module.reader_names.index(name)]
    raise InputError("format_unknown_name", where=name, names=", ".join(READER_NAMES))


def matching_readers(source: Source, options: ReadOptions | None = None) -> list[Reader]:
    """Return the readers that recognise the source.

    The reader of plain tables is tried only where no platform's reader matches: a table that a platform
    exports has a text column too, and its own reader knows more columns.
    """
    candidates = (reader for module in READER_MODULES if module.may_match(source) for reader in module.readers())
    matching = [reader for reader in candidates if reader.identify(source)]
    if matching:
        return matching
    from saring.messages.formats.mapped_tables import TableReader

    table = TableReader()
    return [table] if table.accepts(source, options or ReadOptions()) else []


def choose_reader(source: Source, options: ReadOptions) -> Reader:
    """Return the one reader for a source; raises `InputError` where none or more than one matches."""
    if options.format is not None:
        return find_reader(options.format)
    if not source.head:
        raise InputError("file_empty", where=source.name)
    refuse_other_kind(source)
    matching = matching_readers(source, options)
    if not matching:
        raise InputError("format_unknown", where=source.name)
    if len(matching) > 1:
        names = ", ".join(reader.name for reader in matching)
        raise InputError("format_ambiguous", where=source.name, names=names, option=matching[0].name)
    return matching[0]
