"""Decisions as labels: a table that `saring train` reads, where people and model differ, and what to decide next."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import nsmallest
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select

from saring.desk.database.engine import Database
from saring.desk.database.schema import claims, decision_texts, decisions
from saring.desk.states import Finding
from saring.records import Verdict

LABEL_OF: Mapping[str, str] = {
    Finding.FALSE: "hoax",
    Finding.MISLEADING: "hoax",
    Finding.TRUE: "not_hoax",
    Finding.SATIRE: "not_hoax",
    Finding.NOT_A_CLAIM: "no_claim",
}
"""The label of each finding; the others say nothing about a text, and are left out."""
_LABEL_OF_VERDICT = {Verdict.LIKELY_HOAX: "hoax", Verdict.NO_CLAIM: "no_claim"}
COLUMNS = ("text", "label", "source", "published_on", "claim_id", "rater")
NEXT_COLUMNS = ("claim_id", "why", "verdict", "risk", "title", "text")
DISAGREEMENT_COLUMNS = ("claim_id", "finding", "verdict", "risk", "title")
SOURCE = "desk"


def iter_labels(database: Database) -> Iterator[dict[str, str]]:
    """Yield a row of a labelled set for each claim whose last decision is a label, in order of the decisions."""
    newest = select(func.max(decisions.c.id)).group_by(decisions.c.claim_id)
    query = (
        select(decisions, decision_texts.c.text, claims.c.code)
        .join(decision_texts, decision_texts.c.decision_id == decisions.c.id)
        .join(claims, claims.c.id == decisions.c.claim_id)
        .where(decisions.c.id.in_(newest), decisions.c.finding.in_(LABEL_OF))
    )
    with database.reading() as connection:
        for row in connection.execute(query.order_by(decisions.c.id)):
            yield {
                "text": row.text,
                "label": LABEL_OF[row.finding],
                "source": SOURCE,
                "published_on": row.at.date().isoformat(),
                "claim_id": row.code,
                "rater": f"account {row.account_id}",
            }


def next_rows(database: Database, size: int, seed: int) -> Iterator[tuple[Any, ...]]:
    """Yield claims worth deciding: four in five that the model is least sure of, one in five drawn at random.

    Only the random ones say how good the model is: what it says of them is left out, so that nobody decides by it. The
    same `seed` draws the same.
    """
    undecided = _undecided(database)
    drawn = random.Random(seed).sample(undecided, min(size // 5, len(undecided)))
    taken = {row.id for row in drawn}
    uncertain = nsmallest(size - len(drawn), (row for row in undecided if row.id not in taken), key=_certainty)
    rows = [(row, "uncertain", row.verdict, row.detail["risk"]) for row in uncertain]
    rows += [(row, "random", "", None) for row in drawn]
    for row, why, verdict, risk in sorted(rows, key=lambda one: one[0].id):
        yield row.code, why, verdict, risk, row.title, row.text


def disagreement_rows(database: Database) -> Iterator[tuple[Any, ...]]:
    """Yield the decisions that say another thing than the model said, the surest of the model first.

    A verdict of *unverified* says nothing, so that nobody can disagree with it.
    """
    with database.reading() as connection:
        query = select(decisions, claims.c.code, claims.c.title).join(claims, claims.c.id == decisions.c.claim_id)
        rows = connection.execute(query.where(decisions.c.finding.in_(LABEL_OF))).all()
    found = [row for row in rows if _LABEL_OF_VERDICT.get(row.verdict, LABEL_OF[row.finding]) != LABEL_OF[row.finding]]
    for row in sorted(found, key=lambda row: (-abs(row.risk - 0.5), row.id)):
        yield row.code, row.finding, row.verdict, row.risk, row.title


def _certainty(row: Row[Any]) -> tuple[float, int]:
    return abs(row.detail["risk"] - 0.5), row.id


def _undecided(database: Database) -> Sequence[Row[Any]]:
    decided = select(decisions.c.id).where(decisions.c.claim_id == claims.c.id).exists()
    query = select(claims.c.id, claims.c.code, claims.c.title, claims.c.text, claims.c.detail, claims.c.verdict)
    with database.reading() as connection:
        return list(connection.execute(query.where(~decided, claims.c.n_messages > 0).order_by(claims.c.id)))


class LabelTable(NamedTuple):
    """A table that the command line writes: its columns, and what yields its rows from a database."""

    columns: tuple[str, ...]
    rows: Callable[..., Iterator[tuple[Any, ...]]]


def _label_rows(database: Database) -> Iterator[tuple[Any, ...]]:
    return (tuple(row[name] for name in COLUMNS) for row in iter_labels(database))


TABLES: Mapping[str, LabelTable] = {
    "labels": LabelTable(COLUMNS, _label_rows),
    "next": LabelTable(NEXT_COLUMNS, next_rows),
    "disagreements": LabelTable(DISAGREEMENT_COLUMNS, disagreement_rows),
}
