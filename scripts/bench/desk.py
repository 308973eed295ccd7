"""What the desk takes on a made-up desk of many claims: pages, search, decisions, and officers who race for one claim.

    python -m scripts.bench.desk --claims 100000 [--database postgresql://…]

The functions that the pages call are timed, without the web server before them.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import func, select

from saring.desk.accounts import Account, create_account
from saring.desk.audit import now
from saring.desk.check import find_problems
from saring.desk.database.engine import Database, open_database
from saring.desk.database.schema import claims
from saring.desk.database.search import write_words
from saring.desk.errors import StaleWriteError
from saring.desk.queue import PAGE_SIZE, Filter, Place, count_lanes, read_page
from saring.desk.rights import Role
from saring.desk.states import Finding, State, Step
from saring.desk.work import decide, take_step
from saring.parallel.ordered_map import chunks_of
from saring.records import Advice, Verdict
from saring.worklist.advice import LANES

N_CLIENTS, N_OFFICERS, N_RACES = 10, 20, 1_000
THINGS = (
    "air",
    "galon",
    "bantuan",
    "pulsa",
    "vaksin",
    "gempa",
    "banjir",
    "rekening",
    "surat",
    "kartu",
    "beras",
    "telur",
)
PLACES = ("malang", "padang", "medan", "bogor", "solo", "ambon", "palu", "jambi", "kupang", "serang")
ADVICE = tuple(Advice)


def main() -> None:
    """Fill a desk and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--database")
    parser.add_argument("--calls", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(given.database or str(Path(folder) / "desk.sqlite"))
        fill(database, given.claims)
        for line in measure(database, given.calls):
            print(line, flush=True)
        database.close()


def fill(database: Database, n_claims: int) -> None:
    """Write claims that nobody ever sent, with the reach and the words that claims have."""
    rows = (_claim(n, random.Random(n)) for n in range(n_claims))
    for batch in chunks_of(rows, 1_000):
        with database.writing() as connection:
            made = connection.scalars(claims.insert().returning(claims.c.id, sort_by_parameter_order=True), batch)
            for claim_id, row in zip(made.all(), batch, strict=True):
                write_words(connection, claim_id, f"{row['text']} {row['code']}")


def _claim(n: int, chance: random.Random) -> dict[str, Any]:
    advice = chance.choices(ADVICE, weights=[1, 4, 40, 3, 2])[0]
    first, second, third = (chance.choice(THINGS) for _ in range(3))
    text = f"{first} {second} di {chance.choice(PLACES)} nomor {n}, sebarkan {third}"
    n_messages = int(chance.paretovariate(1.2))
    detail = {"why": "", "risk": chance.random(), "reasons": [], "parts": [], "signals": [], "facts": [], "phrases": []}
    return {
        "code": f"c-{n:010x}", "title": text, "text": text, "is_listed": True, "lane": LANES.index(advice),
        "priority": round(chance.random(), 4), "advice": advice, "verdict": Verdict.UNVERIFIED, "topics": [],
        "platforms": ["whatsapp"], "n_messages": n_messages, "n_chats": n_messages, "n_senders": n_messages,
        "detail": detail, "state": State.NEW, "created_at": now(), "changed_at": now(), "version": 1,
    }  # fmt: skip


def measure(database: Database, n_calls: int) -> Iterator[str]:
    """Yield the lines of the table."""
    watch = Filter(lane="watch")
    n_before = min(999, count_lanes(database)["watch"] // PAGE_SIZE - 1) * PAGE_SIZE
    deep = _place_of(database, watch, n_before - 1)
    yield _line("page 1", [_timed(lambda: read_page(database, watch, 1)) for _ in range(n_calls)])
    yield _line(
        f"page {n_before // PAGE_SIZE + 1:,}",
        [_timed(lambda: read_page(database, watch, 1, deep)) for _ in range(n_calls)],
    )
    yield _line("numbers of the lanes", [_timed(lambda: count_lanes(database)) for _ in range(max(n_calls // 10, 3))])
    with ThreadPoolExecutor(N_CLIENTS) as clients:
        times = list(clients.map(lambda _: _timed(lambda: read_page(database, watch, 1)), range(n_calls)))
        yield _line(f"page 1, {N_CLIENTS} at once", times)
        searches = [Filter(search=f"{thing} {place}") for thing in THINGS for place in PLACES][:n_calls]
        times = list(clients.map(lambda one: _timed(lambda: read_page(database, one, 1)), searches))
        yield _line(f"search, {N_CLIENTS} at once", times)
    officers = [create_account(database, f"petugas {n}", "kata sandi untuk uji", Role.OFFICER) for n in range(2)]
    ids = _some(database, watch, n_calls)
    with ThreadPoolExecutor(N_OFFICERS) as people:
        times = list(people.map(lambda one: _timed(lambda: _decide(database, officers[0], one)), ids))
    yield _line(f"decision, {N_OFFICERS} at once", times)
    yield f"two officers race {N_RACES} times for one claim: {_race(database, officers, ids[0])}"
    yield f"problems found by check: {list(find_problems(database))}"


def _place_of(database: Database, wanted: Filter, n_before: int) -> Place:
    lane = LANES.index(wanted.lane)
    with database.reading() as connection:
        query = select(claims.c.priority, claims.c.id).where(claims.c.lane == lane)
        row = connection.execute(query.order_by(claims.c.order_key, claims.c.id).offset(n_before).limit(1)).one()
        return Place(lane, row.priority, row.id)


def _some(database: Database, wanted: Filter, n: int) -> list[int]:
    with database.reading() as connection:
        lane = claims.c.lane == LANES.index(wanted.lane)
        return list(connection.scalars(select(claims.c.id).where(lane).order_by(func.random()).limit(n)))


def _decide(database: Database, officer: Account, claim_id: int) -> None:
    take_step(database, officer, claim_id, 1, Step.TAKE_UP)
    decide(database, officer, claim_id, 2, Finding.FALSE, "sumber resmi membantah")


def _race(database: Database, officers: list[Account], claim_id: int) -> str:
    def save(officer: Account, version: int) -> bool:
        try:
            decide(database, officer, claim_id, version, Finding.MISLEADING, f"dasar {officer.name} {version}")
        except StaleWriteError:
            return False
        return True

    saved = []
    with ThreadPoolExecutor(2) as people:
        for version in range(3, 3 + N_RACES):
            saved += people.map(save, officers, [version, version])
    return f"{sum(saved):,} saved, {len(saved) - sum(saved):,} refused"


def _timed(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def _line(name: str, seconds: list[float]) -> str:
    ordered = sorted(seconds)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    return f"{name:32} median {middle * 1000:8.1f} ms   p95 {late * 1000:8.1f} ms   ({len(ordered)} calls)"


if __name__ == "__main__":
    main()
