"""The rows of tables: CSV, TSV, semicolons, JSON lines and XLSX."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from saring.errors import InputError
from saring.files.other_kinds import refuse_other_kind
from saring.files.sources import MAX_LINE_BYTES, UNNAMED_BINARY, Source, one_line
from saring.i18n import PHRASES

TEXT_COLUMNS = (
    "text", "teks", "message", "pesan", "isi", "isi_pesan", "content", "full_text", "narasi", "body", "teks_pesan",
    "isi_laporan", "isi_aduan", "isi_pengaduan", "isi_berita", "isi_informasi", "isi_konten", "isi_chat", "konten",
    "laporan", "aduan", "uraian",
)  # fmt: skip
COLUMN_NAMES = {
    "platform": ("platform", "kanal"),
    "chat": ("chat", "group", "grup", "nama_grup", "group_name"),
    "sender": (
        "sender", "pengirim", "author", "from", "username", "user", "nama_pengirim", "pelapor", "nama_pelapor",
    ),
    "sent_at": (
        "sent_at", "timestamp", "created_at", "tanggal + waktu", "tanggal + jam", "date + time", "waktu", "date",
        "tanggal", "tgl", "waktu_kirim", "tanggal_kirim", "tanggal_pesan", "tanggal_laporan", "tanggal_masuk",
        "waktu_laporan", "tanggal_dan_waktu", "tanggal_waktu",
    ),
    "kind": ("kind", "jenis"),
    "link": ("link", "url", "tautan", "permalink"),
    "forwarded_from": ("forwarded_from", "diteruskan_dari"),
}  # fmt: skip
"""The names of columns as `plain_name` gives them, the first that is there counts; `a + b` are two columns."""
MOST_NAMED = 10
MOST_ABOVE = 20
"""How many rows may stand above the header: the title of a list, its date, the office."""
_WORD = re.compile(r"\w+")
LIST_SEPARATOR = "; "
SEPARATORS = (",", ";", "\t")
_FORMULA = re.compile(
    "[\t\r]|[\x00-\x20\x7f-\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]*"
    "[=+\\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]"
)
"""A spreadsheet may pass over spaces and invisible characters, and take a wide or small sign for the plain one."""

# A cell is as long as the line guard lets a line be, also where a quotation mark that is never closed
# joins lines; the csv module's own limit is 128 KiB.
csv.field_size_limit(MAX_LINE_BYTES)


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet may run a text as a formula (OWASP: CSV injection).

    >>> is_formula("=1+1"), is_formula(" \u200b＝1+1"), is_formula("harga = 1"), is_formula("")
    (True, True, False, False)
    """
    return _FORMULA.match(text) is not None


def is_json_line(line: str) -> bool:
    """Whether a line is a JSON object, whole."""
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def find_separator(header: str) -> str:
    """Return the separator that cuts a header into the most cells: `,`, `;` or a tab."""
    return max(SEPARATORS, key=header.count)


def column_names(header: list[str]) -> list[str]:
    """Return the names of a header as they are compared: without case, spaces and byte order mark."""
    return [name.strip().strip("\ufeff").casefold() for name in header]


def plain_name(name: str) -> str:
    """Return the name of a column without its marks, as lists of names have it.

    >>> plain_name("Isi Pesan *"), plain_name("Tgl.")
    ('isi_pesan', 'tgl')
    """
    return "_".join(_WORD.findall(name.casefold().replace("_", " ")))


def find_header(rows: Iterable[list[str]], wanted: Collection[str]) -> int | None:
    """Return the place of the header among the first rows: the first row that has one of the names `wanted`.

    A header below other rows has two names or more, and at most two cells of each row above it are filled.
    """
    for place, cells in enumerate(islice(rows, MOST_ABOVE + 1)):
        names = [name for name in column_names(cells) if name]
        has_name = not {*names, *map(plain_name, names)}.isdisjoint(wanted)
        if has_name and all(map(_is_column_name, names)) and (not place or len(names) > 1):
            return place
        if len(names) > 2:
            return None
    return None


def _is_column_name(name: str) -> bool:
    """Return whether a cell may be the name of a column; a line of a chat is not."""
    return len(name) <= 80 and ": " not in name


