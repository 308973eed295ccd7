"""Discord as DiscordChatExporter writes plain text: guild and channel on top, then a header and a text each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.chat_log import OWN, ChatLog, Entry, Own, Times, first_lines
from saring.records import Kind, Message, ReadReport

_HEADER = re.compile(
    r"(?m:^)\[(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{1,4}) "
    r"(?P<clock>\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f][AaPp][Mm])?)\]"
    r" (?P<name>[^\n]{1,100}?)(?: \((?:pinned|disematkan)\))?\r?(?m:$)"
)
_RULE = re.compile(r"={20,}")
_TOP = re.compile(r"(?P<key>Guild|Channel|Topic|After|Before|Exported \d+ message)")
_SECTION = re.compile(r"(?:^|\n)\{(?:Attachments|Embed|Stickers|Reactions|Invite)\}(?:\n|$)")


class DiscordTextReader:
    """Discord channels in plain text."""

    name = "discord-text"
    platform = "discord"

    def identify(self, source: Source) -> bool:
        """Tell by the rule on top and the guild below it."""
        lines = first_lines(source, 2)
        return len(lines) == 2 and _RULE.fullmatch(lines[0]) is not None and lines[1].startswith("Guild: ")

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield the messages; raises `InputError` where there is none."""
        return _Channel(source, report).messages()


class _Channel(ChatLog):
    platform = "discord"

    def __init__(self, source: Source, report: ReadReport) -> None:
        super().__init__(source, report)
        self.times = Times(source, _HEADER)
        self.is_top = True

    def begin(self, line: str) -> Entry | Own | None:
        if _RULE.fullmatch(line.lstrip("\ufeff")):
            self.is_top = True
            return OWN
        if self.is_top and (not line or _TOP.match(line)):
            if line.startswith("Channel: "):
                self.chat = line.removeprefix("Channel: ")
            return OWN
        match = _HEADER.fullmatch(line)
        sent_at = self.times.at(match["date"], match["clock"]) if match else None
        if match is None or sent_at is None:
            return None
        self.is_top = False
        return Entry(match["name"], sent_at, "")

    def finish(self, entry: Entry) -> Entry:
        """Keep the text above the first section; what has only sections is media."""
        text = entry.text.removeprefix("\n")
        section = _SECTION.search(text)
        text = text[: section.start()] if section else text
        text = text.rstrip("\n")
        return entry._replace(text=text, kind=Kind.TEXT if text.strip() else Kind.MEDIA)
