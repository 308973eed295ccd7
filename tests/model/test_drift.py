from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from saring import compiled
from saring.errors import BundleError
from saring.model.drift import (
    MIN_TEXTS,
    N_RECENT_TEXTS,
    Drift,
    DriftMeter,
    Reference,
    ReferencePart,
    compare,
    fit_reference,
)
from saring.model.drift import read_reference as read
from saring.model.features import FeatureSpace
from saring.records import Score, Verdict
from tests.blocks import fit_char_block, fit_word_block
from tests.conftest import without

RNG = np.random.default_rng(0)
EDGES = [round(0.1 * i, 1) for i in range(1, 10)]
TALK_BINS = {
    "check_worthiness": [300, 250, 200, 100, 70, 40, 20, 10, 6, 4],
    "hoax_probability": [50, 100, 150, 150, 150, 150, 100, 70, 50, 30],
}
HOAX_BINS = {
    "check_worthiness": [0, 2, 8, 10, 20, 40, 70, 150, 300, 400],
    "hoax_probability": [20, 30, 40, 60, 80, 100, 120, 150, 180, 220],
}
TRUE_BINS = {
    "check_worthiness": [0, 1, 4, 5, 10, 20, 40, 80, 160, 180],
    "hoax_probability": [200, 120, 70, 40, 30, 20, 10, 5, 3, 2],
}
TALK = ReferencePart("chats", "no_claim", 1000, 0.10, 0.02, TALK_BINS)
HOAX = ReferencePart("archive", "hoax", 1000, 0.05, 0.9, HOAX_BINS)
TRUE = ReferencePart("archive", "not_hoax", 500, 0.08, 0.9, TRUE_BINS)
REFERENCE = Reference({"check_worthiness": EDGES, "hoax_probability": EDGES}, (TALK, HOAX, TRUE))
WORDS = ["air", "minum", "warga", "besok", "pagi", "desa"]
LEARNED = [f"{one} {other}" for one in WORDS for other in WORDS] + ["langka sekali"] * 3  # the rarest


@pytest.fixture(scope="module")
def space() -> FeatureSpace:
    return FeatureSpace((fit_word_block(LEARNED), fit_char_block(LEARNED, n_max=4)))


def score(claim: float | None, hoax: float | None = 0.5, verdict: Verdict = Verdict.NO_CLAIM) -> Score:
    return Score(verdict, hoax, claim, 0.0, ())


def drawn(part: ReferencePart, name: str, n: int) -> list[float]:
    """Scores spread as those of a part."""
    counts = np.array(part.bins[name])
    return ((RNG.choice(10, n, p=counts / counts.sum()) + RNG.random(n)) / 10).tolist()


def measured(
    space: FeatureSpace, scores: list[Score], text: str = "air minum", reference: Reference = REFERENCE
) -> Drift:
    meter = DriftMeter(space, reference)
    meter.add([text] * len(scores), scores)
    return compare(meter)


@pytest.mark.parametrize("n_talk", [0, 300, 900, 1000])
@pytest.mark.parametrize("share_true", [0.0, 0.5, 1.0])
def test_how_much_is_claim_and_how_much_is_hoax_is_no_drift(
    space: FeatureSpace, n_talk: int, share_true: float
) -> None:
    n_true = round((1000 - n_talk) * share_true)
    parts = [(TALK, n_talk), (TRUE, n_true), (HOAX, 1000 - n_talk - n_true)]
    claim = [value for part, n in parts for value in drawn(part, "check_worthiness", n)]
    hoax = [value for part, n in parts for value in drawn(part, "hoax_probability", n)]
    drift = measured(space, [score(*pair) for pair in zip(claim, hoax, strict=True)])
    assert drift.moved == ()
    assert max(drift.shifts[name].value or 0.0 for name in ("check_worthiness", "hoax_probability")) < 0.05


def test_scores_that_gather_where_no_part_does_are_drift(space: FeatureSpace) -> None:
    assert measured(space, [score(0.45)] * 400).moved[:1] == ("check_worthiness",)
    hesitant = [
        score(claim, hoax) for claim, hoax in zip(drawn(TALK, "check_worthiness", 400), [0.85] * 400, strict=True)
    ]
    assert measured(space, hesitant).moved == ("hoax_probability",)


def test_surer_than_in_training_is_no_drift(space: FeatureSpace) -> None:
    # Copies of what was learned: talk all at the bottom, claims all at the top, nothing between.
    sure = [score(0.01, 0.99)] * 300 + [score(0.999, 0.999)] * 300 + [score(0.98, 0.01)] * 300
    assert measured(space, sure).moved == ()


