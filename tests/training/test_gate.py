from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from saring.datasets.load import LabeledDataset, load_dataset
from saring.errors import DatasetError, RegistryError
from saring.model.bundle import Model, load_bundle, save_model
from saring.model.calibration import Thresholds
from saring.model.registry import Action, read_registry, roll_back
from saring.model.scorer import Scorer
from saring.records import FLAGGED, Verdict
from saring.text.normalise import normalise
from saring.text.private import mask_private
from saring.training.gate import MEASURES, compare_models, explain_refusal, load_gate, promote
from saring.training.questions import TrainingOptions
from saring.training.train import train_model
from tests.conftest import GATE, ROOT, STARTER


@pytest.fixture(scope="module")
def gate_frame() -> pd.DataFrame:
    return load_dataset([GATE]).frame


@pytest.fixture
def office(bundle: Path, tmp_path: Path) -> Path:
    """A registry whose champion is the small model."""
    folder = tmp_path / "models"
    save_model(load_bundle(bundle), folder / "small", {})
    (folder / "registry.json").write_text('{"champion": "small"}', encoding="utf-8")
    return folder


def values(model: Model, other: Model, frame: pd.DataFrame) -> dict[str, tuple[float, float, bool]]:
    result = compare_models(model, other, frame)
    return {name: (old, new, worse) for name, old, new, _, _, worse in result.comparisons}


def test_a_tie_is_accepted_and_flips_nothing(model: Model, gate_frame: pd.DataFrame) -> None:
    result = compare_models(model, model, gate_frame)
    assert result.accepted
    assert result.flips == ()
    assert all((c.new - c.old, c.low, c.high) == (0, 0, 0) for c in result.comparisons)
    assert [c.name for c in result.comparisons] == [measure.name for measure in MEASURES]


def test_measures_concern_the_verdicts_that_are_given(model: Model, retrained: Path, gate_frame: pd.DataFrame) -> None:
    measured = values(load_bundle(retrained), model, gate_frame)
    scores = Scorer(model).score(list(gate_frame["text"]))
    table = gate_frame.assign(verdict=[s.verdict for s in scores], hoax=[s.hoax_probability for s in scores])
    share = table["verdict"].isin(FLAGGED).groupby(table["label"]).mean()
    assert measured["talk_flagged"][1] == pytest.approx(share["no_claim"])
    assert measured["hoaxes_flagged"][1] == pytest.approx(share["hoax"])
    called = (table["verdict"] == Verdict.LIKELY_HOAX).groupby(table["label"]).mean()
    assert measured["news_called_hoax"][1] == pytest.approx(called["not_hoax"])
    claims = table[table["label"] != "no_claim"]
    auc = roc_auc_score(claims["label"] == "hoax", claims["hoax"].astype(float))
    assert measured["hoax_auc"][1] == pytest.approx(auc, abs=1e-4)
    ranked = roc_auc_score(table["label"] == "hoax", [score.risk for score in scores])
    assert measured["risk_auc"][1] == pytest.approx(ranked, abs=1e-4)


def test_each_way_to_be_worse_is_seen(model: Model, gate_frame: pd.DataFrame) -> None:
    """The same model with its numbers bent one at a time."""

    def bent(**thresholds: float) -> Model:
        return replace(model, thresholds=replace(model.thresholds, **thresholds))

    def worse(candidate: Model, champion: Model = model) -> set[str]:
        return set(compare_models(champion, candidate, gate_frame).worse)

    assert worse(bent(claim=0.0)) == {"talk_flagged"}
    assert worse(bent(claim=1.1)) == {"hoaxes_flagged"}
    calling = bent(claim=0.3, risk=0.3, hoax=0.3)
    assert worse(bent(claim=0.3), calling) == {"hoaxes_called"}
    assert "news_called_hoax" in worse(bent(claim=0.0, risk=0.0, hoax=0.0))
    assert "talk_called_hoax" in worse(bent(claim=0.0, risk=0.0, hoax=0.0))
    hoax = np.array([question == "hoax" for question in model.questions])
    turned = replace(model, coefficients=np.where(hoax[:, None], -model.coefficients, model.coefficients))
    assert "hoax_auc" in worse(turned)
    assert "calibration_error" in worse(replace(model, intercepts=tuple(model.intercepts + 4 * hoax)))


def test_a_loss_that_could_be_chance_is_accepted(model: Model, gate_frame: pd.DataFrame) -> None:
    """One more flagged message among 20 is more than is tolerated, but says nothing."""
    talk = gate_frame[gate_frame["label"] == "no_claim"]["text"]
    highest = max(s.check_worthiness or 0 for s in Scorer(model).score(list(talk)))
    candidate = replace(model, thresholds=Thresholds(highest, 1.1, 0.5))
    champion = replace(model, thresholds=Thresholds(np.nextafter(highest, 1), 1.1, 0.5))
    result = compare_models(champion, candidate, gate_frame)
    assert result.comparisons[0].new - result.comparisons[0].old == pytest.approx(0.05)
    assert result.accepted


