"""Write workbook sheets: headers, cell formats, links and print setup.

The first row of a sheet has the names of its columns and is hidden; a person reads the headings below it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from saring.files.tables import join_list
from saring.i18n import PHRASES, get_language, say
from saring.records import PART_NAMES
from saring.reports.cells import fitted, flat, is_address
from saring.reports.xlsx import open_workbook, write_text_cell

# Excel "repairs" a sheet with more links than this.
MAX_LINKS = 65_530
FIRST_EXCEL_YEAR = 1900
HEADER_POINTS, LINE_POINTS, MAX_ROW_POINTS = 30, 15, 405
NAMES, HEADINGS, N_HEADER_ROWS = 0, 1, 2
# The code of the language in brackets brings its names of months, and its decimal comma where a format can bring one.
NUMBER_FORMATS = {"id": "[$-421]0.00", "en": "0.00"}
TIME_FORMATS = {"id": '[$-421]d mmm yyyy hh"."mm', "en": "d mmm yyyy hh:mm"}
DATE_FORMATS = {"id": "[$-421]d mmm yyyy", "en": "d mmm yyyy"}
INK, LINE, HEAD, TO_FILL_IN = "#1D2330", "#B9C1CE", "#E4EAF2", "#FFF2B8"
CELL = {"valign": "top", "font_color": INK, "bottom": 1, "bottom_color": LINE}
TEXT = CELL | {"text_wrap": True}
LINKED = TEXT | {"font_color": "#1D4FA8", "underline": 1}
HEADER = {"bold": True, "valign": "top", "text_wrap": True}
NUMBERS = frozenset({"rank", "priority", "risk", "hoax_probability", "check_worthiness", *PART_NAMES})
"""Columns of numbers, beside the counts."""
# Borders distinguish these on a black-and-white printer (2 medium, 1 thin, 3 dashed, 4 dotted); white on dark is the
# most urgent.
CODES = {
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


def heading(name: str) -> str:
    """Return the heading of a column in the reader's language; a column that people added has its own name."""
    return say(f"column_{name}") if f"column_{name}" in PHRASES else name


class LinkedCell(NamedTuple):
    """A cell with a link: a web address, or `internal:sheet!A1`."""

    target: str
    value: Any


class CellFormats:
    """The formats of a workbook's cells."""

    def __init__(self, book: Any) -> None:
        add = book.add_format
        self.header = add(HEADER | {"bg_color": HEAD, "bottom": 2})
        self.number_header = add(HEADER | {"bg_color": HEAD, "bottom": 2, "align": "right", "indent": 1})
        self.header_to_fill_in = add(HEADER | {"bg_color": TO_FILL_IN, "border": 2})
        self.text = add(TEXT)
        self.whole_number = add(CELL | {"align": "right", "indent": 1})
        self.ratio = add(CELL | {"num_format": NUMBER_FORMATS[get_language()], "align": "right", "indent": 1})
        self.time = add(CELL | {"num_format": TIME_FORMATS[get_language()], "align": "left"})
        self.date = add(CELL | {"num_format": DATE_FORMATS[get_language()], "align": "left"})
        self.link = add(LINKED)
        self._codes = {
            (kind, say(f"{kind}_{code}")): add(TEXT | {"bold": True} | style) for (kind, code), style in CODES.items()
        }

    def of_labels(self, column: str) -> dict[str, Any]:
        """Return the formats of highlighted labels in a column; none for most columns."""
        return {label: style for (kind, label), style in self._codes.items() if kind == column}


class WorkbookWriter:
    """Writer of a workbook; its sheets may be written in turns."""

    def __init__(self, book: Any, made_at: datetime, title: str) -> None:
        self._book = book
        self._sheets: list[SheetWriter] = []
        self._formats = CellFormats(book)
        book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})

    def add_sheet(
        self, name: str, columns: Sequence[str], widths: Sequence[int], to_fill_in: Collection[str] = ()
    ) -> SheetWriter:
        """Add a sheet with its header; the columns `to_fill_in` are for a person."""
        sheet = SheetWriter(self._book.add_worksheet(name), self._formats, columns, widths, to_fill_in)
        self._sheets.append(sheet)
        return sheet

    def finish(self) -> None:
        """Add filters over all rows, now that their number is known."""
        for sheet in self._sheets:
            sheet.add_filter()


@contextmanager
def write_sheets(path: Path, made_at: datetime, title: str) -> Iterator[WorkbookWriter]:
    """Yield a writer of the workbook `path`, which is written when the block ends without an error."""
    with open_workbook(path, "worklist") as book:
        writer = WorkbookWriter(book, made_at, title)
        yield writer
        writer.finish()