def test_no_hoax_score_is_surer_for_talk(space: FeatureSpace) -> None:
    only_talk = Reference(REFERENCE.edges, (TALK,))
    top = [score(claim, 0.99) for claim in drawn(TALK, "check_worthiness", 400)]
    assert measured(space, top, reference=only_talk).moved == ("hoax_probability",)
    assert measured(space, top).moved == ()


def test_a_text_without_numbers_counts_for_its_words_alone(space: FeatureSpace) -> None:
    drift = measured(space, [score(None, None, Verdict.UNVERIFIED)] * 400, "a água vai faltar")
    assert drift.n_texts == 400
    assert drift.moved == ("unseen_words",)
    assert drift.shifts["check_worthiness"].value is None


def test_too_few_texts_say_nothing(space: FeatureSpace) -> None:
    assert measured(space, [score(0.45)] * (MIN_TEXTS - 1), "kata asing semua").moved == ()
    assert "unseen_words" in measured(space, [score(0.45)] * MIN_TEXTS, "kata asing semua").moved
    beside = [score(0.45)] * (MIN_TEXTS - 1) + [score(None, None, Verdict.NEEDS_CONTEXT)] * MIN_TEXTS
    assert measured(space, beside, "kata asing semua").moved == ()


def test_words_are_letters_only_and_new_above_the_part_that_has_most(space: FeatureSpace) -> None:
    scores = [score(value) for value in drawn(TALK, "check_worthiness", 1000)]
    meter = DriftMeter(space, REFERENCE)
    # One word in eight is new: more than in any part, less than half as many again.
    meter.add(["air minum warga besok pagi desa air wabah , \ue000\ue000 \ue001"] * 1000, scores)
    assert compare(meter).shifts["unseen_words"] == pytest.approx((0.125, 0.10, 0.15))
    assert "unseen_words" not in compare(meter).moved
    meter.add(["air minum warga besok wabah"] * 1000, scores)
    assert compare(meter).shifts["unseen_words"].value == pytest.approx(2 / 13)
    assert "unseen_words" in compare(meter).moved


def test_chunks_add_up_to_the_whole(space: FeatureSpace) -> None:
    texts = [f"{word} wabah" for word in WORDS] * 100
    scores = [score(value, value) for value in drawn(HOAX, "check_worthiness", len(texts))]
    whole, parted = DriftMeter(space, REFERENCE), DriftMeter(space, REFERENCE)
    whole.add(texts, scores)
    for start in range(0, len(texts), 37):
        parted.add(texts[start : start + 37], scores[start : start + 37])
    parted.add([], [])
    assert compare(parted) == compare(whole)


