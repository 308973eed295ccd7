from __future__ import annotations

from pathlib import Path

import joblib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.errors import SettingsError
from saring.model.bundle import Model
from saring.model.export import build_pipeline, export_pipeline
from saring.model.scorer import Scorer

TEXTS = [
    "SEBARKAN! air galon beracun cek https://contoh.example",
    "selamat pagi bapak ibu semua",
    "besok kerja bakti ya",
]


@pytest.mark.parametrize("question", ["claim", "hoax"])
def test_exported_pipeline_gives_the_same_probabilities(model: Model, question: str, tmp_path: Path) -> None:
    export_pipeline(model, question, tmp_path / "m.joblib")
    theirs = joblib.load(tmp_path / "m.joblib").predict_proba(TEXTS)[:, 1]
    scores = Scorer(model).score_texts(TEXTS)
    ours = [s.check_worthiness if question == "claim" else s.hoax_probability for s in scores]
    np.testing.assert_allclose(np.array(ours, dtype=float), theirs, atol=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_and_on_any_text(model: Model, texts: list[str]) -> None:
    pipeline = build_pipeline(model, "hoax")
    for text, score in zip(texts, Scorer(model).score_texts(texts), strict=True):
        if score.hoax_probability is not None:
            assert score.hoax_probability == pytest.approx(pipeline.predict_proba([text])[0, 1], abs=1e-6)


def test_a_question_the_model_does_not_answer(model: Model) -> None:
    with pytest.raises(SettingsError, match="expected one of: claim, hoax"):
        build_pipeline(model, "spam")
