"""Render documents as Markdown. A figure becomes its title and description; only the page has drawings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from saring.i18n import say
from saring.reports.card.document import Alert, Bullets, Document, Figure, Part, Table


def render_markdown(document: Document) -> str:
    """Render a document."""
    parts = [f"# {document.title}"]
    for section in document.sections:
        parts += [f"## {section.heading}", *map(_part, section.parts)]
    return "\n\n".join(parts) + "\n"


def render_table(header: Sequence[str], rows: Sequence[Sequence[str]], align: str) -> str:
    """Render a table; `align` has one letter per column, `l` or `r`."""
    rule = ["---:" if letter == "r" else "---" for letter in align]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in (header, rule, *rows))


def _part(part: Part) -> str:
    match part:
        case Bullets(items):
            return "\n".join(f"- {item}" for item in items)
        case Alert(items):
            return "\n>\n".join(f"> **{say('card_alert')}** {item}" for item in items)
        case Table():
            table = render_table(part.header, part.rows, part.align)
            return f"**{part.caption}**\n\n{table}" if part.caption else table
        case Figure(title, description):
            return f"**{title}.** {description}"
        case _:
            return part


def _cell(cell: str) -> str:
    # A bar would end the cell, and "<" could start a tag in rendered Markdown.
    return re.sub(r"([|<])", r"\\\1", re.sub(r"(?<!\s)\s*\n\s*", " ", cell))
