"""Filters of the queue that a person saved by name."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from sqlalchemy import select

from saring.desk.database.engine import Database
from saring.desk.database.schema import saved_filters
from saring.desk.errors import DeskError
from saring.desk.queue import Filter

LONGEST_NAME, MOST_FILTERS = 60, 50


def filter_from(query: Mapping[str, str]) -> Filter:
    """Read a filter from the fields of an address; what is not a field of a filter is left out."""
    names = Filter.__dataclass_fields__
    return Filter(**{name: query.get(name, "")[:200].replace("\0", "") for name in names})


def save_filter(database: Database, account_id: int, name: str, query: str) -> None:
    """Save a filter under a name, in place of the one that had it."""
    name, given = name.strip(), filter_from(dict(parse_qsl(query))).given()
    if not name or len(name) > LONGEST_NAME or not given:
        raise DeskError("desk_filter_bad", longest=LONGEST_NAME)
    with database.writing() as connection:
        mine = saved_filters.c.account_id == account_id
        connection.execute(saved_filters.delete().where(mine, saved_filters.c.name == name))
        if len(connection.execute(select(saved_filters.c.name).where(mine)).all()) >= MOST_FILTERS:
            raise DeskError("desk_filters_many", most=MOST_FILTERS)
        connection.execute(saved_filters.insert().values(account_id=account_id, name=name, filter=given))


def list_filters(database: Database, account_id: int) -> list[tuple[str, str]]:
    """Return the names of a person's filters, each with the query of its page."""
    query = select(saved_filters).where(saved_filters.c.account_id == account_id).order_by(saved_filters.c.name)
    with database.reading() as connection:
        return [(row.name, urlencode(filter_from(row.filter).given())) for row in connection.execute(query)]


def delete_filter(database: Database, account_id: int, name: str) -> None:
    """Delete a filter."""
    with database.writing() as connection:
        mine = (saved_filters.c.account_id == account_id) & (saved_filters.c.name == name)
        connection.execute(saved_filters.delete().where(mine))
