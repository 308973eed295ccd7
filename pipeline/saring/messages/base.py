"""The interface of a reader: it recognises a format by its content and turns a file into messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from saring.errors import InputError
from saring.files.sources import Source
from saring.records import Message, ReadReport


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The options a user may set for reading.

    `format` is the name of the reader to use, instead of recognising the format. The others are for
    tables: `text_column` is the column that holds the text, `preset` the platform whose column names
    the table has, `map_file` a file that names the columns.
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
    """The reader of one export format. `name` is the value of `--format`, `platform` the one of its messages."""

    name: str
    platform: str

    def identify(self, source: Source) -> bool:
        """Return whether the first bytes of the source are of this format; never raises."""
        ...

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield every message and system line, and account for every line in `report`.

        Raises `InputError` at the place where the file cannot be read any further.
        """
        ...
