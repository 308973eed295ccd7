from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from saring.i18n import say, set_language
from saring.records import Advice, FactCheck, FactCheckMatch, MatchStatus, Verdict
from saring.settings import Office, Settings
from saring.worklist.advice import RULES, advise, deadline_reason, due_at, is_overdue
from saring.worklist.priority import ClaimEvidence, weigh
from tests.worklist.triage_cases import HARMFUL, HARMLESS, NOON, claim_of, evidence_of, listed, message, spread

CALM_HARM = "Kata orang obat itu tidak baik untuk badan kita semua dan bisa bikin sakit yang lama sekali sembuhnya"
MILD_HARM = "Katanya penculik anak itu sudah sampai di kampung sebelah sejak kemarin sore menjelang magrib"
ASKED = "Bu, anaknya yang demam kemarin sudah dicek ke puskesmas atau masih menunggu bapaknya pulang?"
STATED = ASKED.replace("sudah dicek ke puskesmas", "sudah dicek ke bidan").replace("?", ".")
OFFICE = Settings(office=Office(places=("Sukamaju",)))
CHECK = FactCheck("1", "[SALAH] Vaksin bikin kejang", url="https://cekfakta.example/1")


def match(status: MatchStatus) -> FactCheckMatch:
    return FactCheckMatch(CHECK, 1, 0.8, status)


def answered(url: str) -> ClaimEvidence:
    claim = claim_of(spread(HARMFUL, 3, 5))
    return evidence_of(claim, known=listed(claim, answer_url=url), n_new=0)


def growing(text: str, n_new: int) -> ClaimEvidence:
    claim = claim_of(spread(text, 2, 2, n_new))
    return evidence_of(claim, known=listed(claim), n_new=n_new)


def aged(now: datetime) -> ClaimEvidence:
    return evidence_of(claim_of(spread(HARMFUL, 3, 5)), now=now)


# A rule, a evidence that it decides, and one that nearly fits and another rule decides.
CASES = [
    ("office_answered", answered("https://sukamaju.example/jawaban"), answered("")),
    (
        "fact_checked",
        evidence_of(claim_of(spread(HARMFUL, 3, 5)), matches=[match(MatchStatus.MATCHED)]),
        evidence_of(claim_of(spread(HARMFUL, 3, 5)), matches=[match(MatchStatus.SUGGESTED)]),
    ),
    (
        "no_claim",
        evidence_of(claim_of(spread(HARMLESS, 3, 5), Verdict.NO_CLAIM)),
        evidence_of(claim_of(spread("Mohon dibuka ya bapak ibu, ini surat undangan.apk kami", 3, 5), Verdict.NO_CLAIM)),
    ),
    (
        "needs_context",
        evidence_of(claim_of(spread(HARMFUL, 3, 5), Verdict.NEEDS_CONTEXT)),
        evidence_of(claim_of(spread(HARMFUL, 3, 5), Verdict.UNVERIFIED)),
    ),
    (
        "denial",
        evidence_of(claim_of(spread(f"HOAKS! Tidak benar bahwa {HARMFUL}", 3, 5), Verdict.UNVERIFIED)),
        evidence_of(claim_of(spread(f"Ini bukan hoaks! {HARMFUL}", 3, 5), Verdict.UNVERIFIED)),
    ),
    ("seen_once", evidence_of(claim_of(spread(HARMFUL))), evidence_of(claim_of(spread(HARMFUL, 1, 1, 2)))),
    ("faded", aged(NOON + timedelta(days=3)), aged(NOON + timedelta(days=2, hours=23))),
    (
        "harm_spreads_fast",
        evidence_of(claim_of(spread(CALM_HARM, 3, 3))),
        evidence_of(claim_of(spread(CALM_HARM, 2, 2))),
    ),
    (
        "harm_spreads_fast",
        evidence_of(claim_of(spread(CALM_HARM, 2, 5))),
        evidence_of(claim_of(spread(CALM_HARM, 2, 4))),
    ),
    ("harm_spreads_fast", evidence_of(claim_of(spread(HARMFUL, 2, 2))), evidence_of(claim_of(spread(HARMFUL, 1, 2)))),
    ("harm_spreads_fast", growing(CALM_HARM, 4), growing(CALM_HARM, 2)),
    (
        "harm_spreads_fast",
        evidence_of(claim_of(spread(HARMFUL, 3, 3), Verdict.UNVERIFIED)),
        evidence_of(claim_of(spread(MILD_HARM, 3, 3), Verdict.UNVERIFIED)),
    ),
    ("harm_spreads_fast", evidence_of(claim_of(spread(MILD_HARM, 3, 3))), evidence_of(claim_of(spread(HARMLESS, 3)))),
    ("only_asked", evidence_of(claim_of(spread(ASKED, 1, 2))), evidence_of(claim_of(spread(STATED, 1, 2)))),
    (
        "harm_spreads_fast",
        evidence_of(claim_of(spread(f"{CALM_HARM} di Sukamaju", 2, 2)), settings=OFFICE),
        evidence_of(claim_of(spread(f"{CALM_HARM} di Surabaya", 2, 2)), settings=OFFICE),
    ),
    (
        "worth_an_answer",
        evidence_of(claim_of(spread(HARMLESS, 2, 2), Verdict.LIKELY_HOAX)),
        evidence_of(claim_of(spread(HARMLESS, 2, 2), Verdict.UNVERIFIED)),
    ),
    (
        "worth_an_answer",
        evidence_of(claim_of(spread(CALM_HARM, 1, 3))),
        evidence_of(claim_of(spread(CALM_HARM, 1, 2))),
    ),
    (
        "harm_in_one_place",
        evidence_of(claim_of(spread(CALM_HARM, 1, 2))),
        evidence_of(claim_of(spread(HARMLESS, 1, 2))),
    ),
    (
        "small_and_harmless",
        evidence_of(claim_of(spread(HARMLESS, 1, 2))),
        evidence_of(claim_of(spread(HARMLESS, 2, 2), Verdict.UNVERIFIED)),
    ),
    (
        "spreads_harmless",
        evidence_of(claim_of(spread(HARMLESS, 2, 2), Verdict.UNVERIFIED)),
        evidence_of(claim_of(spread(HARMLESS, 2, 2), Verdict.LIKELY_HOAX)),
    ),
]  # fmt: skip


