"""Read a worklist file: an earlier list for `--since`, or a claim for `saring draft`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from saring.errors import InputError
from saring.files.sources import single_source
from saring.files.tables import LIST_SEPARATOR, is_formula
from saring.i18n import PHRASES
from saring.i18n.labels import code_of
from saring.i18n.names import name_some
from saring.records import Advice, ListedClaim, MatchStatus, People, Verdict
from saring.worklist.listed_rows import ListedRow, ListedTable, read_table
from saring.worklist.people import PEOPLE_COLUMNS

REQUIRED = ("claim_id", "text", "verdict", "n_messages", "first_seen_at", "last_seen_at")
KEY_COLUMNS = ("member_keys", "chat_keys", "sender_keys")
_KEY = re.compile("[0-9a-f]{10}")
N_NEAREST = 5
LOCAL_TIMES = ("%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M", "%d/%m/%Y")
Code = TypeVar("Code", bound=StrEnum)


def read_worklist(path: Path) -> list[ListedClaim]:
    """Read the `.csv`, `.jsonl` or `.xlsx` that `saring triage` wrote, with what people filled in.

    A workbook may be in either language, whatever the chosen one, and as any spreadsheet saved it. Raises `InputError`
    naming the file, and the cell that is invalid.
    """
    return claims_of(open_table(path), path)


def open_table(path: Path) -> ListedTable:
    """Read the rows of a worklist or of a file of marks; raises `InputError` for a page and for what is no table."""
    source = single_source(path)
    if not source.is_zip and source.head_text.lstrip().startswith("<"):
        raise InputError("worklist_is_page", where=path)
    return read_table(source, path)


def claims_of(table: ListedTable, path: Path) -> list[ListedClaim]:
    """Return the claims of a worklist; raises `InputError` where columns are missing or a cell is invalid."""
    if missing := [name for name in REQUIRED if name not in table.names]:
        raise InputError("worklist_columns", where=path, names=", ".join(missing))
    # Thousands of keys do not fit into a cell, so a workbook has them on a sheet of their own.
    if "member_keys" not in table.names and "keys" not in table.names:
        raise InputError("worklist_columns", where=path, names="keys_of, keys")
    keys: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in table.keys:
        keys[str(row["claim_id"])][str(row["keys_of"])].append(str(row["keys"]))
    for listed in table.rows:
        _check_whole(listed)
        for name, cells in keys.get(listed.text("claim_id"), {}).items():
            listed.cells[name] = LIST_SEPARATOR.join(cells)
    return list(map(_claim, table.rows))


def _check_whole(row: ListedRow) -> None:
    """Raise `InputError` for a row that was cut: the keys in its last columns are missing or incomplete."""
    (columns, number), *_ = row.at
    if columns.sheet or not columns.places.keys() & KEY_COLUMNS:
        return
    keys = [row.text(name) for name in KEY_COLUMNS if name in columns.places]
    in_a_key = _KEY.match(keys[0]) and not _KEY.fullmatch(keys[-1].split(LIST_SEPARATOR)[-1])
    if in_a_key or any(columns.places.get(name, 0) >= row.n_cells for name in KEY_COLUMNS):
        raise InputError("worklist_cut", where=row.file, row=number)


def _code(kind: str, codes: type[Code], cell: str) -> Code | None:
    """Return the code in a cell, written as code or as label in either language; None for anything else.

    >>> _code("verdict", Verdict, "Kemungkinan hoaks"), _code("verdict", Verdict, "likely_hoax")
    (<Verdict.LIKELY_HOAX: 'likely_hoax'>, <Verdict.LIKELY_HOAX: 'likely_hoax'>)
    """
    wanted = " ".join(cell.split()).casefold()
    for code in codes:
        if wanted in (code.value, *(label.casefold() for label in PHRASES[f"{kind}_{code}"])):
            return code
    return None


def _bad_cell(row: ListedRow, name: str, expected: str) -> InputError:
    return InputError("worklist_cell", where=row.where(name), name=name, expected=expected, found=row.text(name)[:40])


def _claim(row: ListedRow) -> ListedClaim:
    def count(name: str) -> int:
        try:
            n = int(float(row.text(name) or 0))
        except (ValueError, OverflowError):
            raise _bad_cell(row, name, "0, 1, 2, …") from None
        if n < 0:
            raise _bad_cell(row, name, "0, 1, 2, …")
        return n

    def time(name: str) -> datetime | None:
        try:
            return _time(row.text(name)) if row.text(name) else None
        except ValueError:
            raise _bad_cell(row, name, "2026-01-31T09:30") from None

    def listed(name: str) -> tuple[str, ...]:
        return tuple(piece for piece in row.text(name).split(LIST_SEPARATOR) if piece)

    for name in ("claim_id", "text"):
        if not row.text(name).strip():
            raise _bad_cell(row, name, "…")
    verdict = _code("verdict", Verdict, row.text("verdict"))
    if verdict is None:
        raise _bad_cell(row, "verdict", ", ".join(Verdict))
    people = checked_people(row)
    return ListedClaim(
        claim_id=row.text("claim_id"),
        title=row.text("title"),
        text=row.text("text"),
        verdict=verdict,
        advice=_code("advice", Advice, row.text("advice")),
        n_messages=count("n_messages"),
        n_chats=count("n_chats"),
        n_senders=count("n_senders"),
        platforms=tuple(code_of("platform", name) for name in listed("platforms")),
        first_seen_at=time("first_seen_at"),
        last_seen_at=time("last_seen_at"),
        fact_check_urls=listed("fact_check_urls"),
        member_keys=frozenset(listed("member_keys")),
        people=people,
        rating_at=row.where("rating") if people.rating else "",
        advice_reason=row.text("advice_reason"),
        due_at=time("due_at"),
        topics=tuple(code_of("topic", name) for name in listed("topics")),
        signals=listed("signals"),
        phrases=listed("phrases"),
        fact_check_status=_code("status", MatchStatus, row.text("fact_check_status")),
        fact_check_title=row.text("fact_check_title"),
        fact_check_rating=row.text("fact_check_rating"),
        n_forwarded=count("n_forwarded"),
        chat_keys=frozenset(listed("chat_keys")),
        sender_keys=frozenset(listed("sender_keys")),
    )


def checked_people(row: ListedRow) -> People:
    """Return what people wrote into a row; raises `InputError` for an answer that is no address."""
    people = people_of(row)
    if people.answer_url and not people.answer_url.startswith(("https://", "http://")):
        raise _bad_cell(row, "answer_url", "https://…")
    return people


def people_of(row: ListedRow) -> People:
    """Return what people wrote into a row; of a text table without the quotes that stop formulas."""
    as_written = str if any(columns.sheet for columns, _ in row.at) else _unquoted
    status, assignee, note, rating, answer_url = (as_written(row.text(name).strip()) for name in PEOPLE_COLUMNS)
    added = ((name, as_written(cell) if isinstance(cell, str) else cell) for name, cell in row.added.items())
    return People(status, assignee, note, rating, answer_url, tuple(added))


def _unquoted(text: str) -> str:
    """Return a text without the quote before it that keeps a spreadsheet from running it as a formula."""
    return text[1:] if text[:1] == "'" and is_formula(text[1:]) else text


def _time(cell: str) -> datetime:
    """Parse a time as Saring or an Indonesian Excel writes it into a CSV; raises `ValueError` for others."""
    for shape in LOCAL_TIMES:
        with suppress(ValueError):
            return datetime.strptime(cell.strip(), shape)
    return datetime.fromisoformat(cell)


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
        raise InputError("claim_ambiguous", where=where, found=key, names=name_some(found, N_NEAREST))
    nearest = get_close_matches(wanted, ids, n=N_NEAREST, cutoff=0)
    raise InputError("claim_unknown", where=where, found=key[:40], names=name_some(nearest, N_NEAREST))
