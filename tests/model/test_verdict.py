"""Rules come before thresholds, and everybody decides by the same function."""

from __future__ import annotations

import numpy as np
import pytest

from saring.model.bundle import Model
from saring.model.calibration import Thresholds
from saring.model.familiarity import Familiarity, LanguageCheck, LanguageMeasures
from saring.model.features import FeatureSpace
from saring.model.scorer import Scorer, load_model
from saring.model.verdict import apply_rules, decide, decide_known
from saring.records import Verdict
from saring.text.normalise import normalise_many
from tests.blocks import fit_char_block, fit_word_block

CLAIM = "AWAS! air galon isi ulang beracun kata dokter, sebarkan ke semua grup"
DENIAL = "kabar bahwa air galon isi ulang beracun itu tidak benar, dokter sudah membantah"
TEXTS = [CLAIM, DENIAL, "ok", "def f(x): return {x: [y for y in x if y > 0]}; print(f'{x}')", "bom dia a todos"]
LANGUAGES = LanguageMeasures(np.array([0.0, 0.0, 0.0, 0.0, 9.0]), np.zeros(len(TEXTS), np.bool_))
SURE = {name: np.full(len(TEXTS), 0.99) for name in ("claim", "hoax", "risk")}
THRESHOLDS = Thresholds(claim=0.5, risk=0.5, hoax=0.5)
SPACE = FeatureSpace(
    (fit_word_block(["besok hujan deras sekali"] * 3), fit_char_block(["besok hujan deras sekali"] * 3))
)
CHECK = LanguageCheck(SPACE, Familiarity(unseen=9.0, typical=4.0, limit=6.0))


def test_what_rules_decide_no_threshold_undoes() -> None:
    ruled = apply_rules(TEXTS, normalise_many(TEXTS), LANGUAGES, CHECK)
    scores = decide(ruled, SURE, THRESHOLDS)
    assert [(str(score.verdict), score.reasons[0].code) for score in scores] == [
        ("likely_hoax", "verdict_is_likely_hoax"),
        ("unverified", "denies_a_claim"),
        ("needs_context", "too_short"),
        ("unverified", "not_prose"),
        ("needs_context", "unfamiliar_language"),
    ]
    assert [score.hoax_probability for score in scores] == [0.99, 0.99, None, None, None]


def test_a_model_without_familiarity_calls_no_text_strange() -> None:
    scores = decide(apply_rules(TEXTS, normalise_many(TEXTS), LANGUAGES, None), SURE, THRESHOLDS)
    assert [score.verdict for score in scores[3:]] == [Verdict.LIKELY_HOAX] * 2


def test_some_of_the_texts_keep_their_rules() -> None:
    ruled, places = apply_rules(TEXTS, normalise_many(TEXTS), LANGUAGES, CHECK), np.array([4, 2, 0])
    probabilities = {name: values[places] for name, values in SURE.items()}
    whole = decide(ruled, SURE, THRESHOLDS)
    assert decide(ruled.take(places), probabilities, THRESHOLDS) == [whole[place] for place in places]


def test_a_text_without_a_probability_has_no_verdict() -> None:
    ruled = apply_rules(TEXTS[:2], normalise_many(TEXTS[:2]), LANGUAGES.take(np.arange(2)), None)
    probabilities = {"hoax": np.array([0.9, 0.9]), "claim": np.array([np.nan, 0.9])}
    assert decide_known(ruled, probabilities, THRESHOLDS) == [None, Verdict.UNVERIFIED]


def test_a_model_is_loaded_by_its_folder_and_gives_both_probabilities(model: Model) -> None:
    assert model.folder
    loaded = load_model(model.folder)
    probabilities = loaded.predict_proba([CLAIM, "ok"])
    assert probabilities.sum(axis=1) == pytest.approx([1, 1])
    (score,) = loaded.score([CLAIM])
    assert probabilities[0, loaded.classes_.index("hoax")] == pytest.approx(score.hoax_probability)
    assert Scorer(model).score([CLAIM]) == [score]


def test_one_text_is_not_taken_for_a_list_of_letters(model: Model) -> None:
    with pytest.raises(TypeError, match="texts must be a list of str, found one str"):
        Scorer(model).score(CLAIM)
    with pytest.raises(TypeError, match="texts must be a list of str, found one str"):
        Scorer(model).predict_proba(CLAIM)
