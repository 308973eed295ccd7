"""Plain text of DiscordChatExporter: guild and channel at the top, then a header and a text for each message."""

from __future__ import annotations

import re

from saring.files.sources import Source
from saring.messages.chat_log import PLATFORM_LINE, ChatLog, ChatLogReader, LogEntry, PlatformLine, first_lines
from saring.messages.times import HeaderTimes
from saring.records import Kind, ReadReport

_HEADER = re.compile(
    r"(?m:^)\[(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{1,4}) "
    r"(?P<clock>\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f][AaPp][Mm])?)\]"
    r" (?P<name>[^\n]{1,100}?)(?: \((?:pinned|disematkan)\))?\r?(?m:$)"
)
_RULE = re.compile(r"={20,}")
_TOP = re.compile(r"(?P<key>Guild|Channel|Topic|After|Before|Exported \d+ message)")
_SECTION = re.compile(r"(?:^|\n)\{(?:Attachments|Embed|Stickers|Reactions|Invite)\}(?:\n|$)")


class _Channel(ChatLog):
    """A channel, or several one after the other, each with its own top."""

    def __init__(self, source: Source, report: ReadReport, platform: str) -> None:
        super().__init__(source, report, platform)
        self.times = HeaderTimes.of_file(source, _HEADER)
        self.is_top = True

    def begin_entry(self, line: str) -> LogEntry | PlatformLine | None:
        if _RULE.fullmatch(line.lstrip("\ufeff")):
            self.is_top = True
            return PLATFORM_LINE
        if self.is_top and (not line or _TOP.match(line)):
            if line.startswith("Channel: "):
                self.chat = line.removeprefix("Channel: ")
            return PLATFORM_LINE
        match = _HEADER.fullmatch(line)
        sent_at = self.times.at(match["date"], match["clock"]) if match else None
        if match is None or sent_at is None:
            return None
        self.is_top = False
        return LogEntry(match["name"], sent_at, "")

    def finish_entry(self, entry: LogEntry) -> LogEntry:
        """Keep the text before the first section; a message that has only sections is media."""
        text = entry.text.removeprefix("\n")
        section = _SECTION.search(text)
        text = text[: section.start()] if section else text
        text = text.rstrip("\n")
        return entry._replace(text=text, kind=Kind.TEXT if text.strip() else Kind.MEDIA)


class DiscordTextReader(ChatLogReader):
    """Channels of Discord in plain text."""

    name = "discord-text"
    platform = "discord"
    log = _Channel

    def identify(self, source: Source) -> bool:
        """Recognise the rule at the top and the guild below it."""
        lines = first_lines(source, 2)
        return len(lines) == 2 and _RULE.fullmatch(lines[0]) is not None and lines[1].startswith("Guild: ")
