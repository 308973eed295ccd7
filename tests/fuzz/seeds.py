"""The small files that are damaged: authored exports and tables, and files that Saring itself writes."""

from __future__ import annotations

import io
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np

from saring.facts.archive import save_archive
from saring.facts.match import build_archive
from saring.facts.read import read_fact_checks
from saring.messages.registry import READER_NAMES
from saring.model.bundle import Model, load_bundle, save_model
from saring.model.calibration import Thresholds
from saring.model.familiarity import Familiarity
from saring.model.features import FeatureSpace
from saring.model.scorer import Scorer
from saring.records import ReadReport
from saring.reports.worklist.write import write_worklist
from saring.worklist.triage import triage
from tests.blocks import fit_char_block, fit_word_block

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "messages" / "golden"
LEARNED = (
    "air galon beracun , sebarkan !",
    "air minum bersih untuk warga",
    "rapat warga malam ini jam 0",
    "bantuan dana cair , daftar sekarang di \ue001",
)
CHAT = "".join(
    f"2{day}/07/24 09.4{day} - {who}: {text}\n"
    for day, who, text in (
        (1, "Bu Rini", "Sebarkan! Air galon beracun, sudah banyak warga Sukamaju masuk rumah sakit hari ini"),
        (2, "Pak Karjo", "Sebarkan! Air galon beracun, sudah banyak warga Sukamaju masuk rumah sakit hari ini"),
        (3, "Bu Rini", "Bantuan dana dua juta cair, daftar sekarang di https://contoh.example/dana sebelum habis"),
        (4, "Pak Karjo", "ok"),
    )
)
SETTINGS = b"""language = "id"
models = "models"
key = "kunci yang panjang untuk sidik pengirim"
deadline = "3h"
resurfaced_after_days = 7
hoaxes_per_1000 = 300
[office]
name = "Dinas"
places = ["Sukamaju"]
[privacy]
names = ["Rini Wulandari"]
keep_numbers = ["0274-555-0101"]
[weights]
reach = 2.0
"""
MAP = b"""platform = "forumdesa"
text = ["isi", "judul + isi"]
author = "nama"
time = "waktu"
time_formats = ["%d/%m/%Y %H:%M"]
zone = "WIB"
link = "tautan"
chat = "topik.judul"
records = "data.komentar"
"""
MARKS = b"claim_id,status,note,rating,answer_url,marked_at\nc-fb9506a02b,sent,ya,SALAH,https://cek.example/1,2026-07-26T09:40\n"
LABELLED = (
    "text,label,title,source,published_on,claim_id\n"
    + "".join(f"{text},{label},j,s{n},2024-07-2{n},k{n}\n" for n, (text, label) in enumerate(
        [("air galon beracun", "hoaks"), ("rapat warga malam ini", "obrolan"), ("air bersih menurut dinas", "fakta")]))
).encode()  # fmt: skip
REGISTRY = (
    b'{"champion": "default", "format_version": 1, "history": [{"action": "promoted", "model": "a", "version": "1",'
    b'"previous": "default", "reason": null, "measures": {"auc": 0.7}, "gate": null, "at": "2026-07-26T09:40:00"}]}'
)


@cache
def exports() -> dict[str, list[bytes]]:
    """Return the authored exports of each reader, none larger than 24 kB."""
    found: dict[str, list[bytes]] = {}
    for name in READER_NAMES:
        # Expected messages lie beside the exports as `.jsonl`; a table of JSON lines is one itself.
        files = (path for path in sorted((GOLDEN / name).iterdir()) if path.suffix != ".jsonl" or "." not in path.stem)
        files = (path for path in files if path.suffix != ".jsonl" or name == "table")
        found[name] = [path.read_bytes() for path in files if path.is_file() and path.stat().st_size < 24_000]
    return found


@cache
def model_folder() -> Path:
    """Return the folder of a model made of two small vocabularies, which lasts as long as the process."""
    space = FeatureSpace((fit_word_block(LEARNED, min_df=1), fit_char_block(LEARNED, n_max=5, min_df=1)))
    weights = np.random.default_rng(0).normal(size=(3, space.n_features)).astype(np.float32)
    familiarity = {"familiarity": Familiarity(6.0, 3.0, 5.0).as_dict()}
    model = Model(
        space, ("claim", "hoax", "risk"), weights, (0.1, 0.2, 0.3), (0.0, 8.0, 8.0), Thresholds(0.5, 0.5, 0.5),
        familiarity,
    )  # fmt: skip
    return save_model(model, scratch() / "model", {"report.json": "{}"})


@cache
def scorer() -> Scorer:
    """Return that model, ready to score."""
    return Scorer(load_bundle(model_folder()))


@cache
def facts_folder() -> Path:
    """Return the folder of a small archive of fact-checks."""
    checks = read_fact_checks([ROOT / "data" / "factchecks"], ReadReport())[:6]
    folder = scratch() / "facts"
    save_archive(checks, build_archive(checks).index, folder)
    return folder


@cache
def fact_files() -> list[bytes]:
    """Return published fact-checks in each shape in which they are read."""
    mafindo = b'[{"id": 1, "title": "[SALAH] Air galon beracun", "classification": "Salah", "tanggal": "2024-07-24"}]'
    google = (
        b'{"claims": [{"text": "Air galon", "claimReview": [{"title": "Salah: air", "url": "https://cek.example/1",'
        b'"textualRating": "Salah", "reviewDate": "2024-07-24T00:00:00Z", "publisher": {"name": "Cek"}}]}]}'
    )
    files = sorted((ROOT / "data" / "factchecks").iterdir())
    return [mafindo, google, *(b"\n".join(path.read_bytes().split(b"\n")[:40]) for path in files if path.is_file())]


@cache
def worklists() -> dict[str, list[bytes]]:
    """Return a worklist in each form that is read back, and a file of marks."""
    folder = scratch()
    chat = folder / "Chat WhatsApp dengan RT 05.txt"
    chat.write_text(CHAT, encoding="utf-8")
    found = triage(chat, model=scorer(), everything=True)
    written = {}
    for ending in (".csv", ".jsonl", ".xlsx"):
        path = folder / f"daftar{ending}"
        write_worklist(found.items, str(path), run=found.run, explain=lambda _text: [])
        written[ending] = [path.read_bytes()]
    written[".csv"].append(MARKS)
    return written


@cache
def zips() -> list[bytes]:
    """Return archives: exports in a zip, and in a tar with and without compression."""
    members = {
        "Chat WhatsApp dengan RT 05.txt": CHAT.encode(),
        "_chat.txt": CHAT.encode(),
        "a/foto.jpg": b"\xff\xd8\xff",
    }
    found = [zipped(members.items(), zipfile.ZIP_STORED), zipped(members.items(), zipfile.ZIP_DEFLATED)]
    for mode in ("w", "w:gz"):
        stream = io.BytesIO()
        with tarfile.open(fileobj=stream, mode=mode) as tar:  # type: ignore[call-overload]
            for name, content in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
        found.append(stream.getvalue())
    return found


def zipped(members: Iterable[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip with some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


@cache
def scratch() -> Path:
    """Return a temporary folder for what is made here, removed when the process ends."""
    import atexit

    folder = Path(tempfile.mkdtemp(prefix="saring-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
