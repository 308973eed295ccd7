"""The recap of a month beside the month before and the same month a year ago."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import func, select

from saring.desk.database.engine import Database
from saring.desk.database.schema import claims, decisions, signatures
from saring.desk.states import Finding, Step
from saring.i18n import say
from saring.i18n.labels import label


class Month(NamedTuple):
    """A month of a year."""

    year: int
    month: int

    @property
    def start(self) -> datetime:
        """Its first moment."""
        return datetime(self.year, self.month, 1, tzinfo=UTC)

    def moved(self, n_months: int) -> Month:
        """Return the month so many months later, or earlier below 0.

        >>> Month(2026, 1).moved(-1), Month(2026, 12).moved(1)
        (Month(year=2025, month=12), Month(year=2027, month=1))
        """
        year, month = divmod(self.year * 12 + self.month - 1 + n_months, 12)
        return Month(year, month + 1)

    def __str__(self) -> str:
        """Return it as 2026-07."""
        return f"{self.year:04}-{self.month:02}"


def read_month(written: str) -> Month:
    """Read a month written as 2026-07; raises `ValueError` for anything else.

    >>> read_month("2026-07")
    Month(year=2026, month=7)
    """
    read = datetime.strptime(written, "%Y-%m")
    return Month(read.year, read.month)


RecapRow: TypeAlias = tuple[str | float | None, ...]


class RecapTable(NamedTuple):
    """A table of the recap: a heading, the heads of its columns, and rows of a name and a value for each month,
    None where there is none."""

    heading: str
    heads: tuple[str, ...]
    rows: tuple[RecapRow, ...]


class _MonthFigures(NamedTuple):
    n_new: int
    n_decided: int
    hours: list[float]
    findings: Counter[str]
    topics: Counter[str]
    platforms: Counter[str]


def build_recap(database: Database, month: Month) -> list[RecapTable]:
    """Return the tables of the recap in the chosen language."""
    months = (month, month.moved(-1), month.moved(-12))
    found = [_figures(database, one) for one in months]
    heads = (say("column_recap_name"), *map(str, months))
    totals: tuple[RecapRow, ...] = (
        (say("desk_recap_new"), *(one.n_new for one in found)),
        (say("desk_recap_decided"), *(one.n_decided for one in found)),
        (say("desk_recap_published"), *(len(one.hours) for one in found)),
        (say("desk_recap_hours"), *(round(median(one.hours), 1) if one.hours else None for one in found)),
    )
    findings: tuple[RecapRow, ...] = tuple(
        (label("desk_finding", code), *(one.findings[code] for one in found)) for code in Finding
    )
    return [
        RecapTable(say("desk_recap_totals"), heads, totals),
        RecapTable(say("desk_recap_findings"), heads, findings),
        RecapTable(say("desk_recap_topics"), heads, _rows("topic", [one.topics for one in found])),
        RecapTable(say("desk_recap_channels"), heads, _rows("platform", [one.platforms for one in found])),
    ]


def _rows(kind: str, counts: Sequence[Counter[str]]) -> tuple[RecapRow, ...]:
    names = sorted(set().union(*counts), key=lambda name: (-counts[0][name], name))
    return tuple((label(kind, name), *(one[name] for one in counts)) for name in names)


def _figures(database: Database, month: Month) -> _MonthFigures:
    start, end = month.start, month.moved(1).start
    with database.reading() as connection:
        new = claims.c.is_listed & (claims.c.created_at >= start) & (claims.c.created_at < end)
        n_new = connection.scalar(select(func.count()).select_from(claims).where(new)) or 0
        decided = connection.execute(
            select(decisions.c.finding, claims.c.topics, claims.c.platforms)
            .join(claims, claims.c.id == decisions.c.claim_id)
            .where(decisions.c.id.in_(_last_decisions(start, end)))
        ).all()
        published = connection.execute(
            select(signatures.c.at, claims.c.created_at)
            .join(claims, claims.c.id == signatures.c.claim_id)
            .where(signatures.c.kind == Step.PUBLISH, signatures.c.at >= start, signatures.c.at < end)
        ).all()
    hours = [(at - created).total_seconds() / 3600 for at, created in published]
    return _MonthFigures(
        n_new, len(decided), hours, Counter(row.finding for row in decided),
        _counted(decided, "topics"), _counted(decided, "platforms"),
    )  # fmt: skip


def _last_decisions(start: datetime, end: datetime) -> Any:
    within = (decisions.c.at >= start) & (decisions.c.at < end)
    return select(func.max(decisions.c.id)).where(within).group_by(decisions.c.claim_id)


def _counted(rows: Sequence[Any], name: str) -> Counter[str]:
    return Counter(value for row in rows for value in getattr(row, name) or ())
