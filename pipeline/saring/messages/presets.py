"""What the columns of a table mean: the preset of a platform, or a map file that the office writes.

A map file is TOML; only `text` is required. The names in a list are tried in order, `a + b` joins two columns
with a line end, and a dot goes into a JSON object::

    platform = "forumdesa"            # the platform of every row
    text = ["isi", "judul + isi"]     # the column of the message
    author = "nama"
    time = "waktu"
    time_formats = ["%d/%m/%Y %H:%M"] # or iso, unix, unix_ms; without it any date that people write
    zone = "WIB"                      # of times that name none: WIB, Asia/Jakarta, +07:00
    link = "tautan"
    chat = "topik.judul"
    forwarded_from = "asal"
    records = "data.komentar"         # where the list lies in a JSON document
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import cache
from pathlib import Path
from typing import Any

from saring.errors import InputError
from saring.messages.table_times import AS_WRITTEN
from saring.resources import read_shipped
from saring.text.zones import zone_of

COLUMNS = ("text", "author", "time", "link", "chat", "forwarded_from")
KNOWN_KEYS = (*COLUMNS, "platform", "time_formats", "zone", "records")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The column names of each field, tried in order, in lower case; `+` and `.` mean the same as in a map file.

    `gone` is the year in which the platform closed.
    """

    platform: str
    columns: Mapping[str, tuple[str, ...]]
    time_formats: tuple[str, ...] = ("iso",)
    zone: tzinfo | None = None
    records: tuple[str, ...] = ()
    gone: int | None = None

    def names(self, field: str) -> tuple[str, ...]:
        """Return the column names of a field."""
        return self.columns.get(field, ())


@cache
def presets() -> dict[str, ColumnMap]:
    """Return the column map of each platform that has a preset."""
    text = read_shipped("presets.toml")
    return {name: _column_map(name, table) for name, table in tomllib.loads(text).items()}


def find_preset(name: str) -> ColumnMap:
    """Return a preset by its name; raises `InputError` for an unknown name."""
    found = presets().get(name.casefold())
    if found is None:
        raise InputError("preset_unknown", where=name, names=", ".join(presets()))
    return found


def load_map(path: str) -> ColumnMap:
    """Read a map file; raises `InputError` if it is missing, is not TOML, or has an unknown or wrong key."""
    if not Path(path).is_file():
        raise InputError("file_missing", where=path)
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError("map_damaged", where=path, found=error) from error
    for name in table:
        if name not in KNOWN_KEYS:
            raise InputError("map_key_unknown", where=path, name=name, names=", ".join(KNOWN_KEYS))
    if "text" not in table:
        raise InputError("map_without_text", where=path, names=", ".join(table) or "-")
    found = _column_map(path, {"platform": "table"} | table)
    return found if "time_formats" in table else replace(found, time_formats=AS_WRITTEN)


def _column_map(where: str, table: dict[str, Any]) -> ColumnMap:
    lists = {name: _names(where, name, table[name]) for name in (*COLUMNS, "time_formats", "records") if name in table}
    zone = table.get("zone")
    try:
        found = None if zone is None else zone_of(str(zone))
    except ValueError as error:
        raise InputError("map_zone_unknown", where=where, found=zone) from error
    return ColumnMap(
        platform=str(table["platform"]),
        columns={name: tuple(map(str.casefold, lists[name])) for name in COLUMNS if name in lists},
        time_formats=lists.get("time_formats", ("iso",)),
        zone=found,
        records=lists.get("records", ()),
        gone=table.get("gone"),
    )


def _names(where: str, name: str, value: object) -> tuple[str, ...]:
    """Return a name or a list of names as a tuple; raises `InputError` for anything else."""
    values = value if isinstance(value, list) else [value]
    names = tuple(item.strip() for item in values if isinstance(item, str) and item.strip())
    if not names or len(names) != len(values):
        raise InputError("map_value", where=where, name=name, found=value)
    return names
