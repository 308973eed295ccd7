from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.claims.claims import build_claims
from saring.records import Advice, Change, ListedClaim, Message, ScoredMessage
from saring.worklist.continuity import TrackedClaim, change_since, track_claims
from tests.listed import with_people
from tests.worklist.triage_cases import HARMFUL, HARMLESS, NOON, claim_of, listed, message, scored

WEEK = timedelta(days=7)


def score_again(known: ListedClaim) -> ScoredMessage:
    return scored(message(known.text))


def follow(today: list[Message], *earlier: ListedClaim) -> list[TrackedClaim]:
    return track_claims(build_claims([scored(given) for given in today]), earlier, score_again)


def at(hours: int, chat: str = "rt", sender: str = "ani", text: str = HARMFUL) -> Message:
    return message(text, chat, sender, NOON + timedelta(hours=hours))


OLD = [at(0), at(1, "rt", "budi"), at(2, "kelas", "ani")]
NEW = [at(30, "kelas", "cici"), at(31, "pkk", "ani")]


@pytest.mark.parametrize("today", [NEW, OLD + NEW, OLD[1:] + NEW], ids=["only new", "all again", "overlapping"])
def test_counts_are_those_of_the_union(today: list[Message]) -> None:
    (item,) = follow(today, listed(claim_of(OLD)))
    claim = item.claim
    assert (claim.n_messages, claim.n_chats, claim.n_senders, item.n_new) == (5, 3, 3, 2)
    assert (claim.first_seen_at, claim.last_seen_at) == (OLD[0].sent_at, NEW[-1].sent_at)
    assert item.first_new_at == NEW[0].sent_at


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from("abc"), st.sampled_from("pqr")), min_size=1, unique=True),
    st.data(),
)
def test_any_overlap_gives_the_same_counts(whole: list[tuple[int, str, str]], data: st.DataObject) -> None:
    messages = [at(*one) for one in whole]
    n_old = data.draw(st.integers(1, len(messages)))
    n_again = data.draw(st.integers(0, n_old))
    today = messages[n_again:]
    (item,) = follow(today, listed(claim_of(messages[:n_old]))) if today else follow([], listed(claim_of(messages)))
    full = claim_of(messages)
    found = item.claim
    assert (found.n_messages, found.n_chats, found.n_senders) == (full.n_messages, full.n_chats, full.n_senders)
    assert (found.first_seen_at, found.last_seen_at) == (full.first_seen_at, full.last_seen_at)
    assert item.n_new == len(messages) - n_old if today else item.n_new == 0


def test_the_id_stays_when_another_copy_speaks_for_the_claim() -> None:
    longer = f"{HARMFUL} dan jangan lupa kabari juga keluarga yang jauh"
    today = [*OLD, at(30, text=longer)]
    assert claim_of(today).claim_id != claim_of(OLD).claim_id
    (item,) = follow(today, listed(claim_of(OLD)))
    assert item.claim.claim_id == item.claim.family_id == claim_of(OLD).claim_id


def test_the_id_is_found_by_the_text_where_no_message_came_again() -> None:
    (item,) = follow([at(30, text=f"{HARMFUL} ya bu")], listed(claim_of(OLD)))
    assert item.claim.claim_id == claim_of(OLD).claim_id
    assert item.claim.n_messages == 4
    other, away = follow([at(30, text=HARMLESS)], listed(claim_of(OLD)))
    assert other.known is None
    assert away.claim.claim_id == claim_of(OLD).claim_id


def test_a_claim_that_did_not_come_stays_known() -> None:
    known = listed(claim_of(OLD), rating="hoaks", answer_url="https://a.example")
    (item,) = follow([], known)
    assert (item.claim.n_messages, item.claim.members, item.n_new) == (3, (), 0)
    assert item.known == known
    assert item.claim.representative.message.text == HARMFUL


def test_two_claims_that_grew_together_are_one_under_the_first_and_nothing_written_is_lost() -> None:
    first, second = (
        listed(claim_of(OLD)),
        listed(claim_of([at(3, "pkk", "dedi")]), claim_id="c-2", answer_url="https://b.example"),
    )
    (item,) = follow([*OLD, at(3, "pkk", "dedi"), at(30)], first, second)
    assert (item.claim.claim_id, item.claim.n_messages, item.n_new) == (first.claim_id, 5, 1)
    assert item.known
    assert item.known.answer_url == "https://b.example"
    assert len(item.known.member_keys) == 4


def test_a_message_that_moved_to_another_claim_counts_once() -> None:
    moved = at(2, text=HARMLESS)
    known = listed(claim_of(OLD))
    known = replace(known, n_messages=4, member_keys=known.member_keys | listed(claim_of([moved])).member_keys)
    items = follow([*OLD, moved], known)
    assert sum(item.claim.n_messages for item in items) == 4
    assert sum(item.n_new or 0 for item in items) == 0
    assert len({item.claim.claim_id for item in items}) == 2
    assert sum(len(item.known.member_keys) for item in items if item.known) == 3


def test_rows_without_time_are_counted_by_their_number() -> None:
    rows = [message(HARMFUL, "", "", None)] * 2
    (item,) = follow(rows * 2, listed(claim_of(rows)))
    assert (item.claim.n_messages, item.n_new) == (4, 2)
    (item,) = follow(rows, listed(claim_of(rows)))
    assert (item.claim.n_messages, item.n_new) == (2, 0)


@pytest.mark.parametrize(
    ("hours", "changes", "advice", "change"),
    [
        (30, {}, Advice.WATCH, Change.GROWING),
        (None, {}, Advice.WATCH, Change.UNCHANGED),
        (None, {"answer_url": "https://a.example"}, Advice.ALREADY_ANSWERED, Change.ANSWERED),
        (30, {"answer_url": "https://a.example"}, Advice.ALREADY_ANSWERED, Change.ANSWERED),
        (None, {"rating": "hoaks"}, Advice.WATCH, Change.UNCHANGED),
        (30, {"advice": Advice.WATCH}, Advice.ALREADY_ANSWERED, Change.ANSWERED),
        (30, {"advice": Advice.ALREADY_ANSWERED}, Advice.ALREADY_ANSWERED, Change.GROWING),
        (2 + 7 * 24, {}, Advice.WATCH, Change.RESURFACED),
        (1 + 7 * 24, {}, Advice.WATCH, Change.GROWING),
        (2 + 7 * 24, {"answer_url": "https://a.example"}, Advice.ALREADY_ANSWERED, Change.RESURFACED),
    ],
)
def test_what_became_of_a_claim(hours: int | None, changes: dict[str, object], advice: Advice, change: Change) -> None:
    today = [] if hours is None else [at(hours)]
    (item,) = follow(today, listed(claim_of(OLD), **changes))
    assert change_since(item, advice, WEEK) is change
    assert change_since(TrackedClaim(claim_of(OLD)), advice, WEEK) is Change.NEW


def test_what_an_earlier_list_held_apart_is_not_joined_for_likeness() -> None:
    asked = f"{HARMFUL} mau tanya"
    owner = listed(claim_of(OLD))
    apart = with_people(
        owner, claim_id="c-9", text=asked, n_messages=1, answer_url="https://b.example", member_keys=frozenset({"k"})
    )
    first, second = follow(OLD, owner, apart)
    assert (first.claim.claim_id, first.claim.n_messages) == (owner.claim_id, owner.n_messages)
    assert first.known is not None
    assert first.known.answer_url == ""
    assert (second.claim.claim_id, second.claim.members) == ("c-9", ())
