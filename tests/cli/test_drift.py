"""The line that says a retrain is due, as a person sees it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from saring.datasets.load import LabeledDataset
from saring.model.bundle import Model, save_model
from tests.cli.test_commands import saring
from tests.odd_texts import FOREIGN


@pytest.fixture(scope="module")
def watchful(bundle: Path) -> Path:
    """A bundle that keeps what its training texts were like, as training writes it."""
    return bundle


@pytest.fixture(scope="module")
def unknowing(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle that kept nothing of them."""
    metadata = {name: kept for name, kept in model.metadata.items() if name != "drift"}
    return save_model(replace(model, metadata=metadata), tmp_path_factory.mktemp("models") / "unknowing", {})


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "foreign.csv"
    texts = [f"{one} {other}" for one in FOREIGN["portuguese"] for language in FOREIGN for other in FOREIGN[language]]
    rows = [text.replace('"', "'") for text in texts]
    path.write_text("text,label\n" + "".join(f'"{row}",no_claim\n' for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def alarming(starter: LabeledDataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Claims that somebody called ordinary talk."""
    path = tmp_path_factory.mktemp("in") / "alarming.csv"
    claims = starter.frame["text"][starter.frame["label"] != "no_claim"]
    twice = pd.concat([claims, "Kata tetangga: " + claims])
    pd.DataFrame({"text": twice, "label": "no_claim", "platform": "whatsapp"}).to_csv(path, index=False)
    return path


@pytest.fixture(scope="module")
def familiar(starter: LabeledDataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "familiar.csv"
    starter.frame[["text", "label"]].to_csv(path, index=False)
    return path


def test_batch_says_in_one_line_when_a_retrain_is_due(watchful: Path, foreign: Path, tmp_path: Path) -> None:
    notes = saring("batch", foreign, "--model", watchful, "-o", tmp_path / "out.csv").stderr.splitlines()
    assert len(notes) == 2
    assert notes[0].startswith("the messages differ from what the model learned from: ")
    assert "of words are new (training at most" in notes[0]
    notes = saring(
        "batch", foreign, "--model", watchful, "-o", tmp_path / "out.csv", "--lang", "id"
    ).stderr.splitlines()
    assert notes[0].startswith("pesan-pesan ini berbeda dari data latih model: ")


def test_batch_is_silent_where_nothing_is_due_or_known(
    unknowing: Path, watchful: Path, foreign: Path, familiar: Path, tmp_path: Path
) -> None:
    for model, source in ((watchful, familiar), (unknowing, foreign)):
        (notes,) = saring("batch", source, "--model", model, "-o", tmp_path / "out.csv").stderr.splitlines()
        assert "rows written" in notes


def test_the_numbers_are_told_when_asked_for(unknowing: Path, watchful: Path, familiar: Path, tmp_path: Path) -> None:
    notes = saring("batch", familiar, "--model", watchful, "-o", tmp_path / "out.csv", "--drift").stderr.splitlines()
    assert "at least 300 are needed" in notes[0]
    assert [line.split(":")[0].strip() for line in notes[1:5]] == [
        "words that are new",
        "shift of check-worthiness",
        "shift of hoax probability",
        "ordinary talk that is flagged",
    ]
    # A table may hold anything, so nothing in it is called ordinary talk.
    assert notes[4].split(": ")[1].startswith("–")
    unknown = saring("batch", familiar, "--model", unknowing, "-o", tmp_path / "out.csv", "--drift").stderr
    assert "train it again to measure drift" in unknown


def test_messages_of_chats_ought_to_be_ordinary_talk(watchful: Path, alarming: Path, tmp_path: Path) -> None:
    notes = saring("batch", alarming, "--model", watchful, "-o", tmp_path / "out.csv").stderr
    assert "of ordinary talk is flagged" in notes


def test_evaluate_tells_it_apart_from_the_report(
    unknowing: Path, watchful: Path, foreign: Path, alarming: Path, familiar: Path
) -> None:
    done = saring("evaluate", foreign, "--model", watchful, "--json", "--drift")
    drift = json.loads(done.stdout)["drift"]
    assert "unseen_words" in drift["moved"]
    assert done.stderr.startswith("the messages differ")
    done = saring("evaluate", alarming, "--model", watchful, "--json", "--drift")
    flagged = json.loads(done.stdout)["drift"]["flagged"]
    assert flagged["value"] > flagged["limit"]
    done = saring("evaluate", familiar, "--model", watchful, "--json")
    assert "drift" not in json.loads(done.stdout)
    assert done.stderr == ""
    assert json.loads(saring("evaluate", familiar, "--model", unknowing, "--json", "--drift").stdout)["drift"] is None
    assert "shift of check-worthiness" in saring("evaluate", familiar, "--model", watchful, "--drift").stderr


def test_one_message_is_scored_without_it(watchful: Path) -> None:
    code = (
        "import sys; from saring.cli import main\n"
        f"sys.argv = ['saring', 'score', 'Air galon beracun, sebarkan!', '--model', {str(watchful)!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('saring.model.drift' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
