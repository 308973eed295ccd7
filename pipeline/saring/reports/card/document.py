"""A document before it is Markdown (`markdown`) or a page (`page`): one content, written in two ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """Sentences nobody may miss."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `align` has one letter a column: `l` for words, `r` for numbers.

    The first column names its row. `caption` says what the table holds where the text does not.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing: its title, what it shows in words, and a function that gives it as SVG."""

    title: str
    description: str
    draw: Callable[[], str]


Part: TypeAlias = str | Bullets | Alert | Table | Figure
"""A paragraph, or one of the above."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; `key` names the section in links."""

    key: str
    heading: str
    parts: tuple[Part, ...]

    def grouped(self) -> Iterator[tuple[str, list[Part]]]:
        """Yield the parts in order, those of one kind that follow each other together; the kind comes first."""
        for kind, parts in groupby(self.parts, lambda part: type(part)):
            yield "text" if kind is str else kind.__name__.lower(), list(parts)


@dataclass(frozen=True, slots=True)
class Document:
    """A title and sections, in the language in force when it was made."""

    title: str
    sections: tuple[Section, ...]
