"""A worklist file read back: yesterday's list for `--since`, a claim of it for `saring draft`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from pipeline.errors import InputError
from pipeline.readers.sources import single_source
from pipeline.readers.tables import LIST_SEPARATOR, column_names, iter_table
from pipeline.records import Advice, ListedClaim, MatchStatus, Verdict

REQUIRED = ("claim_id", "text", "verdict", "n_messages", "first_seen_at", "last_seen_at", "member_keys")
N_NEAREST = 5


def read_worklist(path: Path) -> list[ListedClaim]:
    """Read the `.csv`, `.jsonl` or `.xlsx` that `saring triage` wrote, with what an officer filled in.

    Raises `InputError` naming the file, and the row where one does not hold what the column says.
    """
    source = single_source(path)
    if not source.is_zip and source.head_text.lstrip().startswith("<"):
        raise InputError("worklist_is_page", where=path)
    rows = iter_table(source)
    header = next(rows, (0, []))[1]
    names = column_names(header)
    if missing := [name for name in REQUIRED if name not in names]:
        raise InputError("worklist_columns", where=path, names=", ".join(missing))
    return [_claim(path, number, dict(zip(names, cells, strict=False))) for number, cells in rows if any(cells)]


def _claim(path: Path, number: int, row: dict[str, str]) -> ListedClaim:
    def bad(name: str, expected: str) -> InputError:
        return InputError("worklist_cell", where=path, row=number, name=name, expected=expected, found=row[name][:40])

    def count(name: str) -> int:
        try:
            return int(float(row.get(name) or 0))
        except ValueError:
            raise bad(name, "0, 1, 2, …") from None

    def time(name: str) -> datetime | None:
        try:
            return datetime.fromisoformat(row[name]) if row.get(name) else None
        except ValueError:
            raise bad(name, "2026-01-31T09:30") from None

    if row["verdict"] not in list(Verdict):
        raise bad("verdict", ", ".join(Verdict))
    advice, status = row.get("advice", ""), row.get("fact_check_status", "")
    return ListedClaim(
        claim_id=row["claim_id"],
        title=row.get("title", ""),
        text=row["text"],
        verdict=Verdict(row["verdict"]),
        advice=Advice(advice) if advice in list(Advice) else None,
        n_messages=count("n_messages"),
        n_chats=count("n_chats"),
        n_senders=count("n_senders"),
        platforms=tuple(_listed(row.get("platforms", ""))),
        first_seen_at=time("first_seen_at"),
        last_seen_at=time("last_seen_at"),
        fact_check_urls=tuple(_listed(row.get("fact_check_urls", ""))),
        rating=row.get("rating", "").strip(),
        answer_url=row.get("answer_url", "").strip(),
        member_keys=frozenset(_listed(row["member_keys"])),
        advice_reason=row.get("advice_reason", ""),
        due_at=time("due_at"),
        topics=tuple(_listed(row.get("topics", ""))),
        signals=tuple(_listed(row.get("signals", ""))),
        phrases=tuple(_listed(row.get("phrases", ""))),
        fact_check_status=MatchStatus(status) if status in list(MatchStatus) else None,
        fact_check_title=row.get("fact_check_title", ""),
        fact_check_rating=row.get("fact_check_rating", ""),
    )


def _listed(cell: str) -> list[str]:
    return [piece for piece in cell.split(LIST_SEPARATOR) if piece]


def find_claim(claims: Sequence[ListedClaim], key: str, where: Path) -> ListedClaim:
    """Return the claim whose id is `key`, or begins with it (`c-` may be left out).

    Raises `InputError` that lists the nearest ids where no claim or more than one fits.
    """
    ids = [claim.claim_id for claim in claims]
    wanted = key.strip().lower()
    fitting = [claim for claim in claims if claim.claim_id == wanted] or [
        claim for claim in claims if wanted and claim.claim_id.startswith((wanted, f"c-{wanted}"))
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        found = [claim.claim_id for claim in fitting]
        raise InputError("claim_ambiguous", where=where, found=key, names=_some(found))
    nearest = get_close_matches(wanted, ids, n=N_NEAREST, cutoff=0)
    raise InputError("claim_unknown", where=where, found=key[:40], names=_some(nearest))


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:N_NEAREST]) + (", …" if len(ids) > N_NEAREST else "")
