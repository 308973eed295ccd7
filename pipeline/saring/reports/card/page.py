"""Documents as one self-contained page: no network, no script, fit for a phone and for A4."""

from __future__ import annotations

from html import escape
from itertools import groupby
from string import Template

from saring.i18n import get_language, say
from saring.reports.card.document import Alert, Bullets, Document, Figure, Part, Section, Table
from saring.resources import read_shipped


def render_page(document: Document) -> str:
    """Render a document; every text is escaped. The table of contents follows the first section."""
    template = read_shipped("card.html")
    first, *others = map(_section, document.sections)
    return Template(template).substitute(
        lang=get_language(), title=escape(document.title), body="\n".join((first, _contents(document), *others))
    )


def _contents(document: Document) -> str:
    links = (f'<li><a href="#{section.key}">{escape(section.heading)}</a></li>' for section in document.sections)
    title = escape(say("card_contents"))
    return f'<nav aria-label="{title}"><strong>{title}</strong><ul>{"".join(links)}</ul></nav>'


def _section(section: Section) -> str:
    parts = [f'<section id="{section.key}">', f"<h2>{escape(section.heading)}</h2>"]
    for drawn, group in groupby(section.parts, lambda part: isinstance(part, Figure)):
        written = "\n".join(_part(part, section.heading) for part in group)
        parts.append(f'<div class="figures">\n{written}\n</div>' if drawn else written)
    return "\n".join((*parts, "</section>"))


def _part(part: Part, heading: str) -> str:
    match part:
        case Bullets(items):
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
        case Alert(items):
            word = f"<strong>{escape(say('card_alert'))}</strong>"
            return f'<div class="alert" role="note">{"".join(f"<p>{word} {escape(item)}</p>" for item in items)}</div>'
        case Table():
            return _table(part, heading)
        case Figure(title, description, draw):
            words = f"<figcaption><strong>{escape(title)}</strong>{escape(description)}</figcaption>"
            return f"<figure>{draw()}{words}</figure>"
        case _:
            return f"<p>{escape(part)}</p>"


def _table(table: Table, heading: str) -> str:
    kinds = [' class="number"' if letter == "r" else "" for letter in table.align]
    header = "".join(
        f'<th scope="col"{kind}>{escape(cell)}</th>' for kind, cell in zip(kinds, table.header, strict=True)
    )
    rows = []
    for first, *others in table.rows:
        cells = (f"<td{kind}>{_cell(cell, kind)}</td>" for kind, cell in zip(kinds[1:], others, strict=True))
        rows.append(f'<tr><th scope="row"{kinds[0]}>{escape(first)}</th>{"".join(cells)}</tr>')
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    # What scrolls sideways can be reached by keyboard and has a name.
    name = escape(f"{heading}: {table.caption}" if table.caption else heading)
    body = "\n".join(rows)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{name}"><table>{caption}\n'
        f"<thead><tr>{header}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def _cell(cell: str, kind: str) -> str:
    """Put what stands in brackets after a number, its interval or share, below it."""
    value, bracket, rest = cell.partition(" (")
    return f"{escape(value)} <span>({escape(rest)}</span>" if kind and bracket else escape(cell)