def test_words_are_counted_the_same_without_compiled_code(space: FeatureSpace, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, scores = ["air minum wabah , besok", "", "desa lama"], [score(0.1)] * 3
    meter = DriftMeter(space, REFERENCE)
    meter.add(texts, scores)
    monkeypatch.setattr(compiled, "find", without("checks"))
    plain = DriftMeter(space, REFERENCE)
    plain.add(texts, scores)
    assert (plain.n_unseen, plain.n_words) == (meter.n_unseen, meter.n_words) == (2, 6)


def ordinary(space: FeatureSpace, n_flagged: int, n: int, copies: int = 1, reference: Reference = REFERENCE) -> Drift:
    meter = DriftMeter(space, reference)
    for i in range(n):
        verdict = Verdict.UNVERIFIED if i < n_flagged else Verdict.NO_CLAIM
        for _ in range(copies if i < n_flagged else 1):
            meter.add_ordinary([(f"pesan {i}", score(0.5, 0.5, verdict))])
        meter.add_ordinary([("ok", score(None, None, Verdict.NEEDS_CONTEXT))])
    return compare(meter)


def test_alarms_on_ordinary_talk_are_drift_by_a_wide_factor(space: FeatureSpace) -> None:
    assert ordinary(space, 80, 400).moved == ()
    assert ordinary(space, 120, 400).moved == ("flagged",)
    assert ordinary(space, 120, 400).shifts["flagged"].value == pytest.approx(0.3)
    assert ordinary(space, 299, 299).moved == ()
    strict = Reference(REFERENCE.edges, (replace(TALK, flagged=0.08), HOAX))
    assert ordinary(space, 120, 400, reference=strict).moved == ()
    assert ordinary(space, 170, 400, reference=strict).moved == ("flagged",)


def test_a_flood_of_one_forward_is_one_alarm(space: FeatureSpace) -> None:
    assert ordinary(space, 10, 400, copies=100).shifts["flagged"].value == pytest.approx(10 / 400)


def test_what_is_remembered_of_a_stream_stays_small(space: FeatureSpace) -> None:
    meter = DriftMeter(space, REFERENCE)
    meter.add_ordinary((f"pesan {i}", score(0.1)) for i in range(3 * N_RECENT_TEXTS))
    meter.add_ordinary([("pesan 0", score(0.1))])
    assert meter.n_ordinary == 3 * N_RECENT_TEXTS + 1  # a copy of long ago is not remembered


def test_without_talk_in_training_no_alarm_rate_is_known(space: FeatureSpace) -> None:
    claims = Reference({"hoax_probability": EDGES}, (replace(HOAX, flagged=None), replace(TRUE, flagged=None)))
    drift = ordinary(space, 400, 400, reference=claims)
    assert set(drift.shifts) == {"unseen_words", "hoax_probability"}
    assert drift.moved == ()


def test_a_training_text_is_measured_as_if_it_had_not_been_learned_from() -> None:
    # "langka" stands in three texts, just enough to be learned: without its own text it would be unseen.
    texts = ["air minum"] * 60 + ["air minum langka"] * 3
    space = FeatureSpace((fit_word_block(texts), fit_char_block(texts, n_max=4)))
    reference = fit(space, texts, ["one"] * 60 + ["two"] * 3)
    assert [part.unseen_words for part in reference.parts] == [pytest.approx(1 / 3, abs=1e-4), 0.0]
    meter = DriftMeter(space, reference)
    meter.add(["air minum langka"] * 400, [score(0.1)] * 400)
    assert compare(meter).shifts["unseen_words"].value == 0.0


def fit(space: FeatureSpace, texts: list[str], sources: list[str], labels: list[str] | None = None) -> Reference:
    p = np.linspace(0, 1, len(texts))
    return fit_reference(space, texts, sources, labels or ["no_claim"] * len(texts), {"claim": p, "hoax": p}, 0.9)


def test_small_sources_stand_together_and_do_not_set_the_limit(space: FeatureSpace) -> None:
    texts = ["air minum"] * 60 + ["wabah baru", "kata asing"]
    reference = fit(space, texts, ["large"] * 60 + ["a", "b"])
    assert [(part.source, part.n_texts) for part in reference.parts] == [("*", 2), ("large", 60)]
    assert (reference.parts[0].unseen_words, reference.most_unseen) == (1.0, 0.0)
    assert (reference.parts[0].flagged, reference.most_flagged) == (1.0, pytest.approx(5 / 60, abs=0.02))
    assert fit(space, texts[58:], ["a"] * 2 + ["b"] * 2).most_unseen == pytest.approx(0.5)


def test_the_bins_are_tenths_of_the_training_texts(space: FeatureSpace) -> None:
    reference = fit(space, LEARNED[:36] * 10, ["one"] * 360, ["no_claim"] * 100 + ["hoax"] * 260)
    total = np.sum([part.bins["check_worthiness"] for part in reference.parts], axis=0)
    assert total.tolist() == [36] * 10


def test_the_manifest_keeps_it_whole(space: FeatureSpace) -> None:
    fitted = fit(space, LEARNED * 3, ["one"] * 60 + ["two"] * 57)
    for reference in (fitted, REFERENCE):
        assert read({"drift": json.loads(json.dumps(reference.as_dict()))}) == reference
    assert read({}) is None


def test_it_is_told_as_json_can(space: FeatureSpace) -> None:
    told = json.loads(json.dumps(measured(space, [score(0.45)] * 400).as_dict()))
    assert told["moved"][0] == "check_worthiness"
    assert told["unseen_words"] == {"value": 0.0, "usual": 0.1, "limit": pytest.approx(0.15)}


@pytest.mark.parametrize(
    "kept",
    [
        [1, 2],
        {"edges": {}},
        {"edges": {"check_worthiness": EDGES}, "parts": []},
        {"edges": {"check_worthiness": EDGES[1:]}, "parts": [{}]},
        {"edges": {"check_worthiness": EDGES}, "parts": [{"source": "a"}]},
        REFERENCE.as_dict() | {"edges": {"hoax_probability": EDGES[1:]}},
        REFERENCE.as_dict() | {"edges": {"other": EDGES}},
        replace(REFERENCE, parts=(replace(TALK, bins={"check_worthiness": [1], "hoax_probability": [1]}),)).as_dict(),
    ],
)
def test_a_manifest_that_kept_something_else_is_damaged(kept: object) -> None:
    with pytest.raises(BundleError, match="drift"):
        read({"drift": kept})


def test_a_model_of_one_question_is_measured_on_that_alone(space: FeatureSpace) -> None:
    p = {"hoax": np.linspace(0, 1, len(LEARNED))}
    reference = fit_reference(space, LEARNED, ["one"] * len(LEARNED), ["hoax"] * len(LEARNED), p, 0.0)
    assert set(reference.edges) == set(reference.parts[0].bins) == {"hoax_probability"}
    assert reference.most_flagged is None
