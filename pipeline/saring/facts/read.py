"""Read published fact-checks of fact-checkers and ministries; the format is recognised from the content.

Supported are the JSON of MAFINDO's API v2, schema.org ClaimReview as JSON-LD (alone, in a list, in an
`@graph`, in a `DataFeed`), responses of the Google Fact Check Tools API, and tables. A record without a title is
noted with its file and number, and the rest is kept.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from saring.errors import InputError
from saring.facts.shapes import shape_of
from saring.files.sources import READ_ERRORS, Source, one_line, single_source
from saring.files.tables import column_names, doubled_names, iter_table
from saring.i18n import say
from saring.records import FactCheck, ReadReport
from saring.text.dates import find_day
from saring.text.links import bare_link, is_web_address

SUFFIXES = frozenset({".json", ".jsonld", ".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx"})
_NO_TITLE = frozenset({"", "-", "nan", "none", "null", "n/a"})
"""What programs write into an empty cell."""
MANIFEST, RECORDS = "archive.json", "fact_checks.jsonl"
"""Files of a saved archive: the manifest, by which a folder is recognised as one, and the records."""
COLUMNS = {
    "fact_check_id": ("fact_check_id", "id", "kode", "nomor", "no"),
    "title": ("title", "judul", "judul hoaks", "judul_hoaks", "judul klarifikasi", "headline"),
    "claim_reviewed": ("claim_reviewed", "claimreviewed", "klaim", "claim", "narasi"),
    "body": ("body", "isi", "konten", "content", "penjelasan", "fakta"),
    "url": ("url", "link", "tautan", "alamat"),
    "textual_rating": ("textual_rating", "rating", "putusan", "klasifikasi", "kategori", "category", "label", "status"),
    "publisher": ("publisher", "penerbit", "instansi", "lembaga", "sumber", "source"),
    "review_date": ("review_date", "tanggal", "tanggal_terbit", "tanggal terbit", "tgl", "date", "published_on"),
}


class Raw(NamedTuple):
    """A raw record: its number in the file, from 1, and its fields as text by the names of `FactCheck`."""

    number: int
    fields: Mapping[str, str]


def read_fact_checks(paths: Iterable[Path], report: ReadReport) -> list[FactCheck]:
    """Read the fact-checks of files and folders; broken files go to `report.failures`, bad records to its notes."""
    found: list[FactCheck] = []
    for path in paths:
        try:
            files = _files(path)
        except InputError as error:
            report.failures.append(str(error))
            continue
        for file in files:
            try:
                found += _read_file(file, report)
            except InputError as error:
                report.failures.append(str(error))
            except READ_ERRORS as error:
                report.failures.append(str(InputError("unreadable", where=file, found=one_line(error))))
    return merged(found)


def merged(fact_checks: Iterable[FactCheck]) -> list[FactCheck]:
    """Remove duplicates, keeping the later record, and sort by id.

    Duplicates are records with the same id, or with the same address and the same title.
    """
    by_id: dict[str, FactCheck] = {}
    id_of: dict[tuple[str, str], str] = {}
    for check in fact_checks:
        if check.url:
            page = (bare_link(check.url), check.title.casefold())
            earlier = id_of.get(page)
            if earlier is not None and earlier != check.fact_check_id:
                by_id.pop(earlier, None)
            id_of[page] = check.fact_check_id
        by_id[check.fact_check_id] = check
    return [by_id[name] for name in sorted(by_id)]


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    if (path / MANIFEST).is_file():
        return [path / RECORDS]
    inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    files = [p for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts)]
    if not files:
        raise InputError("facts_folder_empty", where=path)
    return files


def _read_file(path: Path, report: ReadReport) -> list[FactCheck]:
    source = single_source(path)
    if source.binary_type is not None:
        raise InputError("facts_unknown", where=path)
    start = source.head_text.lstrip("\ufeff \t\r\n")
    raws = _json_rows(source) if start.startswith(("{", "[")) else _table_rows(source)
    seen = Counter[str]()
    return [check for raw in raws if (check := _fact_check(raw, path, seen, report)) is not None]


def _json_rows(source: Source) -> Iterator[Raw]:
    """Yield the records of a JSON or JSON Lines file."""
    with source.open() as stream:
        text = stream.read().decode(source.encoding, errors="replace").lstrip("\ufeff")
    value = _parsed(text)
    if value is None or (isinstance(value, dict) and shape_of(value) is None):
        first = _parsed(text.lstrip().split("\n", 1)[0])
        if not isinstance(first, dict):
            raise InputError("facts_json_damaged" if value is None else "facts_unknown", where=source.name)
        if shape_of(first) is None:
            yield from _table_rows(source)
            return
        value = [_parsed(line) for line in text.splitlines() if line.strip()]
        yield from _numbered(fields for one in value for fields in _records_of(one))
        return
    if shape_of(value) is None:
        raise InputError("facts_unknown", where=source.name)
    yield from _numbered(_records_of(value))


def _records_of(value: Any) -> Iterator[dict[str, str] | None]:
    shape = shape_of(value)
    return iter([None]) if shape is None else shape.records(value)


def _numbered(records: Iterable[dict[str, str] | None]) -> Iterator[Raw]:
    for number, fields in enumerate(records, start=1):
        yield Raw(number, fields or {})


def _parsed(text: str) -> Any:
    """Parse JSON; None where it is damaged or nested too deeply."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _table_rows(source: Source) -> Iterator[Raw]:
    rows = iter_table(source)
    names = column_names(next(rows, (0, []))[1])
    if doubled := doubled_names(names):
        raise InputError("columns_doubled", where=source.name, names=doubled)
    places = {
        field: next(names.index(name) for name in spellings if name in names)
        for field, spellings in COLUMNS.items()
        if not set(spellings).isdisjoint(names)
    }
    if "title" not in places and "claim_reviewed" not in places:
        raise InputError("facts_columns", where=source.name, names=", ".join(names) or "-")
    for number, cells in rows:
        if any(cells):
            yield Raw(number, {field: cells[at] if at < len(cells) else "" for field, at in places.items()})


def _fact_check(raw: Raw, path: Path, seen: Counter[str], report: ReadReport) -> FactCheck | None:
    """Build a fact-check, or note why there is none; each claim of one page gets an id of its own."""
    fields = {name: value.strip() for name, value in raw.fields.items()}
    title = " ".join((fields.get("title") or fields.get("claim_reviewed", "")).split())
    if title.casefold() in _NO_TITLE:
        report.notes.append(say("fact_check_untitled", where=path, record=raw.number))
        return None
    day = fields.get("review_date", "")
    if day and find_day(day) is None:
        report.notes.append(say("fact_check_undated", where=path, record=raw.number, found=day[:40]))
    url = fields.get("url", "")
    if url and not is_web_address(url):  # the url is offered as a link to send
        report.notes.append(say("fact_check_without_link", where=path, record=raw.number, found=url[:40]))
        url = ""
    named = fields.get("fact_check_id", "")
    if not named:
        page = bare_link(url) or title.casefold()
        seen[page] += 1
        named = _digest(page if seen[page] == 1 else f"{page}#{seen[page]}")
    return FactCheck(
        fact_check_id=named,
        title=title,
        claim_reviewed=fields.get("claim_reviewed", ""),
        body=fields.get("body", ""),
        url=url,
        textual_rating=fields.get("textual_rating", ""),
        publisher=fields.get("publisher", ""),
        review_date=find_day(day),
    )


def _digest(text: str) -> str:
    return "f-" + blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
