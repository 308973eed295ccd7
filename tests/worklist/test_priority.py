from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from saring.i18n import set_language
from saring.records import PART_NAMES, PriorityPart, Verdict
from saring.settings import DEFAULT_WEIGHTS, Office, Settings
from saring.worklist.priority import GRAVE_SIGNAL, UNKNOWN, growth, priority_of, reach, weigh
from tests.worklist.triage_cases import HARMFUL, HARMLESS, NOON, claim_of, evidence_of, listed, message, spread

OFFICE = Settings(office=Office(places=("Sukamaju",)))


def part(name: str, parts: tuple[PriorityPart, ...]) -> PriorityPart:
    return next(part for part in parts if part.name == name)


def test_parts_are_named_in_order_from_0_to_1_each_with_a_reason_in_both_languages() -> None:
    evidence = evidence_of(claim_of(spread(HARMFUL, 3, 5)))
    for language in ("en", "id"):
        set_language(language)
        parts = weigh(evidence)
        assert tuple(part.name for part in parts) == PART_NAMES
        assert all(0 <= part.value <= 1 and part.detail for part in parts)
        assert {part.name: part.weight for part in parts} == DEFAULT_WEIGHTS
    assert part("reach", parts).detail == "beredar di 3 grup, 5 pengirim, 5 pesan"
    assert part("harm", parts).detail.startswith("topik kesehatan: vaksin, kejang")


def test_priority_is_the_weighted_mean() -> None:
    assert priority_of([PriorityPart("reach", 1.0, 3.0, ""), PriorityPart("harm", 0.0, 1.0, "")]) == 0.75
    weights = dict.fromkeys(PART_NAMES, 0.0) | {"harm": 2.0}
    parts = weigh(evidence_of(claim_of(spread(HARMFUL)), settings=Settings(weights=weights)))
    assert priority_of(parts) == part("harm", parts).value


def test_reach_grows_with_chats_and_is_zero_for_one_message() -> None:
    sizes = [(1, 1, 1), (1, 1, 2), (1, 2, 2), (2, 2, 2), (3, 5, 5)]
    found = [reach(claim_of(spread(HARMFUL, *size))) for size in sizes]
    assert found[0] == 0
    assert found == sorted(set(found))
    assert found[-1] < 1


def test_growth_compares_two_days() -> None:
    claim = replace(claim_of(spread(HARMFUL, 2, 2)), n_day_before=2, n_last_day=7)
    grown = part("growth", weigh(evidence_of(claim)))
    assert grown.detail == "up from 2 to 7 messages in 24 hours"
    assert grown.value == growth(2, 7)
    still = part("growth", weigh(evidence_of(replace(claim, n_day_before=7))))
    assert (still.value, still.detail) == (0, "not growing: 7, then 7 messages in 24 hours")
    assert growth(0, 3) < growth(0, 30) < 1


def test_growth_of_a_claim_of_the_earlier_list_is_what_is_new_since() -> None:
    claim = replace(claim_of(spread(HARMFUL, 2, 2)), n_day_before=0, n_last_day=9)
    known = listed(claim, n_messages=4)
    assert part("growth", weigh(evidence_of(claim, known=known, n_new=5))).detail == (
        "5 more messages since the earlier list (4 messages)"
    )
    assert part("growth", weigh(evidence_of(claim, known=known, n_new=0))).value == 0


def test_harm_is_that_of_the_gravest_topic_or_of_a_grave_signal() -> None:
    harm = part("harm", weigh(evidence_of(claim_of(spread(HARMFUL)))))
    assert harm.value > 0.8
    assert part("harm", weigh(evidence_of(claim_of(spread(HARMLESS))))).detail == "touches no harm topic"
    scam = part(
        "harm", weigh(evidence_of(claim_of([message("Tolong dibuka ya bapak ibu, ini cek resi.apk dari kurir")])))
    )
    assert scam.value == GRAVE_SIGNAL
    assert scam.detail.endswith("; marks of a scam")


def test_resemblance_is_the_risk_of_the_model_half_where_it_was_not_scored() -> None:
    scores = {
        verdict: part("resemblance", weigh(evidence_of(claim_of(spread(HARMFUL), verdict)))).value
        for verdict in Verdict
    }
    assert scores[Verdict.LIKELY_HOAX] == 0.8
    assert scores[Verdict.NEEDS_CONTEXT] == 0
    claim = claim_of(spread(HARMFUL), Verdict.UNVERIFIED)
    strange = claim.representative._replace(score=claim.representative.score._replace(hoax_probability=None))
    assert part("resemblance", weigh(evidence_of(replace(claim, representative=strange)))).value == UNKNOWN


@pytest.mark.parametrize(
    ("text", "detail", "value"),
    [
        ("warga Sukamaju diminta kumpul", "names Sukamaju", 0.8),
        ("warga Surabaya diminta kumpul", "names another place: Surabaya", 0.0),
        ("warga diminta kumpul", "names no place", 0.3),
    ],
)
def test_local_is_what_names_the_offices_own_area(text: str, detail: str, value: float) -> None:
    local = part("local", weigh(evidence_of(claim_of([message(text)]), settings=OFFICE)))
    assert (local.detail, local.value) == (detail, value)
    assert "not set" in part("local", weigh(evidence_of(claim_of([message(text)])))).detail


def test_recency_halves_each_day_and_is_half_where_no_time_is_known() -> None:
    def recency(now: datetime | None, at: datetime | None = NOON) -> float:
        return part("recency", weigh(evidence_of(claim_of([message(HARMFUL, at=at)]), now=now))).value

    assert recency(NOON) == 1
    assert recency(NOON + timedelta(days=2)) == 0.25
    assert recency(NOON - timedelta(hours=1)) == 1  # a clock that runs ahead
    assert recency(None, None) == UNKNOWN


def test_long_lists_of_words_are_cut_and_say_so() -> None:
    text = "Vaksin, virus, wabah, kanker, stroke dan polio ada di jamu"
    assert "and 3 more" in part("harm", weigh(evidence_of(claim_of([message(text)])))).detail
