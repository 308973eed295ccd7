"""What a reader is: it recognises content, and turns it into a stream of messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from saring.errors import InputError
from saring.files.sources import Source
from saring.records import Message, ReadReport


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person may settle for the readers.

    `format` names the reader to use instead of recognition. For tables: `text_column` is the column
    that holds the text, `preset` the platform whose column names to expect, `map_file` a file that says
    which column is what.
    """

    format: str | None = None
    text_column: str | None = None
    preset: str | None = None
    map_file: str | None = None

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        if self.preset and self.map_file:
            raise InputError("preset_and_map")


class Reader(Protocol):
    """One export format. `name` is what `--format` takes, `platform` what its messages say."""

    name: str
    platform: str

    def identify(self, source: Source) -> bool:
        """Tell from the first bytes whether this is the format; never raise."""
        ...

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield every message, system lines too, and account for every line in `report`.

        Raises `InputError` where the file cannot be read on.
        """
        ...
