"""Scoring against the plain scikit-learn pipeline, against fastText, and against nothing but hashing."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from saring.model.export import build_pipeline
from saring.model.measure import build_engine
from saring.model.scorer import Scorer
from saring.text.normalise import normalise
from scripts.bench.bench import Bench, MissingError
from scripts.bench.measure import Figure, Round, in_turn, timed, times_faster

QUESTION = "hoax"
N_WARM = 100


def score_all(bench: Bench, texts: list[str]) -> Round:
    """Return a round that gives every text its probabilities, as the peers do, by a scorer that is set up."""
    return _round(bench, texts, lambda scorer: len(scorer.probabilities(texts)))


def judge_all(bench: Bench, texts: list[str]) -> Round:
    """Return a round that gives every text its verdict and reason too; the scorer has seen none of them."""
    return _round(bench, texts, lambda scorer: len(scorer.score(texts)))


def _round(bench: Bench, texts: list[str], work: Callable[[Scorer], int]) -> Round:
    def one() -> float:
        scorer = Scorer(bench.model)
        scorer.score([f"{n} {text}" for n, text in enumerate(texts[:N_WARM])])
        return timed(lambda: work(scorer))()

    return one


def against_sklearn(bench: Bench, length: str) -> Figure:
    """Compare with `saring models export`'s pipeline: the same features and numbers, one question."""
    texts = bench.texts(length)
    few, pipeline = texts[: bench.sizes.n_slow_texts], build_pipeline(bench.model, QUESTION)
    ways = [score_all(bench, texts), timed(lambda: len(pipeline.predict_proba(few))), judge_all(bench, texts)]
    ours, theirs, judged = in_turn(ways, bench.sizes.n_rounds)
    return _figure(ours, times_faster(ours, theirs), (("verdicts", f"{median(times_faster(judged, theirs)):.1f} ×"),))


def against_fasttext(bench: Bench, length: str) -> Figure:
    """Compare with fastText's `predict`, learned from the same rows; F1 of `hoax` on the same held-out rows."""
    train, test = bench.labelled
    peer = bench.peer("fasttext_predict.py", train, test, bench.texts_file(length), "1")
    try:
        ours, theirs = in_turn([score_all(bench, bench.texts(length)), peer.round], bench.sizes.n_rounds)
    finally:
        peer.close()
    quality = {"f1_ours": f1(bench), "f1_peer": peer.said["f1"]} if bench.learns else {}
    notes = tuple((key, f"{value:.3f}") for key, value in quality.items())
    return _figure(ours, times_faster(ours, theirs), notes)


def against_hashing(bench: Bench, length: str) -> Figure:
    """Compare with a bare compiled loop that only hashes the same n-grams."""
    engine = build_engine(bench.model.space, bench.model.coefficients)
    if engine is None or not hasattr(engine, "hash_ngrams"):
        raise MissingError("compiled")
    texts = bench.texts(length)
    normalised = [normalise(text) for text in texts]

    def hash_only() -> int:
        engine.hash_ngrams(normalised)
        return len(texts)

    ours, bare = in_turn([score_all(bench, texts), timed(hash_only)], bench.sizes.n_rounds)
    return _figure(ours, times_faster(ours, bare))


def f1(bench: Bench) -> float:
    """Return the F1 of `hoax` on the held-out rows: said where the probability of a hoax is a half or more."""
    rows = bench.rows[1]
    scores = Scorer(bench.model).score([row.text for row in rows])
    said = [score.risk is not None and score.risk >= 0.5 for score in scores]
    true = [row.label == "hoax" for row in rows]
    both = sum(s and t for s, t in zip(said, true, strict=True))
    return 2 * both / max(1, sum(said) + sum(true))


def _figure(ours: list[float], ratios: tuple[float, ...], notes: tuple[tuple[str, str], ...] = ()) -> Figure:
    return Figure(ratios, 1 / min(ours), "messages/s", notes)
