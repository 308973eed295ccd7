"""The readers, and which of them reads what: content decides, and two that fit is an error."""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.readers.base import Reader, ReadOptions
from pipeline.readers.blogger import BloggerReader
from pipeline.readers.chatlogs import PidginReader, YahooReader
from pipeline.readers.discord_text import DiscordTextReader
from pipeline.readers.feeds import FeedReader
from pipeline.readers.forums import KaskusHtmlReader, PhpbbHtmlReader, VbulletinHtmlReader
from pipeline.readers.googleplus_html import GooglePlusHtmlReader
from pipeline.readers.json_platforms import JSON_READERS
from pipeline.readers.line import LineReader
from pipeline.readers.mail import EmlReader, MboxReader
from pipeline.readers.mapped import TableReader
from pipeline.readers.mediawiki import MediaWikiReader
from pipeline.readers.meta_html import FacebookHtmlReader, InstagramHtmlReader
from pipeline.readers.native_tables import NATIVE_TABLES
from pipeline.readers.signal import SignalReader, SigtopReader
from pipeline.readers.signal_cli import SignalCliReader
from pipeline.readers.sources import Source
from pipeline.readers.telegram_html import TelegramHtmlReader
from pipeline.readers.telegram_text import TelegramTextReader
from pipeline.readers.whatsapp import WhatsAppReader
from pipeline.readers.wordpress import WordPressReader
from pipeline.readers.zoom import ZoomReader

TABLE = TableReader()

READERS: tuple[Reader, ...] = (
    WhatsAppReader(),
    LineReader(),
    SignalReader(),
    SigtopReader(),
    SignalCliReader(),
    TelegramTextReader(),
    ZoomReader(),
    YahooReader(),
    PidginReader(),
    DiscordTextReader(),
    TelegramHtmlReader(),
    FacebookHtmlReader(),
    InstagramHtmlReader(),
    GooglePlusHtmlReader(),
    KaskusHtmlReader(),
    PhpbbHtmlReader(),
    VbulletinHtmlReader(),
    WordPressReader(),
    BloggerReader(),
    FeedReader(),
    MediaWikiReader(),
    MboxReader(),
    EmlReader(),
    *JSON_READERS,
    *NATIVE_TABLES,
    TABLE,
)


def recognised(source: Source, options: ReadOptions | None = None) -> list[Reader]:
    """Return the readers that know the content of `source`.

    The plain table is asked only where no platform's reader knows it: the table of a platform is a table
    with a text column, too, and more is known of it.
    """
    fits = [reader for reader in READERS if reader is not TABLE and reader.identify(source)]
    return fits or ([TABLE] if TABLE.accepts(source, options or ReadOptions()) else [])


def choose_reader(source: Source, options: ReadOptions) -> Reader:
    """Return the one reader for `source`; `InputError` where none or more than one fits."""
    names = [reader.name for reader in READERS]
    if options.format is not None:
        if options.format not in names:
            raise InputError("format_unknown_name", where=options.format, names=", ".join(names))
        return next(reader for reader in READERS if reader.name == options.format)
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
