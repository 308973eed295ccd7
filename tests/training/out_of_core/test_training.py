from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from saring.datasets.load import LABELS, load_dataset
from saring.errors import DatasetError, OutputError
from saring.model.bundle import Model, load_bundle, save_model
from saring.model.calibration import prior_shift
from saring.model.features import token_counts
from saring.model.scorer import Scorer
from saring.parallel.workers import ALONE, Workers
from saring.reports.card.card import card_documents
from saring.training.fit import Fitter, TfidfRows
from saring.training.measures import auc
from saring.training.out_of_core import passes, reading, training
from saring.training.out_of_core.reading import normalise_rows
from saring.training.out_of_core.training import hash_limit, train_out_of_core
from saring.training.questions import QUESTIONS, TrainingOptions, answers

FAST = TrainingOptions(char_n_max=3)


def quiet(step: str, done: int, total: int | None) -> None:
    assert step
    assert total is None or done <= total


def run(table: Path, workspace: Path, **more: Any) -> tuple[Model, dict[str, Any]]:
    return train_out_of_core([table], FAST, workspace, **{"notify": quiet, **more})


@pytest.fixture(scope="module")
def trained(table: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Model, dict[str, Any]]:
    return run(table, tmp_path_factory.mktemp("work"))


def test_a_table_sorted_by_label_is_learned(trained: tuple[Model, dict[str, Any]]) -> None:
    model, report = trained
    assert model.questions == QUESTIONS
    assert report["questions"]["claim"]["auc"]["value"] > 0.9
    assert report["questions"]["claim"]["support"] == report["held_out"]
    rumour, talk = "KATANYA besok listrik padam tiga hari, sebarkan!", "iya bu, nanti aku jemput di sekolah ya"
    scorer = Scorer(model)
    assert scorer.score_text(rumour).risk > 2 * scorer.score_text(talk).risk


def test_the_bundle_is_like_any_other(trained: tuple[Model, dict[str, Any]], tmp_path: Path) -> None:
    model, report = trained
    loaded = load_bundle(save_model(model, tmp_path / "m", card_documents(model, report)))
    text = "katanya bantuan tunai dibagikan besok, daftar di https://bantuan.example"
    assert Scorer(loaded).score_text(text).hoax_probability == Scorer(model).score_text(text).hoax_probability
    figures = loaded.metadata["training"]["out_of_core"]
    assert figures["rows"] == sum(loaded.metadata["training"]["sources"][0]["labels"].values())
    assert figures["held_out"] == report["held_out"]
    assert loaded.metadata["familiarity"]["limit"] > loaded.metadata["familiarity"]["typical"]


def test_hoax_probabilities_are_for_the_share_of_hoaxes_stated(
    table: Path, trained: tuple[Model, dict[str, Any]], tmp_path: Path
) -> None:
    model, _ = trained
    share = model.metadata["prior"]["archive"]
    stated, _ = train_out_of_core([table], replace(FAST, hoaxes_per_1000=100), tmp_path, notify=quiet)
    assert stated.metadata["prior"] == {"archive": share, "stated": 0.1}
    hoax = model.questions.index("hoax")
    assert stated.intercepts[hoax] - model.intercepts[hoax] == pytest.approx(prior_shift(share, 0.1), abs=1e-3)


def test_what_was_not_measured_is_said(trained: tuple[Model, dict[str, Any]]) -> None:
    model, report = trained
    card = card_documents(model, report)["card.en.md"]
    assert f"Measured on {report['held_out']} rows held out of training" in card
    assert "- random: not measured when training out of core" in card
    for heading in ("## Shortcuts", "## Sets it was not trained on", "## Examples where it fails"):
        assert card.split(heading)[1].strip().startswith("Not measured in this run.")
    assert "Learning curve: Not measured in this run." in card


def test_it_is_about_as_good_as_training_in_memory_on_the_same_rows(
    table: Path, trained: tuple[Model, dict[str, Any]]
) -> None:
    frame = load_dataset([table]).frame
    texts, split_hash = normalise_rows((frame["text"].tolist(), [""] * len(frame)))
    held_out = split_hash < np.uint64(hash_limit(len(frame)))
    learned = np.flatnonzero(~held_out)
    fitter = Fitter(frame, TfidfRows.fitted([texts[i] for i in learned], FAST).of_texts(texts), FAST)
    for question, linear in fitter.fit(fitter.rows.matrix, learned, QUESTIONS).items():
        rows, y = answers(frame, question, ())
        tested = held_out[rows]
        values = linear.decision_values(fitter.rows.matrix, token_counts(texts))[rows][tested]
        order = np.argsort(values)
        in_memory = auc((y[tested] == 1)[order], values[order])
        assert trained[1]["questions"][question]["auc"]["value"] == pytest.approx(in_memory, abs=0.02)