class SheetWriter:
    """Writer of a sheet, row by row; `n_unlinked` counts links beyond the limit of Excel."""

    def __init__(
        self,
        sheet: Any,
        formats: CellFormats,
        columns: Sequence[str],
        widths: Sequence[int],
        to_fill_in: Collection[str],
    ) -> None:
        self.n_unlinked = 0
        self._sheet, self._formats, self._text, self._widths = sheet, formats, formats.text, widths
        self._n_rows, self._n_links = HEADINGS, 0
        self._to_fill_in = [name in to_fill_in for name in columns]
        self._labels = [formats.of_labels(name) for name in columns]
        self._writers: dict[type, Callable[[int, Any], object]] = {
            str: self._write_text,
            int: self._write_whole_number,
            float: self._write_ratio,
            datetime: self._write_time,
            date: self._write_date,
            bool: self._write_boolean,
            LinkedCell: self._write_link,
            list: self._write_list,
        }
        sheet.set_row(NAMES, None, None, {"hidden": True})
        for place, (name, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.set_column(place, place, width)
            write_text_cell(sheet, NAMES, place, fitted(name), formats.header)
        sheet.set_row(HEADINGS, HEADER_POINTS)
        for place, name in enumerate(columns):
            write_text_cell(sheet, HEADINGS, place, fitted(heading(name)), self._header_format(name, to_fill_in))
            self._add_prompt(place, name)
        sheet.freeze_panes(N_HEADER_ROWS, 1)
        _set_up_print(sheet)

    def _header_format(self, name: str, to_fill_in: Collection[str]) -> Any:
        if name in to_fill_in:
            return self._formats.header_to_fill_in
        is_number = name.startswith("n_") or name in NUMBERS
        return self._formats.number_header if is_number else self._formats.header

    def _add_prompt(self, place: int, name: str) -> None:
        """Show what a column means when its heading is selected."""
        if f"legend_{name}" in PHRASES:
            prompt = {"validate": "any", "input_title": heading(name)[:32]}
            prompt["input_message"] = say(f"legend_{name}")[:255]
            self._sheet.data_validation(HEADINGS, place, HEADINGS, place, prompt)

    def offer(self, place: int, cells: str) -> None:
        """Offer the words of a range of cells to choose from in a column; any other text may be written too."""
        offered = {"validate": "list", "source": cells, "error_type": "information", "show_error": False}
        self._sheet.data_validation(N_HEADER_ROWS, place, max(self._n_rows, N_HEADER_ROWS), place, offered)

    def add_filter(self) -> None:
        """Add a filter over the rows."""
        self._sheet.autofilter(HEADINGS, 0, self._n_rows, len(self._widths) - 1)

    def hide(self) -> None:
        """Hide the sheet, which is for the program only."""
        self._sheet.hide()

    def print_columns(self, last: int) -> None:
        """Print only the columns up to `last`, since all of them on one page would be too small to read."""
        self._sheet.print_area(HEADINGS, 0, self._n_rows, last)

    def append(self, row: Sequence[Any], points: float | None = None) -> None:
        """Add a row of texts, numbers, times, lists of texts, links or None.

        `points` is its height; without it, the row is as high as its texts need.
        """
        self._n_rows += 1
        self._sheet.set_row(self._n_rows, self._needed_points(row) if points is None else points)
        for place, value in enumerate(row):
            if value or value == 0:
                self._writers.get(type(value), self._write_other)(place, value)
            elif self._to_fill_in[place]:
                self._sheet.write_blank(self._n_rows, place, None, self._text)

    def _needed_points(self, row: Sequence[Any]) -> int:
        texts = ((str(flat(value)), width) for value, width in zip(row, self._widths, strict=True) if value)
        n_lines = (sum(1 + len(line) // width for line in text.split("\n")) for text, width in texts)
        return min(LINE_POINTS * max(n_lines, default=1), MAX_ROW_POINTS)

    def _write_text(self, place: int, text: str) -> None:
        write_text_cell(self._sheet, self._n_rows, place, fitted(text), self._labels[place].get(text, self._text))

    def _write_whole_number(self, place: int, number: int) -> None:
        self._sheet.write_number(self._n_rows, place, number, self._formats.whole_number)

    def _write_ratio(self, place: int, number: float) -> None:
        self._sheet.write_number(self._n_rows, place, number, self._formats.ratio)

    def _write_time(self, place: int, time: datetime) -> None:
        if time.year < FIRST_EXCEL_YEAR:
            self._write_text(place, str(time))
        else:
            self._sheet.write_datetime(self._n_rows, place, time, self._formats.time)

    def _write_date(self, place: int, on: date) -> None:
        if on.year < FIRST_EXCEL_YEAR:
            self._write_text(place, str(on))
        else:
            self._sheet.write_datetime(self._n_rows, place, on, self._formats.date)

    def _write_boolean(self, place: int, value: bool) -> None:
        self._sheet.write_boolean(self._n_rows, place, value, self._formats.text)

    def _write_list(self, place: int, values: list[Any]) -> None:
        self._write_text(place, join_list(values))

    def _write_other(self, place: int, value: Any) -> None:
        self._write_text(place, str(value))

    def _write_link(self, place: int, cell: LinkedCell) -> None:
        """Write a cell, as a link if its target is valid and within the limits of Excel."""
        value = cell.value
        if not (cell.target.startswith("internal:") or is_address(cell.target)):
            self._writers[type(value)](place, value)
        elif self._n_links >= MAX_LINKS:
            self.n_unlinked += 1
            self._writers[type(value)](place, value)
        else:
            self._n_links += 1
            self._write_linked(place, cell.target, flat(value))

    def _write_linked(self, place: int, target: str, value: int | str) -> None:
        style = self._formats.link
        self._sheet.write_url(self._n_rows, place, target, style, " ")
        # The value is written over the link, which alone would turn a number into a text.
        if isinstance(value, int):
            self._sheet.write_number(self._n_rows, place, value, style)
        else:
            write_text_cell(self._sheet, self._n_rows, place, fitted(value), style)


def _set_up_print(sheet: Any) -> None:
    """Print on landscape A4, one page wide, with the header on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADINGS)
    sheet.set_footer("&L&A&C&D&R&P / &N")
