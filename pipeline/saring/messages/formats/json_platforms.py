"""The readers of JSON exports, one a platform."""

from __future__ import annotations

from saring.messages.formats.discord import DiscordReader
from saring.messages.formats.facebook import FacebookReader
from saring.messages.formats.google_chat import GoogleChatReader
from saring.messages.formats.google_plus_json import GooglePlusReader
from saring.messages.formats.hangouts import HangoutsReader
from saring.messages.formats.instagram import InstagramReader
from saring.messages.formats.kaskus import KaskusReader
from saring.messages.formats.messenger import MessengerReader
from saring.messages.formats.meta_content import MetaContentReader
from saring.messages.formats.signal_json import SignalJsonReader
from saring.messages.formats.skype import SkypeReader
from saring.messages.formats.telegram import TelegramReader
from saring.messages.formats.tiktok import TikTokReader
from saring.messages.formats.x_archive import XReader
from saring.messages.formats.yelp import YelpReader
from saring.messages.formats.youtube_json import YouTubeJsonReader
from saring.messages.json.reader import JsonReader

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
