"""The commands as a person runs them: what they print, write and return."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import joblib
import pytest

from saring.cli.train import train
from saring.model.bundle import Model, save_model

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = [
    "Air galon beracun, sebarkan ke semua grup!",
    "",
    "selamat pagi semua",
    "Air galon beracun, sebarkan ke semua grup!",
]


def saring(
    *arguments: object, stdin: str = "", code: int = 0, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from saring.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, cwd=cwd)
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    path.write_text("text\n" + "\n".join(f'"{text}"' for text in TEXTS) + "\n", encoding="utf-8")
    return path


def test_score_prints_for_people_and_for_programs(bundle: Path) -> None:
    record = json.loads(saring("score", TEXTS[0], "--model", bundle, "--json").stdout)
    assert set(record) >= {"verdict", "label", "risk", "check_worthiness", "hoax_probability", "reasons", "words"}
    assert all(TEXTS[0][word["start"] : word["end"]] == word["text"] for word in record["words"])
    same = saring("score", "-", "--model", bundle, "--json", stdin=TEXTS[0] + "\n").stdout
    assert json.loads(same) == record
    assert record["label"] in saring("score", TEXTS[0], "--model", bundle).stdout


def test_lang_works_before_and_after_the_command(bundle: Path) -> None:
    after = saring("score", "ok", "--model", bundle, "--lang", "id").stdout
    assert after == saring("--lang=id", "score", "ok", "--model", bundle).stdout
    assert "terlalu pendek" in after
    assert "expected id or en, found fr" in saring("--lang", "fr", "score", "ok", code=2).stderr
    assert "Nilai satu pesan" in saring("--help", "--lang", "id").stdout
    assert "Score one message" in saring("--help", "--lang", "en").stdout


def test_batch_gives_one_row_a_row_in_order(bundle: Path, table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = saring("batch", table, "--model", bundle, "--output", out)
    rows = [json.loads(line) for line in out.open(encoding="utf-8")]
    assert [row["text"] for row in rows] == TEXTS
    assert rows[0] == rows[3] | {"origin": rows[0]["origin"]}
    assert rows[1]["verdict"] == "needs_context"
    assert done.stdout == ""
    assert "4 rows written" in done.stderr


def test_batch_reads_standard_input(bundle: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    saring("batch", "-", "--model", bundle, "--output", out, stdin="text\nselamat pagi semua\n")
    assert json.loads(out.read_text(encoding="utf-8"))["text"] == "selamat pagi semua"


def test_senders_and_private_data_are_masked_unless_asked(bundle: Path, tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.jsonl"
    source.write_text("sender,text\nBu Ani,hubungi 0812-0000-1234 ya bu\n", encoding="utf-8")
    saring("read", source, "--output", out)
    row = json.loads(out.read_text(encoding="utf-8"))
    assert row["sender"].startswith("p-")
    assert row["text"] == "hubungi [telepon] ya bu"
    saring("read", source, "--output", out, "--keep-names")
    row = json.loads(out.read_text(encoding="utf-8"))
    assert (row["sender"], row["text"]) == ("Bu Ani", "hubungi 0812-0000-1234 ya bu")


def test_triage_groups_copies(bundle: Path, table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = saring("triage", table, "--model", bundle, "--output", out, "--all")
    rows = [json.loads(line) for line in out.open(encoding="utf-8")]
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert max(row["n_messages"] for row in rows) == 2
    assert "4 messages, 3 different contents, 0 of them claims to look at" in done.stderr


def test_train_evaluate_list_show_export(tmp_path: Path) -> None:
    csv = ROOT / "data" / "labelled" / "starter.csv"
    printed = saring("train", csv, "--output", "models/office", cwd=tmp_path).stdout
    assert printed.startswith("starter.csv: 3,907 rows")
    assert len(printed.splitlines()) <= 12
    card = (tmp_path / "models" / "office" / "card.en.md").read_text(encoding="utf-8")
    assert "# Model card" in card
    assert "| starter.csv |" in card
    report = json.loads(saring("evaluate", csv, "--model", "office", "--json", cwd=tmp_path).stdout)
    assert report["n_rows"] > 2000
    assert "Measured on" in saring("evaluate", csv, "--model", "models/office", cwd=tmp_path).stdout
    listed = saring("models", "list", cwd=tmp_path).stdout
    assert "* default" in listed
    assert "models/office" in listed
    assert saring("models", "show", "office", cwd=tmp_path).stdout.strip() == card.strip()
    assert "# Kartu model" in saring("models", "show", "office", "--lang", "id", cwd=tmp_path).stdout
    written = {path.name for path in (tmp_path / "models" / "office").iterdir()}
    assert written >= {"report.json", "card.id.md", "card.en.md", "card.id.html", "card.en.html"}
    manifest = json.loads(saring("models", "show", "office", "--json", cwd=tmp_path).stdout)
    assert manifest["training"]["sources"][0]["name"] == "starter.csv"
    saring("models", "export", "office", "--output", "office.joblib", cwd=tmp_path)
    assert joblib.load(tmp_path / "office.joblib")["claim"].predict_proba(["halo semua"]).shape == (1, 2)
    assert (
        "expected joblib, found onnx"
        in saring("models", "export", "-o", "x", "--format", "onnx", cwd=tmp_path, code=2).stderr
    )


def test_train_tells_warnings_apart_from_the_card(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert model.folder
    report = json.loads((model.folder / "report.json").read_text(encoding="utf-8"))
    report["warnings"] = [{"key": "check_no_talk", "values": {}}]
    monkeypatch.setattr("saring.training.train.train_model", lambda *_: (model, report))
    train([str(ROOT / "data" / "labelled" / "starter.csv")], str(tmp_path / "m"))
    printed = capsys.readouterr()
    assert "\nWARNING: no row is no_claim" in f"\n{printed.err}"
    assert "no row is no_claim" not in printed.out
    card = (tmp_path / "m" / "card.en.md").read_text(encoding="utf-8")
    assert "> **WARNING.** no row is no_claim" in card


def test_show_falls_back_to_the_one_card_of_an_older_bundle_or_the_manifest(model: Model, tmp_path: Path) -> None:
    save_model(model, tmp_path / "old", {"card.md": "# Old card\n"})
    assert saring("models", "show", tmp_path / "old", "--lang", "id").stdout.startswith("# Old card")
    save_model(model, tmp_path / "bare", {})
    assert json.loads(saring("models", "show", tmp_path / "bare").stdout)["questions"] == ["claim", "hoax", "risk"]


def test_data_check_says_what_stops_and_what_to_look_at(tmp_path: Path) -> None:
    good = saring("data", "check", ROOT / "data" / "labelled" / "starter.csv")
    assert "can be trained on" in good.stderr
    assert "labels may be wrong" in good.stdout
    assert good.stdout.count("\n  row ") == 5
    assert "write the list of them with --review" in good.stderr
    bad = tmp_path / "bad.csv"
    bad.write_text("text,label\nsatu dua tiga,entah\n", encoding="utf-8")
    done = saring("data", "check", bad, code=2)
    assert "STOPS: 1 rows with an unknown label 'entah' (rows 2)" in done.stdout
    assert "cannot be trained on yet: fix the 4 things marked STOPS" in done.stderr


def test_data_check_writes_the_rows_to_look_at_again(tmp_path: Path) -> None:
    table, review = tmp_path / "labels.csv", tmp_path / "review.jsonl"
    text = "text,label\nsatu dua tiga,entah\nhubungi 0812-0000-1234 segera,hoax\n"
    table.write_text(text, encoding="utf-8")
    done = saring("data", "check", table, "--review", review, code=2)
    rows = [json.loads(line) for line in review.open(encoding="utf-8")]
    assert [(row["row"], row["reason"]) for row in rows] == [(2, ["label_unknown"]), (3, ["private_data"])]
    assert rows[1]["text"] == "hubungi [telepon] segera"
    assert "2 rows written to" in done.stderr
    refused = saring("data", "check", table, "--review", table, code=2)
    assert "found something that will not be overwritten" in refused.stderr
    assert table.read_text(encoding="utf-8") == text


def test_demo_prints_the_list_and_writes_the_report(tmp_path: Path) -> None:
    done = saring("demo", cwd=tmp_path)
    assert "likely hoax" in done.stdout
    assert "saring-demo.html" in done.stderr
    page = (tmp_path / "saring-demo.html").read_text(encoding="utf-8")
    assert "Clarification worklist" in page


def test_version() -> None:
    assert saring("--version").stdout.startswith("saring 0.")
