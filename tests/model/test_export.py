from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import joblib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.errors import SettingsError
from saring.model.bundle import Model
from saring.model.compile import compile_pipeline
from saring.model.export import build_pipeline, build_pipelines, export_model
from saring.model.scorer import Scorer

TEXTS = [
    "SEBARKAN! air galon beracun cek https://contoh.example",
    "selamat pagi bapak ibu semua",
    "besok kerja bakti ya",
]


@pytest.mark.parametrize("question", ["claim", "hoax"])
def test_exported_pipeline_gives_the_same_probabilities(model: Model, question: str, tmp_path: Path) -> None:
    export_model(model, tmp_path / "m.joblib", question)
    theirs = joblib.load(tmp_path / "m.joblib").predict_proba(TEXTS)[:, 1]
    scores = Scorer(model).score(TEXTS)
    ours = [s.check_worthiness if question == "claim" else s.hoax_probability for s in scores]
    np.testing.assert_allclose(np.array(ours, dtype=float), theirs, atol=1e-6)


def test_every_pipeline_says_which_probability_is_which(model: Model) -> None:
    pipelines = build_pipelines(model)
    assert {name: tuple(pipeline.classes_) for name, pipeline in pipelines.items()} == {
        "claim": ("no_claim", "claim"),
        "hoax": ("not_hoax", "hoax"),
    }
    assert set(pipelines["hoax"].predict(TEXTS)) <= {"not_hoax", "hoax"}
    np.testing.assert_allclose(pipelines["hoax"].predict_proba(TEXTS), Scorer(model).predict_proba(TEXTS), atol=1e-6)


def test_an_export_works_beside_a_notebooks_own_pipeline(model: Model, tmp_path: Path) -> None:
    export_model(model, tmp_path / "m.joblib")
    (tmp_path / "pipeline.py").write_text("raise ImportError('not this one')\n", encoding="utf-8")
    code = "import joblib; print(joblib.load('m.joblib')['hoax'].predict_proba(['air galon beracun'])[0, 1])"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert float(done.stdout) == pytest.approx(Scorer(model).predict_proba(["air galon beracun"])[0, 1], abs=1e-6)


def test_an_exported_pipeline_compiles_back_to_the_same_numbers(model: Model) -> None:
    pipeline = build_pipeline(model, "claim")
    np.testing.assert_allclose(
        compile_pipeline(pipeline).predict_proba(TEXTS), pipeline.predict_proba(TEXTS), atol=1e-6
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_and_on_any_text(model: Model, texts: list[str]) -> None:
    pipeline = build_pipeline(model, "hoax")
    for text, score in zip(texts, Scorer(model).score(texts), strict=True):
        if score.hoax_probability is not None:
            assert score.hoax_probability == pytest.approx(pipeline.predict_proba([text])[0, 1], abs=1e-6)


def test_a_question_the_model_does_not_answer(model: Model) -> None:
    with pytest.raises(SettingsError, match="expected one of: claim, hoax"):
        build_pipeline(model, "spam")