def find_start(source: Source, wanted: Collection[str]) -> tuple[str, int] | None:
    """Return the separator of a text table and how many rows stand above its header; None where there is none."""
    lines = source.head_text.lstrip("\ufeff\r\n ").splitlines(keepends=True)[: 4 * MOST_ABOVE]
    first = find_separator(lines[0]) if lines else ""
    for separator in dict.fromkeys((first, *SEPARATORS)) if lines else ():
        try:
            place = find_header(list(islice(csv.reader(lines, delimiter=separator), MOST_ABOVE + 1)), wanted)
        except csv.Error:
            continue
        if place is not None:
            return separator, place
    return None


def header_of(source: Source) -> list[str]:
    """Return the names of the columns of a text table, as they are compared; of any other text some words."""
    return column_names(first_row(source))


def first_row(source: Source) -> list[str]:
    """Return the cells of the first line of a text table; none where it is no row."""
    first = source.head_text.lstrip("\ufeff").lstrip("\r\n ").split("\n", 1)[0].strip("\r")
    try:
        return next(csv.reader([first], delimiter=find_separator(first)), [])
    except csv.Error:
        return []


def doubled_names(names: list[str]) -> str:
    """Return the first names that stand more than once, for an error; empty where there are none."""
    return ", ".join(sorted(name for name, n in Counter(names).items() if name and n > 1)[:MOST_NAMED])


def iter_table(source: Source, separator: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield `(row number, cells)`, the header first; row numbers count records from 1, header included.

    Of a workbook the first sheet is read. The `separator` of a text is found in its first line unless it is given.
    Raises `InputError` for a file that is no table.
    """
    if source.binary_type != UNNAMED_BINARY:
        refuse_other_kind(source)
    if source.is_zip:
        from saring.files.workbooks import iter_workbook  # only for Excel files

        return without_headings(iter_workbook(source))
    if is_json_line(source.head_text.lstrip("\ufeff").split("\n", 1)[0].strip()):
        return _iter_jsonl(source)
    return without_headings(_iter_csv(source, separator))


def without_headings(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table without the headings that a workbook of Saring has below the names of its columns."""
    names: list[str] = []
    for place, (number, cells) in enumerate(rows):
        if place == 0:
            names = column_names(cells)
        elif place == 1 and _are_headings(names, cells):
            continue
        yield number, cells


def _are_headings(names: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether each cell is what people call the column of that name, in either language."""
    pairs = [(f"column_{name}", cell.strip()) for name, cell in zip(names, cells, strict=False) if name]
    return bool(pairs) and all(key in PHRASES and cell in PHRASES[key] for key, cell in pairs)


def _iter_csv(source: Source, separator: str | None) -> Iterator[tuple[int, list[str]]]:
    with source.open_text() as stream:
        # The csv module wants to see line ends itself: a quoted cell may hold them.
        first = source.head_text.lstrip("\ufeff").split("\n", 1)[0]
        reader = csv.reader(stream, delimiter=separator or find_separator(first), strict=False)
        number = 0
        try:
            for cells in reader:
                if cells or number:
                    number += 1
                    yield number, cells
        except csv.Error as error:
            raise InputError("row_damaged", where=source.name, row=number + 1, found=one_line(error)) from error


def _iter_jsonl(source: Source) -> Iterator[tuple[int, list[str]]]:
    names: list[str] = []
    for number, record in iter_jsonl(source):
        if not names:
            names = list(record)
            yield 0, names
        yield number, [json_cell(record.get(name)) for name in names]


def iter_jsonl(source: Source) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield `(line number, object)` of JSON lines; raises `InputError` at a line that is none."""
    with source.open_text() as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InputError("row_damaged", where=source.name, row=number, found=one_line(error)) from error
            if not isinstance(record, dict):
                raise InputError("row_damaged", where=source.name, row=number, found=type(record).__name__)
            yield number, record


def json_cell(value: Any) -> str:
    """Write a value of JSON as the text of a cell."""
    if isinstance(value, list):
        return join_list(value)
    return "" if value is None else str(value)


def join_list(values: Iterable[Any]) -> str:
    """Write a list as the text of one cell."""
    return LIST_SEPARATOR.join(map(str, values))
