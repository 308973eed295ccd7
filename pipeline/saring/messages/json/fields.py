"""Reading the fields of a JSON record, whose values may be of any type.

`text_field`, `list_field` and `as_object` raise `MismatchError` for a value of another type; `as_string` and
`as_name` return an empty text, for what a message can do without.
"""

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
    """A field of a record is of another type than its format says; the message names the field and both types."""


def mismatch(key: str, value: object, expected: type) -> MismatchError:
    """Return the error for a field of another type than expected."""
    found = say(_TYPES.get(type(value), "json_type_number"))
    return MismatchError(say("json_mismatch", field=key, expected=say(_TYPES[expected]), found=found))


def as_object(value: object, key: str = "record") -> dict[str, Any]:
    """Return a value as an object; null is an empty one.

    Raises `MismatchError` for anything else.
    """
    if isinstance(value, dict):
        return value
    if value is None:
        return {}
    raise mismatch(key, value, dict)


def text_field(record: Mapping[str, Any], *keys: str) -> str:
    """Return the first text among the fields `keys` that is not empty; raises `MismatchError` for another type."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, str):
            if value:
                return value
        elif value is not None:
            raise mismatch(key, value, str)
    return ""


def list_field(record: Mapping[str, Any], key: str) -> list[Any]:
    """Return the list in the field `key`, empty if there is none; raises `MismatchError` for another type."""
    value = record.get(key)
    if value is None:
        return []
    if isinstance(value, list):
        return value
    raise mismatch(key, value, list)


def as_name(value: object) -> str:
    """Return a name or a numeric identifier as text; anything else gives an empty text."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def as_string(value: object) -> str:
    """Return a text; anything else gives an empty text."""
    return value if isinstance(value, str) else ""


def time_of_epoch(value: object, per_second: int = 1) -> datetime | None:
    """Return a count since 1970 (`per_second` is 1,000 for milliseconds) as an aware time; None for anything else.

    >>> time_of_epoch("1700000000").isoformat()
    '2023-11-14T22:13:20+00:00'
    """
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value.strip()):
            return None
        value = Decimal(value.strip())
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    if not 0 < value <= _LAST_SECOND * per_second:  # NaN fails here too
        return None
    # In whole microseconds: a float of milliseconds would lose the last digit.
    return _EPOCH + timedelta(microseconds=int(Decimal(str(value)) * 1_000_000 // per_second))


def time_of_iso(value: object) -> datetime | None:
    """Return a time in ISO 8601, aware where it names a zone; None for anything else."""
    return parse_iso_time(value) if isinstance(value, str) else None


def repair_mojibake(text: str) -> str:
    """Repair a text whose UTF-8 bytes were written as Latin-1 characters; any other text is returned unchanged.

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
    """Return the first item of a list if it is an object, else an empty object: for recognising a format."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return value[0]
    return {}


def value_at(value: object, *path: str) -> Any:
    """Return the value at a path of nested objects; None where the path ends early.

    >>> value_at({"a": {"b": 1}}, "a", "b"), value_at({"a": []}, "a", "b")
    (1, None)
    """
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def objects_under(value: object, name: str) -> list[dict[str, Any]]:
    """Return the objects in the field `name` of the objects of a list, as in Facebook's `data: [{post: …}]`."""
    items = value if isinstance(value, list) else []
    found = [item.get(name) for item in items if isinstance(item, dict)]
    return [item for item in found if isinstance(item, dict)]
