"""What `--since` gives: earlier lists, and marks of people that are laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from saring.facts.ratings import rating_names, understand_rating
from saring.i18n import say
from saring.i18n.times import earliest, latest, to_wall_clock
from saring.records import ListedClaim, People
from saring.worklist.listed_rows import CLAIM_ID, ListedTable
from saring.worklist.people import PEOPLE_COLUMNS, join_people, lay_over
from saring.worklist.read import checked_people, claims_of, open_table

MARKED_AT = "marked_at"
"""The column of a file of marks that says when a mark was made; the latest is laid on last."""


@dataclass(slots=True)
class Earlier:
    """The claims of the earlier lists (None where no list was given), and marks on claims that are in none of them.

    `notes` are for a person: ratings that nobody understands, by cell.
    """

    claims: list[ListedClaim] | None = None
    marks: dict[str, People] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def without_times_after(self, limit: datetime) -> Earlier:
        """Return it without the times that no message can have; lists made before dates were doubted have them."""
        if self.claims is None:
            return self
        return replace(self, claims=[_possible(claim, to_wall_clock(limit)) for claim in self.claims])


def _possible(claim: ListedClaim, limit: datetime) -> ListedClaim:
    if claim.last_seen_at is None or to_wall_clock(claim.last_seen_at) <= limit:
        return claim
    first = claim.first_seen_at
    first = first if first and to_wall_clock(first) <= limit else None
    return replace(claim, first_seen_at=first, last_seen_at=first)


def read_earlier(paths: Iterable[Path]) -> Earlier:
    """Read earlier lists and files of marks, in the order given; of two lists, the later one is believed.

    Raises `InputError` for a file that is neither, and naming the cell that is invalid.
    """
    lists, marks, notes = list[list[ListedClaim]](), list[tuple[str, str, People]](), list[str]()
    for path in paths:
        table = open_table(path)
        if is_marks(table):
            marks += _marks(table, notes)
        else:
            lists.append(claims_of(table, path))
    claims = _combine(lists) if lists else None
    notes += (_note(claim.rating_at, claim.rating) for claim in claims or () if not _is_understood(claim.rating))
    loose: dict[str, People] = {}
    for claim_id, _, people in sorted(marks, key=lambda mark: mark[1]):
        loose[claim_id] = lay_over(loose.get(claim_id, People()), people)
    laid = [
        replace(claim, people=lay_over(claim.people, loose.pop(claim.claim_id))) if claim.claim_id in loose else claim
        for claim in claims or ()
    ]
    return Earlier(laid if lists else None, loose, notes)


def is_marks(table: ListedTable) -> bool:
    """Tell whether a table has the claim id and columns for people, and nothing of the claims themselves."""
    return (
        CLAIM_ID in table.names
        and table.names.isdisjoint(("text", "verdict"))
        and bool(table.names & {*PEOPLE_COLUMNS})
    )


def _marks(table: ListedTable, notes: list[str]) -> Iterable[tuple[str, str, People]]:
    """Yield the id of each marked claim, when it was marked, and what people wrote."""
    for row in table.rows:
        marked_at = str(row.added.pop(MARKED_AT, ""))
        people = checked_people(row)
        if not _is_understood(people.rating):
            notes.append(_note(row.where("rating"), people.rating))
        yield row.text(CLAIM_ID).strip(), marked_at, people


def _is_understood(rating: str) -> bool:
    return not rating or understand_rating(rating) is not None


def _note(where: str, rating: str) -> str:
    return say("rating_unknown", where=where, found=rating[:40], names=rating_names())


def _combine(lists: Sequence[Sequence[ListedClaim]]) -> list[ListedClaim]:
    """Return the claims of several lists, of which those of one id are one, and no message counts twice."""
    combined: dict[str, ListedClaim] = {}
    for claim in reversed([claim for claims in lists for claim in claims]):
        later = combined.get(claim.claim_id)
        combined[claim.claim_id] = _united(later, claim) if later else claim
    owner_of: dict[str, str] = {}
    for claim_id, claim in combined.items():
        keys = frozenset(key for key in claim.member_keys if owner_of.setdefault(key, claim_id) == claim_id)
        n_counted = max(claim.n_messages - len(claim.member_keys - keys), 1)
        combined[claim_id] = replace(claim, member_keys=keys, n_messages=n_counted)
    return list(reversed(combined.values()))


def _united(later: ListedClaim, claim: ListedClaim) -> ListedClaim:
    """Return a claim of two lists: as the later one has it, with the messages of both."""
    keys = later.member_keys | claim.member_keys
    chats, senders = later.chat_keys | claim.chat_keys, later.sender_keys | claim.sender_keys
    n_again = len(later.member_keys & claim.member_keys) if claim.member_keys else claim.n_messages
    return replace(
        later,
        people=join_people([later.people, claim.people]),
        rating_at=later.rating_at or claim.rating_at,
        n_messages=later.n_messages + max(0, claim.n_messages - n_again),
        n_chats=max(later.n_chats, claim.n_chats, len(chats)),
        n_senders=max(later.n_senders, claim.n_senders, len(senders)),
        n_forwarded=max(later.n_forwarded, claim.n_forwarded),
        first_seen_at=earliest((later.first_seen_at, claim.first_seen_at)),
        last_seen_at=latest((later.last_seen_at, claim.last_seen_at)),
        member_keys=keys,
        chat_keys=chats,
        sender_keys=senders,
    )
