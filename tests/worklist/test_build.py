from __future__ import annotations

from dataclasses import replace

import pytest

from saring.claims.claims import build_claims
from saring.records import Advice, FactCheck, FactCheckMatch, MatchStatus, Score, Verdict
from saring.worklist.advice import lane_of
from saring.worklist.build import WorklistOptions, build_worklist
from saring.worklist.continuity import TrackedClaim
from saring.worklist.priority import reach
from tests.claims.test_claims import FORWARD, scored
from tests.worklist.triage_cases import HARMFUL, HARMLESS, listed

SURE = Score(Verdict.LIKELY_HOAX, 0.9, 0.9, 0.3, ())
CHECKED = [FactCheckMatch(FactCheck("f", "Vaksin bikin lumpuh"), 1, 0.9, MatchStatus.MATCHED)]
OTHER = "Bantuan tunai dua juta cair hari ini untuk semua warga, daftar lewat tautan yang beredar di grup"


def test_reach_lifts_an_equal_risk() -> None:
    claims = build_claims([scored(OTHER), scored(FORWARD), scored(FORWARD, "b"), scored(FORWARD, "c", "q")])
    worklist = build_worklist(map(TrackedClaim, claims))
    assert [item.claim.n_messages for item in worklist] == [3, 1]
    assert [item.rank for item in worklist] == [1, 2]
    assert worklist[0].priority > worklist[1].priority


def test_reach_grows_with_chats_and_is_zero_for_one_message() -> None:
    once, twice, wide = (
        build_claims([scored(FORWARD)]),
        build_claims([scored(FORWARD), scored(FORWARD)]),
        build_claims([scored(FORWARD), scored(FORWARD, "b")]),
    )
    assert 0 == reach(once[0]) < reach(twice[0]) < reach(wide[0]) < 1


def test_ordinary_talk_is_listed_only_on_request() -> None:
    talk = scored("selamat pagi bapak ibu semua sehat selalu")
    talk = talk._replace(score=type(talk.score)(Verdict.NO_CLAIM, 0.1, 0.1, 0.01, ()))
    claims = build_claims([talk])
    assert build_worklist(map(TrackedClaim, claims)) == []
    assert len(build_worklist(map(TrackedClaim, claims), WorklistOptions(everything=True))) == 1


def test_what_asks_for_an_answer_now_comes_first_whatever_its_priority() -> None:
    pressing = [scored(f"{HARMFUL} {OTHER}", chat, sender) for chat in "abc" for sender in "xy"]
    likely = [scored(HARMLESS, chat)._replace(score=SURE) for chat in "ab"]
    once = [scored("Vaksin di puskesmas bikin lumpuh, jangan mau disuntik, sebarkan sekarang juga")]
    options = WorklistOptions(match=lambda readings, _: [CHECKED if "lumpuh" in r.text else [] for r in readings])
    worklist = build_worklist(map(TrackedClaim, build_claims([*once, *likely, *pressing])))
    assert [item.advice for item in worklist] == [Advice.RESPOND_NOW, Advice.PREPARE_ANSWER, Advice.WATCH]
    assert worklist[1].priority < worklist[2].priority
    checked = build_worklist(map(TrackedClaim, build_claims([*once, *likely])), options)
    assert [item.advice for item in checked] == [Advice.PREPARE_ANSWER, Advice.ALREADY_ANSWERED]


def test_a_claim_the_office_has_answered_waits_behind_those_to_watch() -> None:
    (answered,) = build_claims([scored(FORWARD, chat) for chat in "abc"])
    (once,) = build_claims([scored(OTHER)])
    known = listed(answered, answer_url="https://sukamaju.example/jawaban")
    worklist = build_worklist([TrackedClaim(answered, known, 0, people=known.people), TrackedClaim(once)])
    assert [item.advice for item in worklist] == [Advice.WATCH, Advice.ALREADY_ANSWERED]
    assert [lane_of(item) for item in worklist] == sorted(lane_of(item) for item in worklist)


def check_rated(rating: str, status: MatchStatus = MatchStatus.MATCHED) -> WorklistOptions:
    match = FactCheckMatch(FactCheck("f", "Air galon", textual_rating=rating), 1, 0.9, status)
    return WorklistOptions(match=lambda texts, _times: [[match]] * len(texts))


@pytest.mark.parametrize("verdict", [Verdict.UNVERIFIED, Verdict.NO_CLAIM])
def test_a_matched_fact_check_that_rates_it_false_makes_a_likely_hoax(verdict: Verdict) -> None:
    message = scored(FORWARD)
    message = message._replace(score=message.score._replace(verdict=verdict))
    options = replace(check_rated("Salah"), everything=True)
    (item,) = build_worklist(map(TrackedClaim, build_claims([message])), options)
    assert item.claim.representative.score.verdict is Verdict.LIKELY_HOAX
    assert "Salah" in item.claim.representative.score.reasons[0].detail


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (FORWARD, check_rated("Benar")),
        (FORWARD, check_rated("")),
        (FORWARD, check_rated("Salah", MatchStatus.SUGGESTED)),
        (f"HOAKS! Tidak benar bahwa {FORWARD}", check_rated("Salah")),
    ],
)
def test_any_other_fact_check_leaves_the_verdict(text: str, options: WorklistOptions) -> None:
    (item,) = build_worklist(map(TrackedClaim, build_claims([scored(text)])), options)
    assert item.claim.representative.score.verdict is Verdict.UNVERIFIED
