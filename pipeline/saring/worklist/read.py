"""Read a worklist file: an earlier list for `--since`, or a claim for `saring draft`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from saring.errors import InputError
from saring.files.sources import Source, single_source
from saring.files.tables import LIST_SEPARATOR, column_names, iter_table
from saring.i18n import PHRASES
from saring.records import Advice, ListedClaim, MatchStatus, Verdict

REQUIRED = ("claim_id", "text", "verdict", "n_messages", "first_seen_at", "last_seen_at")
ROWS, KEYS = "worklist", "keys"
KEY_COLUMNS = ("member_keys", "chat_keys", "sender_keys")
_KEY = re.compile("[0-9a-f]{10}")
N_NEAREST = 5
LOCAL_TIMES = ("%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M", "%d/%m/%Y")
Code = TypeVar("Code", bound=StrEnum)


def read_worklist(path: Path) -> list[ListedClaim]:
    """Read the `.csv`, `.jsonl` or `.xlsx` that `saring triage` wrote, with what an officer filled in.

    A workbook may be in either language, whatever the chosen one. Raises `InputError` naming the file,
    and the row with an invalid cell.
    """
    source = single_source(path)
    if not source.is_zip and source.head_text.lstrip().startswith("<"):
        raise InputError("worklist_is_page", where=path)
    rows = [(number, row) for number, row in _named_rows(source, ROWS, REQUIRED) if _is_claim(row)]
    # Thousands of keys do not fit into a cell, so a workbook has them on a sheet of their own.
    keys = _keys(source) if any("member_keys" not in row for _, row in rows) else {}
    return [_claim(path, number, {"member_keys": ""} | row | keys.get(row["claim_id"], {})) for number, row in rows]


def _named_rows(source: Source, sheet: str, required: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield row numbers and rows as dicts by column name; the columns in `required` must exist."""
    rows = iter_table(source, sheet)
    names = column_names(next(rows, (0, []))[1])
    if missing := [name for name in required if name not in names]:
        raise InputError("worklist_columns", where=source.name, names=", ".join(missing))
    return ((number, _named(source, number, names, cells)) for number, cells in rows)


def _named(source: Source, number: int, names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    row = dict.fromkeys(names, "") | dict(zip(names, cells, strict=False))  # a row may have fewer cells than columns
    begun = _is_claim(row) or row.get("rank", "").isdecimal()
    if begun and not source.is_zip and _is_cut(row, names[len(cells) :]):
        raise InputError("worklist_cut", where=source.name, row=number)
    return row


def _is_claim(row: Mapping[str, str]) -> bool:
    """Tell whether a row is a claim, not empty or a note written below the list."""
    return any(row[name].strip() for name in ("claim_id", "text", "verdict"))


def _is_cut(row: Mapping[str, str], missing: Sequence[str]) -> bool:
    """Tell whether the row of a claim was truncated: the keys in its last columns are missing or incomplete."""
    keys = [row[name] for name in KEY_COLUMNS if name in row]
    in_a_key = keys and _KEY.match(keys[0]) and not _KEY.fullmatch(keys[-1].split(LIST_SEPARATOR)[-1])
    return bool(in_a_key) or not set(KEY_COLUMNS).isdisjoint(missing)


def _keys(source: Source) -> dict[str, dict[str, str]]:
    """Read the key columns by claim; raises `InputError` if the file does not have them."""
    if not source.is_zip:
        raise InputError("worklist_columns", where=source.name, names="member_keys")
    keys: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for _, row in _named_rows(source, KEYS, ("claim_id", "keys_of", "keys")):
        keys[row["claim_id"]][row["keys_of"]].append(row["keys"])
    return {claim: {name: LIST_SEPARATOR.join(cells) for name, cells in found.items()} for claim, found in keys.items()}


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


def _claim(path: Path, number: int, row: dict[str, str]) -> ListedClaim:
    def bad(name: str, expected: str) -> InputError:
        return InputError("worklist_cell", where=path, row=number, name=name, expected=expected, found=row[name][:40])

    def count(name: str) -> int:
        try:
            n = int(float(row.get(name) or 0))
        except (ValueError, OverflowError):
            raise bad(name, "0, 1, 2, …") from None
        if n < 0:
            raise bad(name, "0, 1, 2, …")
        return n

    def time(name: str) -> datetime | None:
        try:
            return _time(row[name]) if row.get(name) else None
        except ValueError:
            raise bad(name, "2026-01-31T09:30") from None

    for name in ("claim_id", "text"):
        if not row[name].strip():
            raise bad(name, "…")
    verdict = _code("verdict", Verdict, row["verdict"])
    if verdict is None:
        raise bad("verdict", ", ".join(Verdict))
    answer_url = row.get("answer_url", "").strip()
    if answer_url and not answer_url.startswith(("https://", "http://")):
        raise bad("answer_url", "https://…")
    return ListedClaim(
        claim_id=row["claim_id"],
        title=row.get("title", ""),
        text=row["text"],
        verdict=verdict,
        advice=_code("advice", Advice, row.get("advice", "")),
        n_messages=count("n_messages"),
        n_chats=count("n_chats"),
        n_senders=count("n_senders"),
        platforms=tuple(_listed(row.get("platforms", ""))),
        first_seen_at=time("first_seen_at"),
        last_seen_at=time("last_seen_at"),
        fact_check_urls=tuple(_listed(row.get("fact_check_urls", ""))),
        rating=row.get("rating", "").strip(),
        answer_url=answer_url,
        member_keys=frozenset(_listed(row["member_keys"])),
        advice_reason=row.get("advice_reason", ""),
        due_at=time("due_at"),
        topics=tuple(_listed(row.get("topics", ""))),
        signals=tuple(_listed(row.get("signals", ""))),
        phrases=tuple(_listed(row.get("phrases", ""))),
        fact_check_status=_code("status", MatchStatus, row.get("fact_check_status", "")),
        fact_check_title=row.get("fact_check_title", ""),
        fact_check_rating=row.get("fact_check_rating", ""),
        n_forwarded=count("n_forwarded"),
        chat_keys=frozenset(_listed(row.get("chat_keys", ""))),
        sender_keys=frozenset(_listed(row.get("sender_keys", ""))),
    )


def _time(cell: str) -> datetime:
    """Parse a time as Saring or an Indonesian Excel writes it into a CSV; raises `ValueError` for others."""
    for shape in LOCAL_TIMES:
        with suppress(ValueError):
            return datetime.strptime(cell.strip(), shape)
    return datetime.fromisoformat(cell)


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
