from __future__ import annotations

from dataclasses import replace

import pytest

from saring.errors import BundleError
from saring.model.bundle import Model, Thresholds
from saring.model.scorer import CHUNK_MESSAGES, Scorer, _score_here
from saring.records import Kind, Message, Score, Verdict
from saring.text.normalise import normalise
from tests.odd_texts import FOREIGN, ODD

CLAIM = (
    "Mulai besok semua warga wajib daftar ulang kartu bensin di tautan ini, yang tidak daftar tidak boleh isi pertalite"
)


@pytest.fixture
def scorer(model: Model) -> Scorer:
    return Scorer(model)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_text"),
        ("😱😱🙏", "no_text"),
        ("...", "no_text"),
        ("ok", "too_short"),
        ("siap pak", "too_short"),
        ("https://contoh.example/video", "only_link"),
        ("cek https://contoh.example/undangan.apk", "only_link"),
        ("info ini valid ga min?", "points_elsewhere"),
        ("astaghfirullah beneran ini?", "points_elsewhere"),
    ],
)
def test_what_cannot_be_judged_alone_needs_context_and_has_no_number(scorer: Scorer, text: str, code: str) -> None:
    score = scorer.score_text(text)
    assert score.verdict is Verdict.NEEDS_CONTEXT
    assert (score.hoax_probability, score.check_worthiness, score.risk) == (None, None, 0.0)
    assert score.reasons[0].code == code


def test_probabilities_are_those_of_the_verdicts(scorer: Scorer) -> None:
    (row,) = scorer.probabilities([CLAIM]).tolist()
    score = scorer.score_text(CLAIM)
    assert row == [score.check_worthiness, score.hoax_probability, score.risk]


def test_three_words_are_enough(scorer: Scorer) -> None:
    assert scorer.score_text("air galon beracun").verdict is not Verdict.NEEDS_CONTEXT


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [
        (FOREIGN["portuguese"][0], Verdict.NEEDS_CONTEXT, "unfamiliar_language_pt"),
        (FOREIGN["arabic"][0], Verdict.NEEDS_CONTEXT, "unfamiliar_language_ar"),
        ("请大家注意明天开始全市停水三天请提前准备好饮用水", Verdict.NEEDS_CONTEXT, "unfamiliar_language"),
        (ODD["price list"][0], Verdict.UNVERIFIED, "not_prose"),
        (ODD["repeats"][0], Verdict.UNVERIFIED, "repetitive"),
    ],
)
def test_what_the_model_never_learned_has_no_number(scorer: Scorer, text: str, verdict: Verdict, code: str) -> None:
    score = scorer.score_text(text)
    assert score.verdict is verdict
    assert (score.hoax_probability, score.check_worthiness, score.risk) == (None, None, 0.0)
    assert [reason.code for reason in score.reasons] == [code]


def test_a_model_that_kept_no_familiarity_scores_everything(model: Model) -> None:
    old = Model(
        model.space, model.questions, model.coefficients, model.intercepts, model.half_evidence_at, model.thresholds
    )
    assert Scorer(old).score_text(FOREIGN["portuguese"][0]).hoax_probability is not None


def test_a_damaged_familiarity_is_said_before_anything_is_scored(model: Model) -> None:
    damaged = replace(model, metadata={"familiarity": {"limit": "high"}})
    with pytest.raises(BundleError, match="familiarity"):
        Scorer(damaged)


def test_numbers_are_probabilities(scorer: Scorer) -> None:
    score = scorer.score_text(CLAIM)
    assert score.hoax_probability is not None
    assert score.check_worthiness is not None
    assert 0 <= score.hoax_probability <= 1
    assert 0 <= score.check_worthiness <= 1
    assert 0 <= score.risk <= 1


def test_a_longer_text_of_the_same_words_has_a_higher_risk(scorer: Scorer) -> None:
    once, twice = scorer.score([CLAIM, f"{CLAIM} {CLAIM}"])
    assert twice.risk > once.risk


@pytest.mark.parametrize(
    ("limits", "verdict"),
    [
        (Thresholds(claim=1.1, risk=1.1, hoax=0.0), Verdict.NO_CLAIM),
        (Thresholds(claim=0.0, risk=1.1, hoax=0.0), Verdict.UNVERIFIED),
        (Thresholds(claim=0.0, risk=0.0, hoax=1.1), Verdict.UNVERIFIED),
        (Thresholds(claim=0.0, risk=0.0, hoax=0.0), Verdict.LIKELY_HOAX),
    ],
)
def test_thresholds_part_the_verdicts(model: Model, limits: Thresholds, verdict: Verdict) -> None:
    other = Model(model.space, model.questions, model.coefficients, model.intercepts, model.half_evidence_at, limits)
    assert Scorer(other).score_text(CLAIM).verdict is verdict


