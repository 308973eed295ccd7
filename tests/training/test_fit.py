from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from saring.model.features import token_counts
from saring.text.normalise import normalise
from saring.training.fit import HALF_EVIDENCE_AT, Fitter, TfidfRows, limit_alphabet, pad
from saring.training.pipeline import build_pipeline
from saring.training.questions import TrainingOptions, answers, row_weights

NUMBERS = ("satu", "dua", "tiga", "empat", "lima", "enam")
HOAXES = [f"sebarkan air galon beracun kata dokter nomor {n} awas" for n in NUMBERS]
NEWS = [f"dinas kesehatan membuka pos baru di kampung {n} pagi" for n in NUMBERS]
TALK = [f"siap bu nanti sore {n} saya ambil kuenya ya" for n in NUMBERS]
TEXTS = [normalise(text) for text in (*HOAXES, *NEWS, *TALK)]
FRAME = pd.DataFrame({"label": ["hoax"] * 6 + ["not_hoax"] * 6 + ["no_claim"] * 6, "source": ["a", "b"] * 9})
EVERYTHING = np.arange(18)


def rows_of(texts: list[str], min_df: int = 2) -> TfidfRows:
    return TfidfRows.fitted(texts, TrainingOptions(min_df=min_df, char_n_max=3))


def fitter(**options: float) -> Fitter:
    return Fitter(FRAME, rows_of(TEXTS), TrainingOptions(**options))


def test_rows_seen_from_some_texts_are_those_of_vectorizers_fitted_on_them() -> None:
    rows, train = rows_of(TEXTS), np.arange(0, 18, 2)
    seen = rows.as_seen_from(train)
    features = build_pipeline(min_df=2, char_n_max=3)["tfidf"]
    expected = features.fit(pad([TEXTS[i] for i in train])).transform(pad(TEXTS)).tocsr()
    names = {name: place for place, name in enumerate(rows.features.get_feature_names_out())}
    columns = [names[name] for name in features.get_feature_names_out()]
    assert seen[:, columns].toarray() == pytest.approx(expected.toarray(), abs=1e-9)
    assert (seen != 0).sum() == (expected != 0).sum()  # nothing else


@pytest.mark.parametrize("question", ["claim", "hoax"])
def test_decision_values_of_a_fold_are_those_of_a_pipeline_fitted_on_its_texts(question: str) -> None:
    frame = FRAME.assign(source="a")
    options = TrainingOptions(min_df=2, char_n_max=3)
    train, test = np.arange(0, 18, 2), np.arange(1, 18, 2)
    rows, y = answers(frame, question, ())
    learned = np.isin(rows, train)
    weights = row_weights(frame, rows[learned], y[learned], question, ())
    pipeline = build_pipeline(C=options.strength_of(question), min_df=2, char_n_max=3)
    if question == "claim":
        pipeline.fit([TEXTS[i] for i in train], y[learned], classifier__sample_weight=weights)
    else:  # its vocabulary is that of all texts
        pipeline[:-1].fit([TEXTS[i] for i in train])
        pipeline[-1].fit(pipeline[:-1].transform([TEXTS[i] for i in rows[learned]]), y[learned], weights)
    found = Fitter(frame, rows_of(TEXTS), options).decision_values(train, test, (question,))[question]
    assert found == pytest.approx(pipeline.decision_function([TEXTS[i] for i in test]), abs=1e-4)


def test_the_rarest_characters_go_where_a_bundle_cannot_number_them_all() -> None:
    vectorizer = build_pipeline(min_df=1, char_n_max=2)["tfidf"].fit(["ab", "ab", "ac"]).named_transformers["char"]
    assert not limit_alphabet(vectorizer, most=3)
    assert limit_alphabet(vectorizer, most=2)
    assert set(vectorizer.fit(["ab", "ac"]).vocabulary_) == {"a", "b", "ab"}


def test_seen_from_all_of_them_nothing_changes() -> None:
    rows = rows_of(TEXTS)
    assert rows.as_seen_from(EVERYTHING).toarray() == pytest.approx(rows.matrix.toarray(), abs=1e-6)


def test_other_texts_are_seen_as_the_same_texts_among_the_rows_are() -> None:
    rows, train = rows_of(TEXTS), np.arange(0, 18, 2)
    other = rows.as_seen_from(train, rows.transform(TEXTS[3:5]))
    assert other.toarray() == pytest.approx(rows.as_seen_from(train)[3:5].toarray())


def test_risk_is_the_claim_and_the_hoax_of_all_and_the_length() -> None:
    fitted = fitter().fit(rows_of(TEXTS).matrix, EVERYTHING, ("claim", "hoax", "risk"))
    assert fitted["risk"].half_evidence_at == HALF_EVIDENCE_AT
    assert fitted["claim"].half_evidence_at == fitted["hoax"].half_evidence_at == 0
    values = fitter().decision_values(EVERYTHING, EVERYTHING, ("risk", "claim"))
    assert values["risk"][:6].min() > values["risk"][12:].max()
    assert token_counts(["a b c", ""]).tolist() == [3, 1]


def test_the_words_of_a_short_text_count_less_and_nothing_rewards_length_without_words() -> None:
    risk = fitter().fit(rows_of(TEXTS).matrix, EVERYTHING, ("claim", "hoax", "risk"))["risk"]
    row = rows_of(TEXTS).matrix[:1]
    short, long, endless = (float(risk.decision_values(row, np.array([n]))[0]) for n in (2.0, 40.0, 4000.0))
    full = float((row @ risk.coefficients)[0]) + risk.intercept
    assert short < long < endless < full
    nothing = row * 0
    assert risk.decision_values(nothing, np.array([2.0])) == risk.decision_values(nothing, np.array([400.0]))


def test_a_question_with_one_answer_is_left_out() -> None:
    assert set(fitter().decision_values(np.arange(12), EVERYTHING, ("claim", "hoax", "risk"))) == {"hoax"}


def test_what_was_worked_out_side_by_side_is_what_is_worked_out_alone() -> None:
    folds = [(EVERYTHING[::2], EVERYTHING[1::2]), (EVERYTHING[1::2], EVERYTHING[::2])]
    prepared, alone = fitter(), fitter()
    prepared.prepare(folds, ("claim", "risk"))
    for train, test in folds:
        for question, values in alone.decision_values(train, test, ("claim", "risk")).items():
            assert prepared.decision_values(train, test, ("claim", "risk"))[question].tolist() == values.tolist()


def test_the_source_explains_its_own_rate_of_hoaxes() -> None:
    """Two sources, one all hoaxes, with a word each that says only where the text is from."""
    labels = ["hoax"] * 9 + ["not_hoax"] + ["hoax"] + ["not_hoax"] * 9
    texts = [f"pesan {'biru' if i < 10 else 'merah'} kabar {i % 3}" for i in range(20)]
    frame = pd.DataFrame({"label": labels, "source": ["a"] * 10 + ["b"] * 10})
    words = rows_of(texts)

    def spread(frame: pd.DataFrame) -> float:
        fitted = Fitter(frame, words, TrainingOptions()).fit(words.matrix, np.arange(20), ("hoax",))["hoax"]
        return float(np.ptp(words.matrix @ fitted.coefficients))

    assert spread(frame) < spread(frame.assign(source="a")) / 2