def test_a_missing_question_is_refused_however_good(
    starter: LabeledDataset, model: Model, gate_frame: pd.DataFrame
) -> None:
    claims = starter.frame[starter.frame["label"] != "no_claim"].reset_index(drop=True)
    untalked, _ = train_model(replace(starter, frame=claims), TrainingOptions(n_folds=2, char_n_max=3))
    result = compare_models(model, untalked, gate_frame)
    assert "claim" in result.lacking
    assert not replace(result, comparisons=()).accepted
    assert "does not answer the question 'a claim?'" in explain_refusal(result)
    assert compare_models(untalked, model, gate_frame).lacking == ()


def test_flips_are_masked_and_in_order(model: Model, gate_frame: pd.DataFrame) -> None:
    private = gate_frame.assign(text=gate_frame["text"] + " hubungi 0812-0000-1234")
    everything = replace(model, thresholds=Thresholds(0.0, 1.1, 0.5))
    flips = compare_models(model, everything, private).flips
    assert flips
    assert all(flip.text.endswith("hubungi [telepon]") for flip in flips)
    assert {(flip.before, flip.after) for flip in flips} <= {
        (Verdict.NO_CLAIM, Verdict.UNVERIFIED),
        (Verdict.LIKELY_HOAX, Verdict.UNVERIFIED),
    }
    texts = [mask_private(text) for text in private["text"]]
    assert [flip.text for flip in flips] == [text for text in texts if text in {flip.text for flip in flips}]


def test_refused_then_forced_with_a_reason(office: Path, shuffled: Path) -> None:
    refused = promote(shuffled, office, GATE)
    assert refused.entry.action == Action.REFUSED
    assert refused.result.worse
    assert refused.entry.reason == explain_refusal(refused.result)
    assert "AUC" in (refused.entry.reason or "")
    assert read_registry(office).champion == "small"
    assert not (office / "shuffled").exists()
    for reason in (None, " "):
        with pytest.raises(RegistryError, match="--force: expected a reason, found none"):
            promote(shuffled, office, GATE, reason=reason, force=True)
    forced = promote(shuffled, office, GATE, reason="uji coba", force=True)
    assert forced.entry.action == Action.FORCED
    registry = read_registry(office)
    assert registry.champion == "shuffled"
    assert [entry.reason for entry in registry.history] == [refused.entry.reason, "uji coba"]
    assert registry.history[-1] == forced.entry
    assert load_bundle(office / "shuffled").version == forced.entry.version


def test_accepted_is_recorded_with_its_measures(office: Path, retrained: Path) -> None:
    done = promote(retrained, office, GATE, reason="benih lain", force=True)
    assert done.entry.action == Action.PROMOTED  # nothing had to be forced
    entry = json.loads((office / "registry.json").read_text(encoding="utf-8"))["history"][0]
    assert (entry["model"], entry["previous"], entry["reason"]) == ("retrained", "small", "benih lain")
    assert entry["gate"] == hashlib.sha256(GATE.read_bytes()).hexdigest()
    assert set(entry["measures"]) == {measure.name for measure in MEASURES}
    assert set(entry["measures"]["hoax_auc"]) == {"old", "new", "low", "high", "worse"}
    with pytest.raises(RegistryError, match="found the same version"):
        promote(retrained, office, GATE)
    assert roll_back(office).model == "small"


def test_a_gate_that_cannot_judge_is_refused(office: Path, retrained: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.csv"
    lines = GATE.read_text(encoding="utf-8").splitlines()
    few.write_text("\n".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(DatasetError, match=r"few\.csv: expected at least 20 rows labelled hoax, found 19"):
        promote(retrained, office, few)
    learned = {"training": {"sources": [{"sha256": hashlib.sha256(GATE.read_bytes()).hexdigest()}]}}
    cheat = save_model(replace(load_bundle(retrained), metadata=learned), tmp_path / "cheat", {})
    with pytest.raises(DatasetError, match="found a file it was trained on"):
        promote(cheat, office, GATE)
    assert read_registry(office).history == ()


def test_the_shipped_gate_set_judges_and_shares_no_message_with_the_starter_set(model: Model) -> None:
    frame = load_gate(ROOT / "data" / "gate" / "gate.csv", model).frame
    assert len(frame) >= 400
    starter = {normalise(text) for text in load_dataset([STARTER]).frame["text"]}
    # Greetings of a few words are anybody's.
    assert not {text for text in map(normalise, frame["text"]) if len(text) > 40} & starter
