from __future__ import annotations

import sys
from pathlib import Path
from random import Random

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


def labelled(path: Path, n: int = 120) -> str:
    """Write rows without ordinary talk, of which only the host of a link tells hoaxes."""
    hosts = ("berita-seru.example", "kabar-resmi.example")
    rows = [f"air galon kota {word_of(i)} https://{hosts[i % 2]}/a,{('hoax', 'not_hoax')[i % 2]}" for i in range(n)]
    path.write_text("text,label\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def word_of(number: int) -> str:
    """Return words of their own, so that no two rows are near copies."""
    pick = Random(number)
    return " ".join("".join(pick.choice("bcdgjklmnprst") + pick.choice("aiu") for _ in range(3)) for _ in range(8))


def test_train_says_what_it_chose_and_by_how_much(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.train([labelled(tmp_path / "a.csv")], str(tmp_path / "m"), strength=3.0, within_words=False)
    printed = capsys.readouterr()
    assert "note: comparing forms of texts and strengths" in printed.err
    assert "note: texts and letters: plain texts, letters up to 5, across words (AUC 1.000; +0." in printed.err
    card = (tmp_path / "m" / "card.en.md").read_text(encoding="utf-8")
    assert "plain texts, letters up to 5, across words" in card
    assert load_bundle(tmp_path / "m").text_form == "plain"


def test_options_by_hand_and_no_choosing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.train([labelled(tmp_path / "a.csv")], str(tmp_path / "m"), choose=False, letters=3, cost_of_miss=4.0)
    printed = capsys.readouterr()
    assert "comparing" not in printed.err
    card = (tmp_path / "m" / "card.en.md").read_text(encoding="utf-8")
    assert "The options were given, not chosen on the data." in card
    assert "one missed hoax counts as much as 4 claims wrongly called" in card
    options = load_bundle(tmp_path / "m").metadata["training"]["options"]
    assert (options["text_form"], options["char_n_max"], options["hoax_strength"]) == ("canonical", 3, 10.0)


def test_the_share_of_hoaxes_elsewhere_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    others = tmp_path / "others.csv"
    others.write_text("text\n" + "\n".join(f"air galon {word_of(i)}" for i in range(50)), encoding="utf-8")
    command.train([labelled(tmp_path / "a.csv")], str(tmp_path / "m"), choose=False, unlabelled=str(others))
    assert "claims only, at least 100 are needed" in capsys.readouterr().err


@pytest.mark.usefixtures("small")
def test_out_of_core_nothing_is_chosen_and_a_form_it_cannot_read_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        command.train([STARTER], str(tmp_path / "m"), text_form=command.TextForm.plain)
    assert "expected the text form canonical and n-grams across words, found plain" in capsys.readouterr().err
