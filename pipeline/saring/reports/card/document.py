"""A document before it is Markdown or HTML: one content, two writers (`markdown`, `html`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Document:
    """A title and sections, in the language in force when it was made."""

    title: str
    sections: tuple[Section, ...]