def test_the_number_of_jobs_changes_nothing(
    table: Path, trained: tuple[Model, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHUNK_ROWS", 60)
    monkeypatch.setattr(reading, "count_shards", lambda n_bytes: 7)
    versions = []
    for n_jobs in (1, 2):
        model, report = run(table, tmp_path, workers=Workers(n_jobs))
        versions.append(load_bundle(save_model(model, tmp_path / str(n_jobs), card_documents(model, report))).version)
    assert versions[0] == versions[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1", "2"]


def test_a_small_disk_changes_nothing(
    table: Path, trained: tuple[Model, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "MAX_DISK_SHARE", 0.0)
    model, _ = run(table, tmp_path)
    assert np.array_equal(model.coefficients, trained[0].coefficients)


def test_without_talk_there_is_one_question(table: Path, tmp_path: Path) -> None:
    rows = load_dataset([table]).frame
    rows[rows["label"] != "no_claim"][["text", "label"]].to_csv(tmp_path / "claims.csv", index=False)
    model, report = run(tmp_path / "claims.csv", tmp_path)
    assert model.questions == ("hoax",)
    assert "confusion" not in report


def test_a_text_in_millions_of_copies_does_not_fill_what_is_held_out(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "MAX_HELD_OUT", 60)
    monkeypatch.setattr(training, "MAX_HELD_OUT_SHARE", 1.0)
    monkeypatch.setattr(reading, "count_shards", lambda n_bytes: 50)
    assert hash_limit(100) / 2**64 == pytest.approx(0.6)
    monkeypatch.setattr(training, "hash_limit", lambda n_rows: hash_limit(100))
    rows = [(f"banjir datang lagi di kampung {'abcdefghij'[i % 10]}", LABELS[i // 5 % 3]) for i in range(3000)]
    frame = load_dataset([table]).frame
    rows += zip(frame["text"], frame["label"], strict=True)
    shards = reading.write_shards([str(write(tmp_path / "copies.csv", rows))], tmp_path, 0, ALONE, quiet)
    held_out, limit = training.Run(shards, FAST, ALONE, quiet).hold_out()
    _, hashes = normalise_rows(([text for text, _ in rows], [""] * len(rows)))
    assert (hashes < np.uint64(limit)).sum() > 500
    assert 60 < len(held_out.texts) < 300


def test_rows_of_one_claim_and_near_copies_share_the_hash_that_decides_their_side() -> None:
    texts = ["air galon di kota beracun kata warga sini", "besok pasar libur karena banjir besar", "ok", "OK"]
    _, hashes = normalise_rows((texts, ["k1", "k1", "", ""]))
    assert hashes[0] == hashes[1] != hashes[2] == hashes[3]


def write(path: Path, rows: list[tuple[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("text", "label"), *rows])
    return path


MANY = [
    (f"kabar ke {'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10 % 10]} tentang banjir", LABELS[i % 3]) for i in range(90)
]


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_an_unknown_label_names_its_row_and_leaves_nothing(
    tmp_path: Path, n_jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHUNK_ROWS", 5)
    bad = write(tmp_path / "bad.csv", [*MANY, ("apa ini", "mungkin"), *MANY, ("apa itu", "entah")])
    with pytest.raises(DatasetError, match=r"bad\.csv:92: .*'mungkin' \(2 rows like it\)"):
        run(bad, tmp_path / "work", workers=Workers(n_jobs))
    assert list((tmp_path / "work").iterdir()) == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "table"),
        (MANY[:9], "at least 20 rows"),
        ([*MANY, *[(" ", "hoax")] * 40], "40"),
        ([(text, "no_claim") for text, _ in MANY], "rows labelled hoax, found 0"),
        (MANY[:24], "on either side of the split"),
    ],
)
def test_what_cannot_be_learned_from_is_refused(tmp_path: Path, rows: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(DatasetError, match=message):
        run(write(tmp_path / "few.csv", rows), tmp_path / "work")
    assert list((tmp_path / "work").iterdir()) == []


def test_a_full_disk_is_one_line_and_leaves_nothing(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(matrix: object, file: Path) -> None:
        file.write_bytes(b"half")
        raise OSError(28, "No space left on device", str(file))

    monkeypatch.setattr(passes.joblib, "dump", full)
    with pytest.raises(OutputError, match="No space left on device"):
        run(table, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_leaves_nothing(table: Path, tmp_path: Path) -> None:
    def interrupt(step: str, done: int, total: int | None) -> None:
        if step == "fit":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(table, tmp_path, notify=interrupt)
    assert list(tmp_path.iterdir()) == []


CODE = """
import resource, sys
from pathlib import Path
from saring.training.out_of_core.training import train_out_of_core
from saring.training.questions import TrainingOptions
train_out_of_core(sys.argv[1:2], TrainingOptions(char_n_max=2), Path(sys.argv[2]), notify=lambda *_: None)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_rows(table: Path, tmp_path: Path) -> None:
    header, *rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    peaks = []
    for times in (8, 40):
        longer = tmp_path / f"{times}.csv"
        longer.write_text(header + "".join(rows * times), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", CODE, longer, tmp_path], capture_output=True, text=True, check=True
        )
        peaks.append(int(done.stdout) / 1000)
    # Held in memory, 25,000 more rows with their TF-IDF would be some 150 MB. What is held out stays in memory, up to
    # 50,000 rows: until then a little more is needed for more rows.
    assert peaks[1] - peaks[0] < 100
