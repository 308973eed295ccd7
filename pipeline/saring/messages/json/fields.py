"""What stands in the fields of a record, whatever was put there: texts, times, names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from saring.i18n import say
from saring.messages.times import parse_iso_time

_TYPES = {
    dict: "json_type_object",
    list: "json_type_list",
    str: "json_type_text",
    bool: "json_type_boolean",
    type(None): "json_type_null",
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_SECOND = 253_402_300_799
_NUMBER = re.compile(r"-?\d{1,20}(?:\.\d{1,20})?")


class MismatchError(Exception):
    """A record is not as the format says; the message tells a person how."""


def mismatch(key: str, value: object, expected: type) -> MismatchError:
    """Return the error for a field that holds another type than expected."""
    found = say(_TYPES.get(type(value), "json_type_number"))
    return MismatchError(say("json_mismatch", field=key, expected=say(_TYPES[expected]), found=found))


def object_of(value: object, key: str = "record") -> dict[str, Any]:
    """Return `value` as an object; nothing (null) is an empty one.

    Raises `MismatchError` for anything else.
    """
    if isinstance(value, dict):
        return value
    if value is None:
        return {}
    raise mismatch(key, value, dict)


def text_of(record: Mapping[str, Any], *keys: str) -> str:
    """Return the text of the first of `keys` that holds any; raises `MismatchError` where it holds no text."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, str):
            if value:
                return value
        elif value is not None:
            raise mismatch(key, value, str)
    return ""


def list_of(record: Mapping[str, Any], key: str) -> list[Any]:
    """Return the list under `key`, empty where there is none; raises `MismatchError` for anything else."""
    value = record.get(key)
    if value is None:
        return []
    if isinstance(value, list):
        return value
    raise mismatch(key, value, list)


def name_of(value: object) -> str:
    """Return a name or an identifier as text; whatever is neither a text nor a whole number is no name."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def string_of(value: object) -> str:
    """Return a text, or nothing where it is none: for what a message can do without."""
    return value if isinstance(value, str) else ""


def time_of_epoch(value: object, per_second: int = 1) -> datetime | None:
    """Return a count since 1970 (`per_second` 1,000 for milliseconds) as an aware time; None if it is none.

    >>> time_of_epoch("1700000000").isoformat()
    '2023-11-14T22:13:20+00:00'
    """
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value.strip()):
            return None
        value = Decimal(value.strip())
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    if not 0 < value <= _LAST_SECOND * per_second:  # also what is no number at all
        return None
    # In whole microseconds: a float of milliseconds would lose the last of them.
    return _EPOCH + timedelta(microseconds=int(Decimal(str(value)) * 1_000_000 // per_second))


def time_of_iso(value: object) -> datetime | None:
    """Return a time written as ISO 8601, aware where it names a zone; None if it is none."""
    return parse_iso_time(value) if isinstance(value, str) else None


def repair_mojibake(text: str) -> str:
    """Return a text whose UTF-8 bytes were written as Latin-1 letters as it was meant; else as it is.

    >>> repair_mojibake("bÃ©cak"), repair_mojibake("bécak"), repair_mojibake("Ã©→")
    ('bécak', 'bécak', 'Ã©→')
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def first_object(value: object) -> dict[str, Any]:
    """Return the first object of a list, an empty one where there is none: for recognition."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return value[0]
    return {}


def value_at(value: object, *path: str) -> Any:
    """Return what lies at a path of objects, None where it breaks off.

    >>> value_at({"a": {"b": 1}}, "a", "b"), value_at({"a": []}, "a", "b")
    (1, None)
    """
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def objects_under(value: object, name: str) -> list[dict[str, Any]]:
    """Return the objects under `name` in a list of objects, as Facebook wraps them: `data: [{post: …}]`."""
    items = value if isinstance(value, list) else []
    found = [item.get(name) for item in items if isinstance(item, dict)]
    return [item for item in found if isinstance(item, dict)]
