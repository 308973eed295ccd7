"""Sheets of a workbook: headers, formats, links and print setup, whatever stands in the cells."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from saring.files.tables import LIST_SEPARATOR
from saring.i18n import PHRASES, say
from saring.reports.cells import fitted, is_address

# Excel opens a sheet with more links than this only after "repairing" it.
MAX_LINKS = 65_530
FIRST_EXCEL_YEAR = 1900
HEADER_POINTS = 30
TIME_FORMAT = "yyyy-mm-dd hh:mm"
INK, LINE, HEAD, OFFICER = "#1D2330", "#B9C1CE", "#E4EAF2", "#FFF2B8"
CELL = {"valign": "top", "font_color": INK, "bottom": 1, "bottom_color": LINE}
TEXT = CELL | {"text_wrap": True}
LINKED = TEXT | {"font_color": "#1D4FA8", "underline": 1}
# Borders tell these apart where a printer knows no colours (2 medium, 1 thin, 3 dashed, 4 dotted), and white on
# dark is the most pressing.
STRONG = {
    ("verdict", "likely_hoax"): {"bg_color": "#FBDADA", "border": 2, "border_color": "#9C1C1C"},
    ("verdict", "unverified"): {"bg_color": "#FFF0CC", "border": 1, "border_color": "#7A4B00"},
    ("verdict", "needs_context"): {"bg_color": "#E3EBF9", "border": 3, "border_color": "#394A6D"},
    ("verdict", "no_claim"): {"bg_color": "#EEF3F0", "border": 4, "border_color": "#41504A"},
    ("advice", "respond_now"): {"bg_color": "#9C1C1C", "font_color": "#FFFFFF", "border": 2, "border_color": "#5E0F0F"},
    ("advice", "prepare_answer"): {"bg_color": "#FFE3B0", "border": 2, "border_color": "#7A4B00"},
    ("advice", "watch"): {"bg_color": "#E3EBF9", "border": 1, "border_color": "#394A6D"},
    ("advice", "do_not_amplify"): {"bg_color": "#ECECEC", "border": 3, "border_color": "#3C3C3C"},
    ("advice", "already_answered"): {"bg_color": "#DDF0E4", "border": 4, "border_color": "#1E5B3A"},
}


class Link(NamedTuple):
    """A cell that leads somewhere: a web address, or `internal:sheet!A1`."""

    target: str
    value: Any


class Book:
    """A workbook being written; leaving the `with` block without an error finishes the file."""

    def __init__(self, path: Path, made_at: datetime, title: str) -> None:
        import xlsxwriter  # only for Excel files

        from saring.reports.worklist.rowsheet import style_number

        self._sheets: list[Sheet] = []
        self._book = xlsxwriter.Workbook(str(path))
        self._book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
        add = self._book.add_format
        self.header = add({"bold": True, "bg_color": HEAD, "bottom": 2, "valign": "top", "text_wrap": True})
        self.officer = add({"bold": True, "bg_color": OFFICER, "border": 2, "valign": "top", "text_wrap": True})
        self.text = style_number(add(TEXT))
        self.number = style_number(add(CELL))
        self.ratio = style_number(add(CELL | {"num_format": "0.000"}))
        self.time = style_number(add(CELL | {"num_format": TIME_FORMAT, "align": "left"}))
        self.link = style_number(add(LINKED))
        self.strong = {
            (kind, say(f"{kind}_{code}")): style_number(add(TEXT | {"bold": True} | style))
            for (kind, code), style in STRONG.items()
        }

    def __enter__(self) -> Book:
        """Return the workbook itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Put the filters in place and write the file, unless something went wrong on the way."""
        try:
            if kind is None:
                for sheet in self._sheets:
                    sheet.finish()
                self._book.close()
        finally:
            for sheet in self._sheets:
                sheet.discard()

    def sheet(self, name: str, columns: Sequence[str], widths: Sequence[int], officers: Collection[str] = ()) -> Sheet:
        """Add a sheet with its header; `officers` are the columns left for a person to fill in."""
        from saring.reports.worklist.rowsheet import RowSheet

        self._sheets.append(Sheet(self, self._book.add_worksheet(name, RowSheet), columns, widths, officers))
        return self._sheets[-1]


class Sheet:
    """One sheet being filled from the top; `n_unlinked` counts links that Excel had no room for."""

    def __init__(
        self, book: Book, sheet: Any, columns: Sequence[str], widths: Sequence[int], officers: Collection[str]
    ) -> None:
        from saring.reports.worklist.rowsheet import number_cell, text_cell

        self.n_unlinked = 0
        self._number_cell, self._text_cell = number_cell, text_cell
        self._book, self._sheet, self._columns = book, sheet, tuple(columns)
        self._n_rows = self._n_links = 0
        self._plain = {int: book.number, float: book.ratio}
        self._strong = [
            {text: style for (kind, text), style in book.strong.items() if kind == name} for name in columns
        ]
        for place, (name, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, name, book.officer if name in officers else book.header)
            self._prompt(place, name)
        sheet.set_row(0, HEADER_POINTS)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&A&C&D&R&P / &N")

    def finish(self) -> None:
        """Put the filter over all rows, once their number is known."""
        self._sheet.autofilter(0, 0, self._n_rows, len(self._columns) - 1)

    def _prompt(self, place: int, name: str) -> None:
        """Show the column's name in the reader's language where its header is chosen."""
        if f"column_{name}" in PHRASES:
            prompt = {"validate": "any", "input_title": say(f"column_{name}")[:32]}
            self._sheet.data_validation(0, place, 0, place, prompt | {"input_message": say(f"legend_{name}")[:255]})

    def append(self, row: Sequence[Any], points: float | None = None) -> None:
        """Add a row of texts, numbers, times, lists of texts, links or None; `points` is its height."""
        self._n_rows += 1
        cells = [
            self._text(place, value, None) if type(value) is str else self._cell(place, value)
            for place, value in enumerate(row)
            if value or value == 0
        ]
        self._sheet.add_row(self._n_rows, cells, points)

    def discard(self) -> None:
        """Let go of the rows: the file is written, or never will be."""
        self._sheet.discard()

    def hide(self) -> None:
        """Leave the sheet out of sight: it is for the program alone."""
        self._sheet.hide()

    def print_columns(self, last: int) -> None:
        """Print the columns up to `last` only: all of them on one page would be too small to read."""
        self._sheet.print_area(0, 0, self._n_rows, last)

    def _cell(self, place: int, value: Any) -> str:
        if plain := self._plain.get(type(value)):
            return self._number_cell(place, self._n_rows, plain, value)
        if not isinstance(value, Link):
            return self._shown(place, value, None)
        linked = self._link(place, value.target)
        return self._shown(place, value.value, self._book.link if linked else None)

    def _link(self, place: int, target: str) -> bool:
        if not (target.startswith("internal:") or is_address(target)):
            return False
        if self._n_links >= MAX_LINKS:
            self.n_unlinked += 1
            return False
        self._n_links += 1
        self._sheet.add_link(self._n_rows, place, target)
        return True

    def _shown(self, place: int, value: Any, style: int | None) -> str:
        """Return the cell as it is shown; a text is a text, whatever it begins with."""
        if isinstance(value, (int, float)):
            plain = self._book.number if isinstance(value, int) else self._book.ratio
            return self._number_cell(place, self._n_rows, style or plain, value)
        if isinstance(value, datetime) and value.year >= FIRST_EXCEL_YEAR:
            return self._number_cell(place, self._n_rows, self._book.time, self._sheet.excel_time(value))
        return self._text(place, LIST_SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value), style)

    def _text(self, place: int, text: str, style: int | None) -> str:
        if style is None:
            style = self._strong[place].get(text, self._book.text)
        return self._text_cell(place, self._n_rows, style, fitted(text))
