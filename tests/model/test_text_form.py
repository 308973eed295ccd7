"""A model that reads the plain form of texts scores, explains and exports like any other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from saring.cli.message import load_scorer
from saring.datasets.load import LabeledDataset
from saring.model.bundle import Model
from saring.model.compile import compile_pipeline
from saring.model.explain import explain
from saring.model.export import fitted_pipelines
from saring.model.measure import MIN_TEXTS
from saring.model.scorer import Scorer
from saring.model.vocabulary import feature_names
from saring.training.train import train_model
from tests.conftest import SMALL

TEXT = "SEBARKAN!!! air galon berbahaya 😱 cek https://kabar-warga.example/bu-ani atau WA 0812-0000-1234"


def test_one_text_and_many_give_the_numbers_of_scikit_learn(plain_model: Model, starter: LabeledDataset) -> None:
    texts = [TEXT, "", *starter.frame["text"].tolist()[: MIN_TEXTS * 2]]
    scorer = Scorer(plain_model)
    ours = scorer.probabilities(texts)
    alone = np.vstack([scorer.probabilities([text]) for text in texts])
    np.testing.assert_allclose(alone, ours, atol=1e-9)
    for question, pipeline in fitted_pipelines(plain_model).items():
        theirs = pipeline.predict_proba(texts)[:, 1]
        np.testing.assert_allclose(ours[:, plain_model.questions.index(question)], theirs, atol=1e-6)
        np.testing.assert_allclose(compile_pipeline(pipeline).predict_proba(texts)[:, 1], theirs, atol=1e-6)


def test_scores_are_those_probabilities(plain_model: Model) -> None:
    (score,) = Scorer(plain_model).score([TEXT])
    hoax = Scorer(plain_model).probabilities([TEXT])[0, plain_model.questions.index("hoax")]
    assert score.hoax_probability == pytest.approx(hoax)


def test_what_only_the_canonical_form_drops_moves_a_score(plain_model: Model, model: Model) -> None:
    loud, calm = "air galon beracun!!!!", "air galon beracun!"
    assert Scorer(model).probabilities([loud]) == pytest.approx(Scorer(model).probabilities([calm]))
    assert Scorer(plain_model).probabilities([loud]) != pytest.approx(Scorer(plain_model).probabilities([calm]))


def test_its_words_are_found_in_the_original(plain_model: Model) -> None:
    spans = explain(plain_model, TEXT, n_words=30)
    assert spans
    assert all(TEXT[span.start : span.end] == span.text for span in spans)
    assert "https://kabar-warga.example/bu-ani" in {span.text for span in spans}


def test_watchers_get_the_texts_that_the_model_reads(plain_model: Model) -> None:
    scorer, seen = Scorer(plain_model), list[str]()
    scorer.watch = lambda texts, scores: seen.extend(texts)
    scorer.score(["Ga usah PANIK!!!"])
    assert seen == ["ga usah panik !!!"]


@pytest.mark.parametrize("form", ["canonical", "plain"])
def test_private_data_enters_no_vocabulary(starter: LabeledDataset, form: str) -> None:
    planted = " hub 0812-3456-7890, NIK 3271000000000001, rek 1234567890, rahmat.q@surat.example, ig.example/rahmatqx"
    dataset = replace(starter, frame=starter.frame.assign(text=starter.frame["text"] + planted))
    model, report = train_model(dataset, replace(SMALL, text_form=form, within_words=form == "plain"))
    names = [name for block in model.space.blocks for name in feature_names(block)]
    assert not [name for name in names if any(letter.isdigit() for letter in name) or "@" in name or "rahm" in name]
    assert "rahmat" not in str(report)


def test_a_foreign_language_is_recognised_by_n_grams_within_words_too(
    plain_model: Model, tmp_path: Path, starter: LabeledDataset
) -> None:
    english = "the government has announced that every school will remain closed until further notice next week"
    scorer = load_scorer(str(plain_model.folder))
    assert [reason.code for reason in scorer.score([english])[0].reasons] == ["unfamiliar_language_en"]
    judged = scorer.score(starter.frame["text"].tolist()[:200])
    assert np.mean([any(r.code.startswith("unfamiliar_language") for r in score.reasons) for score in judged]) < 0.02