def decided(evidence: ClaimEvidence) -> tuple[Advice, str, str]:
    advice, reason = advise(evidence, {part.name: part.value for part in weigh(evidence)})
    return advice, reason.code, reason.detail


@pytest.mark.parametrize(("code", "has", "nearly"), CASES)
def test_a_rule_decides_what_fits_and_not_what_nearly_does(
    code: str, has: ClaimEvidence, nearly: ClaimEvidence
) -> None:
    advice, found, detail = decided(has)
    assert found == code
    assert advice is next(rule.advice for rule in RULES if rule.code == code)
    assert detail.strip()
    assert decided(nearly)[1] != code


def test_every_rule_has_a_case_and_every_advice_a_rule() -> None:
    assert {code for code, *_ in CASES} == {rule.code for rule in RULES}
    assert {rule.advice for rule in RULES} == set(Advice)


@pytest.mark.parametrize(("page", "language"), [("docs/priority.md", "en"), ("docs/priority.id.md", "id")])
def test_the_table_of_the_docs_holds_every_rule_in_order(page: str, language: str) -> None:
    set_language(language)
    text = (Path(__file__).resolve().parents[2] / page).read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.startswith("|")]
    codes = [f"`{rule.code}`" for rule in RULES]
    documented = [(row[1], row[2], row[4]) for row in rows if row[2] in codes]
    advised = (say(f"advice_{rule.advice}") for rule in RULES)
    assert documented == [
        (str(n), code, advice) for n, (code, advice) in enumerate(zip(codes, advised, strict=True), start=1)
    ]


def test_the_answer_that_is_there_is_named() -> None:
    assert "https://sukamaju.example/jawaban" in decided(CASES[0][1])[2]
    assert CHECK.url in decided(CASES[1][1])[2]
    bare = evidence_of(
        claim_of(spread(HARMFUL)), matches=[match(MatchStatus.MATCHED)._replace(fact_check=replace(CHECK, url=""))]
    )
    assert CHECK.title in decided(bare)[2]


THREE_HOURS = Settings(deadline=timedelta(hours=3))


def test_the_clock_starts_when_a_claim_was_first_seen_and_only_for_what_must_be_answered() -> None:
    evidence = evidence_of(claim_of([message(HARMFUL)]), settings=THREE_HOURS)
    assert due_at(evidence, Advice.RESPOND_NOW) == NOON + timedelta(hours=3)
    assert due_at(evidence, Advice.PREPARE_ANSWER) == NOON + timedelta(hours=3)
    assert [due_at(evidence, advice) for advice in (Advice.WATCH, Advice.DO_NOT_AMPLIFY, Advice.ALREADY_ANSWERED)] == [
        None
    ] * 3
    assert due_at(evidence_of(claim_of([message(HARMFUL)])), Advice.RESPOND_NOW) is None
    assert due_at(evidence_of(claim_of([message(HARMFUL, at=None)]), settings=THREE_HOURS), Advice.RESPOND_NOW) is None


def test_the_clock_of_a_known_claim() -> None:
    claim, later = claim_of([message(HARMFUL)]), NOON + timedelta(days=1)
    watched, promised = listed(claim, advice=Advice.WATCH), NOON + timedelta(hours=2)
    asked = listed(claim, advice=Advice.RESPOND_NOW, due_at=promised)
    new = evidence_of(claim, known=watched, n_new=1, first_new_at=later, settings=THREE_HOURS)
    old = evidence_of(claim, known=asked, n_new=1, first_new_at=later, settings=THREE_HOURS)
    assert due_at(new, Advice.RESPOND_NOW) == later + timedelta(hours=3)
    assert due_at(old, Advice.RESPOND_NOW) == promised


def test_what_is_left_and_what_is_late_is_said() -> None:
    assert deadline_reason(NOON + timedelta(minutes=90), NOON) == "1 h 30 min left"
    assert deadline_reason(NOON - timedelta(days=4), NOON) == "overdue by 4 days"
    assert deadline_reason(None, NOON) == deadline_reason(NOON, None) == ""
    assert (is_overdue(NOON, NOON), is_overdue(NOON, NOON + timedelta(seconds=1))) == (False, True)
