"""Rows to one self-contained page: no network, sorting and filtering inside, fit to print."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from string import Template
from typing import Any

from saring.i18n import get_language, say
from saring.i18n.numbers import number
from saring.resources import read_shipped

Row = Sequence[Any]


def render_table(rows: Sequence[Row], columns: Sequence[str], title: str) -> str:
    """Render rows as a page in the language in force; every cell is escaped."""
    template = read_shipped("report.html")
    headers = (f'<th scope="col"><button>{escape(say(f"column_{column}"))}</button></th>' for column in columns)
    return Template(template).substitute(
        lang=get_language(),
        title=escape(title),
        note=escape(say("report_note")),
        filter=escape(say("report_filter")),
        header="".join(headers),
        body="\n".join("<tr>" + "".join(map(_cell, columns, row)) + "</tr>" for row in rows),
    )


def _cell(column: str, value: Any) -> str:
    if value is None:
        return "<td></td>"
    if column.startswith("verdict"):
        label = escape(say(f"verdict_{value}"))
        return f'<td><span class="verdict {escape(str(value))}">{label}</span></td>'
    if isinstance(value, float):
        return f'<td class="number" data-sort="{value}">{number(value)}</td>'
    if isinstance(value, int):
        return f'<td class="number">{value}</td>'
    if column == "text":
        return f'<td class="long">{escape(str(value))}</td>'
    return f'<td class="small"><div>{escape(str(value))}</div></td>'