def test_a_denial_of_what_looks_like_a_hoax_keeps_its_numbers_and_is_no_likely_hoax(model: Model) -> None:
    limits = Thresholds(claim=0.0, risk=0.0, hoax=0.0)
    scorer = Scorer(replace(model, thresholds=limits))
    denied, insisted = scorer.score([f"HOAKS! {CLAIM}", f"Bukan hoaks! {CLAIM}"])
    assert denied.verdict is Verdict.UNVERIFIED
    assert [reason.code for reason in denied.reasons] == ["denies_a_claim"]
    assert denied.risk > 0
    assert insisted.verdict is Verdict.LIKELY_HOAX


def test_a_model_without_talk_says_no_check_worthiness(model: Model) -> None:
    one = Model(model.space, ("hoax",), model.coefficients[1:2], model.intercepts[1:2], (0.0,), Thresholds(0, 0, 0.5))
    score = Scorer(one).score_text(CLAIM)
    assert score.check_worthiness is None
    assert score.risk == score.hoax_probability


def test_one_text_a_batch_and_a_stream_are_one_code_path(scorer: Scorer) -> None:
    texts = [CLAIM, "selamat pagi semua warga", "", CLAIM, FOREIGN["spanish"][0], "cek gambar di atas"]
    batch = scorer.score(texts)
    assert batch == [scorer.score_text(text) for text in texts]
    messages = [Message("whatsapp", "g", "s", None, Kind.TEXT.value, text, f"f:{i}") for i, text in enumerate(texts)]
    assert [item.score for item in scorer.score_messages(iter(messages))] == batch


def test_a_short_last_chunk_has_the_same_digits_in_a_process_that_saw_no_other_chunk(model: Model) -> None:
    words = CLAIM.split()
    texts = [" ".join(words[i % 11 :] + words[: i % 19]) for i in range(CHUNK_MESSAGES + 60)]
    messages = [Message("whatsapp", "g", "s", None, "text", text, "") for text in texts]
    scorer = Scorer(model)
    in_one = [scored.score for scored in scorer.score_messages(messages)]
    *_, (kept, work) = scorer._parts(iter(messages), None)
    assert len(kept.messages) == 60
    assert in_one[CHUNK_MESSAGES:] == list(_score_here(Scorer(model), work).scores)


def test_a_stream_longer_than_a_chunk_keeps_its_order(scorer: Scorer) -> None:
    texts = ["selamat pagi semua", CLAIM, "ok"] * (CHUNK_MESSAGES // 2)
    messages = (Message("whatsapp", "g", "s", None, "text", text, str(i)) for i, text in enumerate(texts))
    scored = list(scorer.score_messages(messages))
    assert [item.message.origin for item in scored] == [str(i) for i in range(len(texts))]
    assert len({item.score for item in scored}) == 3


@pytest.mark.parametrize("kind", [Kind.DELETED, Kind.CALL, Kind.CONTACT, Kind.LOCATION, Kind.MEDIA])
def test_a_placeholder_is_not_scored_as_if_it_were_text(scorer: Scorer, kind: Kind) -> None:
    message = Message("whatsapp", "g", "s", None, kind.value, "Pesan ini telah dihapus oleh pengirimnya", "f:1")
    (item,) = scorer.score_messages([message])
    assert item.score.verdict is Verdict.NEEDS_CONTEXT


def test_the_caption_of_a_picture_is_scored_without_its_placeholder(scorer: Scorer) -> None:
    message = Message("whatsapp", "g", "s", None, "media", f"IMG-1.jpg (file terlampir)\n{CLAIM}", "f:1")
    (item,) = scorer.score_messages([message])
    assert item.score == scorer.score_text(CLAIM)


def test_a_watch_sees_each_text_of_a_chunk_once_with_its_score(scorer: Scorer) -> None:
    seen: list[tuple[str, Score]] = []
    scorer.watch = lambda texts, scores: seen.extend(zip(texts, scores, strict=True))
    scores = scorer.score([CLAIM, "ok", CLAIM])
    assert seen == [(normalise(CLAIM), scores[0]), (normalise("ok"), scores[1])]
