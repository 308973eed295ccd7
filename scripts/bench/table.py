"""The table of results in Markdown, in English and Indonesian, put between two marks of a page."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from scripts.bench.inputs import ROOT

BEGIN, END = "<!-- bench -->\n", "<!-- /bench -->\n"
PAGES = {
    ROOT / "docs" / "benchmarks.md": "en",
    ROOT / "docs" / "benchmarks.id.md": "id",
    ROOT / "README.md": "en",
    ROOT / "README.id.md": "id",
}
README_ROWS = ("score_sklearn_long", "batch")

_WORDS: dict[str, tuple[str, str]] = {
    "head": (
        "| measured | target | median (lowest – highest) | ours |",
        "| yang diukur | sasaran | median (terendah – tertinggi) | hasil Saring |",
    ),
    "score_sklearn_long": (
        "scoring, messages of 511 bytes, against the plain scikit-learn pipeline of the same features",
        "menilai, pesan 511 bita, terhadap pipeline scikit-learn biasa dengan fitur yang sama",
    ),
    "score_sklearn_short": ("the same, 60 bytes", "sama, 60 bita"),
    "score_fasttext_long": (
        "scoring, 511 bytes, against fastText with subwords",
        "menilai, 511 bita, terhadap fastText dengan subkata",
    ),
    "score_fasttext_short": ("the same, 60 bytes", "sama, 60 bita"),
    "score_hashing_long": (
        "scoring, 511 bytes, against a bare loop that only hashes the n-grams",
        "menilai, 511 bita, terhadap perulangan yang hanya menghitung hash n-gram",
    ),
    "score_hashing_short": ("the same, 60 bytes", "sama, 60 bita"),
    "read_loop": (
        "reading WhatsApp (library) against a loop over one regular expression",
        "membaca WhatsApp (pustaka) terhadap perulangan dengan satu ekspresi reguler",
    ),
    "read_jsonl": (
        "`saring read` to JSON lines, the whole process, against the same loop",
        "`saring read` ke JSON Lines, seluruh proses, terhadap perulangan yang sama",
    ),
    "read_javascript": ("reading against whatsapp-chat-parser", "membaca terhadap whatsapp-chat-parser"),
    "read_whatstk": ("reading against whatstk", "membaca terhadap whatstk"),
    "read_chatminer": ("reading against chat-miner", "membaca terhadap chat-miner"),
    "batch": (
        "`saring batch`, export to CSV, two cores, against whatstk and a plain pipeline, a message each",
        "`saring batch`, ekspor ke CSV, dua inti, terhadap whatstk dan pipeline biasa, per pesan",
    ),
    "batch_memory": ("peak memory of `saring batch`", "puncak memori `saring batch`"),
    "train_memory": ("peak memory of `saring train`", "puncak memori `saring train`"),
    "cold_start": (
        '`saring score "…"` cold, against `python -c "import numpy"`',
        '`saring score "…"` dari awal, terhadap `python -c "import numpy"`',
    ),
    "growth": (
        "cost of a message in the largest input against smaller ones",
        "biaya per pesan pada masukan terbesar terhadap yang lebih kecil",
    ),
    "dask": ("two Dask workers against one", "dua worker Dask terhadap satu"),
    "training": ("training against fastText", "pelatihan terhadap fastText"),
    "at_most": ("at most", "paling banyak"),
    "at_least": ("at least", "paling sedikit"),
    "skipped": ("not measured", "tidak diukur"),
    "peers": ("the peer is not there or failed", "pembandingnya tidak ada atau gagal"),
    "compiled": ("the compiled loops were not built", "bagian terkompilasi tidak dibangun"),
    "cores": ("fewer than two cores", "kurang dari dua inti"),
    "full": ("only in a full run", "hanya pada pengukuran penuh"),
    "script": ("its script is not there", "skripnya tidak ada"),
    "verdicts": ("with verdicts and reasons", "dengan penilaian dan alasan"),
    "f1_ours": ("F1 ours", "F1 kami"),
    "f1_peer": ("F1 peer", "F1 pembanding"),
    "two_jobs": ("two jobs, all processes", "dua pekerjaan, semua proses"),
    "messages": ("messages", "pesan"),
    "peer_messages": ("messages of the peer", "pesan pembanding"),
    "messages/s": ("messages/s", "pesan/detik"),
    "rows/s": ("rows/s", "baris/detik"),
    "machine": (
        "One core unless said; {processor}, {cores} cores, {memory_gb} GB, {system}, Python {python}. "
        "`make bench` measures anew.",
        "Satu inti kecuali disebut lain; {processor}, {cores} inti, {memory_gb} GB, {system}, Python {python}. "
        "`make bench` mengukur ulang.",
    ),
}


def render(results: dict[str, Any], language: str, names: Collection[str] | None = None) -> str:
    """Return the table and the line that names the machine; `names` chooses rows, `None` takes all."""
    lines = [_say("head", language), "|---|---|---|---|"]
    lines += [_row(row, language) for row in results["rows"] if names is None or row["name"] in names]
    machine = _say("machine", language).format(**results["machine"])
    return "\n".join([*lines, "", machine, ""])


def with_table(page: str, results: dict[str, Any], language: str, names: Collection[str] | None = None) -> str:
    """Return a page with the table of some or all rows between its marks; `ValueError` where it has none."""
    if BEGIN not in page or END not in page:
        raise ValueError(f"expected {BEGIN.strip()} and {END.strip()} in the page, found neither or one")
    before, _, rest = page.partition(BEGIN)
    return before + BEGIN + "\n" + render(results, language, names) + "\n" + END + rest.partition(END)[2]


def write_pages(results: dict[str, Any], pages: dict[Path, str] = PAGES) -> list[str]:
    """Put the table into the pages that have marks for it; return their names."""
    written = []
    for path, language in pages.items():
        page = path.read_text(encoding="utf-8")
        if BEGIN in page:
            names = README_ROWS if path.name.startswith("README") else None
            path.write_text(with_table(page, results, language, names), encoding="utf-8")
            written.append(path.name)
    return written


def _row(row: dict[str, Any], language: str) -> str:
    bound = f"{_say('at_most' if row['at_most'] else 'at_least', language)} {_number(row['target'], language)}"
    if "skipped" in row:
        why = f"{_say('skipped', language)}: {_say(row['skipped'], language)}"
        return f"| {_say(row['name'], language)} | {bound} | {why} | |"
    ratio = {key: _number(value, language) for key, value in row["ratio"].items()}
    notes = [f"{_say(key, language)} {_localised(value, language)}" for key, value in row["notes"].items()]
    ours = "" if row["ours"] is None else f"{_number(row['ours'], language)} {_say(row['unit'], language)}"
    spread = f"{ratio['median']} ({ratio['min']} – {ratio['max']})"
    return f"| {_say(row['name'], language)} | {bound} | {spread} | {'; '.join(filter(None, [ours, *notes]))} |"


def _number(value: float, language: str) -> str:
    return _localised(f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}", language)


def _localised(figures: str, language: str) -> str:
    return figures.translate(str.maketrans(",.", ".,")) if language == "id" else figures


def _say(key: str, language: str) -> str:
    return _WORDS[key][language == "id"] if key in _WORDS else key
