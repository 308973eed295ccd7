"""The readers of JSON exports, one a platform."""

from __future__ import annotations

from pipeline.readers.discord import DiscordReader
from pipeline.readers.facebook import FacebookReader
from pipeline.readers.googlechat import GoogleChatReader
from pipeline.readers.googleplus_json import GooglePlusReader
from pipeline.readers.hangouts import HangoutsReader
from pipeline.readers.instagram import InstagramReader
from pipeline.readers.jsonreader import JsonReader
from pipeline.readers.kaskus import KaskusReader
from pipeline.readers.messenger import MessengerReader
from pipeline.readers.metacontent import MetaContentReader
from pipeline.readers.signal_json import SignalJsonReader
from pipeline.readers.skype import SkypeReader
from pipeline.readers.telegram import TelegramReader
from pipeline.readers.tiktok import TikTokReader
from pipeline.readers.xarchive import XReader
from pipeline.readers.yelp import YelpReader
from pipeline.readers.youtube_json import YouTubeJsonReader

JSON_READERS: tuple[JsonReader, ...] = (
    TelegramReader(),
    MessengerReader(),
    InstagramReader(),
    FacebookReader(),
    MetaContentReader(),
    XReader(),
    YouTubeJsonReader(),
    GoogleChatReader(),
    HangoutsReader(),
    GooglePlusReader(),
    SkypeReader(),
    DiscordReader(),
    TikTokReader(),
    YelpReader(),
    KaskusReader(),
    SignalJsonReader(),
)
