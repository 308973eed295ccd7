from __future__ import annotations

import sys
from pathlib import Path

import pytest

from saring.cli import train as command
from saring.model.bundle import Model, load_bundle
from saring.model.scorer import load_model
from saring.training.train import train

ROOT = Path(__file__).resolve().parent.parent.parent
STARTER = str(ROOT / "data" / "labelled" / "starter.csv")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the starter set one row too large for memory."""
    monkeypatch.setattr(command, "MAX_ROWS_IN_MEMORY", 3906)


@pytest.mark.usefixtures("small")
def test_many_rows_are_trained_out_of_core_and_it_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.train([STARTER], str(tmp_path / "m"), jobs=1)
    printed = capsys.readouterr()
    assert f"more than 3,906 rows: training out of core; temporary files in {tmp_path}" in printed.err
    assert "Trained out of core on 3907 rows" in printed.out
    assert "out_of_core" in load_bundle(tmp_path / "m").metadata["training"]
    assert [path.name for path in tmp_path.iterdir()] == ["m"]


def test_as_many_rows_as_fit_are_trained_in_memory(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("out of core")

    monkeypatch.setattr("saring.training.out_of_core.training.train_out_of_core", refuse)
    monkeypatch.setattr("saring.training.train.train_model", lambda *_: (model, {"trained": "in memory"}))
    for options in ({"max_rows_in_memory": 3907}, {"max_rows_in_memory": 1, "out_of_core": False}):
        trained = train([STARTER], tmp_path / "m", **options)  # type: ignore[arg-type]
        assert trained.report == {"trained": "in memory"}
        assert load_model(tmp_path / "m").score(["air galon beracun"]) == trained.model.score(["air galon beracun"])


def test_progress_is_shown_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command.Progress()("read", 2000, None)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = command.Progress()
    progress("read", 2000, None)
    progress("read", 4000, None)  # too soon
    progress("held_out", 7, 7)
    progress.clear()
    shown = capsys.readouterr().err
    assert "reading and normalising: 2,000" in shown
    assert "4,000" not in shown
    assert shown.endswith("measuring: 7 / 7\r\x1b[K")
