"""Every bad input Saring promises to meet with one line: how to make it, and what must be said.

The cases are data. `scripts/error_table.py` prints them as a table, `test_bad_inputs.py` tests them; both
run the real command in a folder of its own (`run_case`) and ask what went wrong (`complaints`). Unix only.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from saring.i18n import LANGUAGES, PHRASES

MIB = 1 << 20
TIMEOUT_SECONDS = 60
Build = Callable[[Path], object]


@dataclass(frozen=True)
class Case:
    """One bad input: `build` puts it into a folder, `command` is run there.

    `says` is the key of the phrase that must be said ("" where it must just work), `texts` what the
    output must then hold. `limits` are limits of the operating system, `interrupt` sends Ctrl-C once
    the output is begun, `max_mib` is the most memory it may take.
    """

    name: str
    command: str
    build: Build
    says: str = ""
    code: int = 2
    texts: tuple[str, ...] | None = None
    limits: Mapping[int, int] = field(default_factory=dict)
    interrupt: bool = False
    max_mib: int | None = None

    @property
    def output(self) -> str:
        """The name after `-o`, or nothing."""
        words = shlex.split(self.command)
        return words[words.index("-o") + 1] if "-o" in words else ""


@dataclass(frozen=True)
class Result:
    """What a command did: exit code, lines on standard error, new and changed files, peak memory."""

    code: int
    lines: list[str]
    left: list[str]
    texts: tuple[str, ...] | None
    peak_mib: int


# --- how the inputs are made -------------------------------------------------------------------


def write(**contents: str | bytes) -> Build:
    """Make files; `a_txt` is the name of `a.txt`."""

    def build(folder: Path) -> None:
        for name, content in contents.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / name.replace("_", ".")).write_bytes(data)

    return build


def all_of(*builds: Build) -> Build:
    """Do one after the other."""

    def build(folder: Path) -> None:
        for part in builds:
            part(folder)

    return build


def zipped(members: Mapping[str, bytes], *, encrypted: bool = False) -> bytes:
    """Return a zip; `encrypted` sets the flag that says so, in both headers of each member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    data = buffer.getvalue()
    if encrypted:
        for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = data.index(mark) + flags
            data = data[:at] + bytes([data[at] | 1]) + data[at + 1 :]
    return data


def labelled(n: int, *, label: str = "", empty: int = 0, odd_row: int = 0) -> str:
    """Return an invented labelled CSV of `n` rows that a model can be trained on, or not."""
    who = (
        "warga desa",
        "ibu penjual jamu",
        "sopir angkot",
        "tetangga blok",
        "pengurus masjid",
        "petani bawang",
    )
    what = {
        "hoax": ("sebarkan sebelum dihapus", "vaksin berisi cip", "rebusan sembuhkan kanker", "besok kiamat"),
        "not_hoax": ("jadwal imunisasi puskesmas", "jalan ditutup sementara", "bmkg catat gempa kecil"),
        "no_claim": ("selamat pagi semua", "sudah makan belum", "terima kasih ya bapak", "rapat jam tujuh"),
    }
    buffer = io.StringIO()
    table = csv.writer(buffer, lineterminator="\n")
    table.writerow(("text", "label"))
    for i in range(n):
        truth = tuple(what)[i % 3]
        said = what[truth][i // 3 % len(what[truth])]
        text = f"{who[i % 5]} {said} nomor {i} {who[i // 7 % 6]} {i * i} kali"
        table.writerow(("" if i < empty else text, "mungkin" if i + 2 == odd_row else label or truth))
    return buffer.getvalue()


def one_line(n_mib: int) -> Build:
    """Make a table whose one cell is `n_mib` MiB long."""

    def build(folder: Path) -> None:
        with (folder / "panjang.csv").open("wb") as stream:
            stream.write(b"text\n")
            for _ in range(n_mib):
                stream.write(b"a" * MIB)

    return build


def many_rows(n: int) -> Build:
    """Make a table of `n` different messages, and an older `hasil.csv` that must survive."""
    text = "".join(f"pesan ke {i} tentang harga beras hari ini {i * 7919}\n" for i in range(n))
    return write(besar_csv="text\n" + text, hasil_csv="hasil kemarin\n")


def changed_byte(folder: Path) -> None:
    """Turn one bit in the middle of the coefficients of a bundle."""
    file = folder / "model" / "coefficients.npy"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def newer_version(folder: Path) -> None:
    """Let a bundle say that a later program wrote it."""
    file = folder / "model" / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(manifest | {"format_version": 99}), encoding="utf-8")


def registry(**values: object) -> Build:
    """Make the registry that every command here is told to use."""

    def build(folder: Path) -> None:
        (folder / "tiada").mkdir()
        (folder / "tiada" / "registry.json").write_text(json.dumps(values), encoding="utf-8")

    return build


def read_only_folder(folder: Path) -> None:
    """Make a folder that nobody can write to: root can write anywhere but into /proc."""
    if os.geteuid() == 0:
        (folder / "kunci").symlink_to("/proc", target_is_directory=True)
    else:
        (folder / "kunci").mkdir(mode=0o500)


def one_bad_of_three(folder: Path) -> None:
    """Make a folder of two tables and a picture that says it is a text."""
    (folder / "kiriman").mkdir()
    write(a_csv="text\nsatu\n", b_txt=PICTURE, c_csv="text\ndua\n")(folder / "kiriman")


def two_unknown(folder: Path) -> None:
    """Make a folder of two texts that no reader knows."""
    (folder / "kiriman").mkdir()
    write(a_txt=NOBODY_KNOWS, b_txt=NOBODY_KNOWS)(folder / "kiriman")


def spaces(folder: Path, name: str, begin: str) -> None:
    """Make a file of 64 MiB of spaces after a beginning."""
    with (folder / name).open("wb") as stream:
        stream.write(begin.encode())
        for _ in range(64):
            stream.write(b" " * MIB)


GONE = {"action": "promoted", "model": "baru", "version": "2", "previous": "lama", "at": "2026-07-24T02:00:00+00:00"}
PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256))
CHAT_LIKE_A_TABLE = "24/07/24 09.43 - Budi: sudah masuk,pesan\n24/07/24 09.44 - Siti: sudah,terima kasih\n"
TWO_CHATS = "budi (24/07/2009 09:43:10): lihat ini\n24/07/24 09.43 - Budi: pagi\n24/07/24 09.44 - Siti: siang\n"
SYSTEM_ONLY = "24/07/24 09.43 - Budi menambahkan Siti\n24/07/24 09.44 - Siti keluar\n"
NOBODY_KNOWS = "Budi bilang begini\nlalu Siti menjawab begitu\nentah format apa ini\n"
POSSIBLE = "31/01/24 09.43 - Budi: Selamat pagi\n31/01/24 09.44 - Siti: Pagi juga\n"
IMPOSSIBLE = "31/02/24 09.43 - Budi: Besok rapat\n30/13/24 09.44 - Siti: Baik\n32/01/24 09.45 - Budi: Oke\n"
FORMULAS = ("=1+1", "+62 apa", "-2", "@SUM(A1)")
DAMAGED_ZIP = zipped({"grup.csv": b"text\n" + bytes(range(256)) * 40})[:-60]
LISTED = {
    "claim_id": "c-aa11",
    "text": "Besok semua warga Sukamaju wajib membayar iuran baru",
    "verdict": "unverified",
    "n_messages": 2,
    "first_seen_at": None,
    "last_seen_at": None,
    "member_keys": ["aa", "bb"],
}


def worklist(*ids: str, **cells: str) -> Build:
    """Make `daftar.jsonl`, a worklist of one invented claim for each id."""
    rows = (json.dumps(LISTED | {"claim_id": claim_id} | cells) for claim_id in ids)
    return write(daftar_jsonl="\n".join(rows))


GOOD = write(a_csv="text\nSelamat pagi semua warga\n")

# --- what must happen --------------------------------------------------------------------------

CASES = (
    Case("missing file", "read hilang.txt -o hasil.jsonl", write(), "file_missing"),
    Case("empty file", "read kosong.txt -o hasil.jsonl", write(kosong_txt=b""), "file_empty"),
    Case("picture named .txt", "read foto.txt -o hasil.jsonl", write(foto_txt=PICTURE), "not_text"),
    Case("PDF", "read surat.pdf -o hasil.jsonl", write(surat_pdf=b"%PDF-1.7\n"), "document_given"),
    Case("old Excel", "read daftar.xls -o hasil.jsonl", write(daftar_xls=b"\xd0\xcf\x11\xe0"), "spreadsheet_given"),
    Case(
        "chat in an unknown format",
        "read aneh.txt -o hasil.jsonl",
        write(aneh_txt=NOBODY_KNOWS),
        "format_unknown",
    ),
    Case(
        "export with 0 messages",
        "batch grup.txt -o hasil.csv -m model",
        write(grup_txt=SYSTEM_ONLY),
        "export_empty",
    ),
    Case("table with a header only", "read tabel.csv -o hasil.jsonl", write(tabel_csv="text\n"), "no_messages"),
    Case("two formats fit", "read dua.txt -o hasil.jsonl", write(dua_txt=TWO_CHATS), "format_ambiguous"),
    Case(
        "chat whose first line ends as a header does",
        "read chat.txt -o hasil.jsonl",
        write(chat_txt=CHAT_LIKE_A_TABLE),
        "",
        0,
        ("sudah masuk,pesan", "sudah,terima kasih"),
    ),
    Case("unknown preset", "read a.csv --preset frenster -o hasil.jsonl", GOOD, "preset_unknown"),
    Case(
        "map without a text column",
        "read a.csv --map peta.toml -o hasil.jsonl",
        all_of(GOOD, write(peta_toml='author = "nama"\n')),
        "map_without_text",
    ),
    Case("map that is no TOML", "read a.csv --map a.csv -o hasil.jsonl", GOOD, "map_damaged"),
    Case(
        "columns other than the preset's",
        "read a.csv --preset plurk -o hasil.jsonl",
        write(a_csv="judul,kota\nx,y\n"),
        "map_text_missing",
    ),
    Case(
        "folder of unknown files",
        "read kiriman -o hasil.jsonl",
        lambda folder: two_unknown(folder),
        "nothing_known",
    ),
    Case(
        "JSON cut in the middle",
        "read a.json -o hasil.jsonl",
        write(a_json='[\n{"text": "satu"},\n{"text": "du'),
        "row_damaged",
        1,
        ("satu",),
    ),
    Case(
        "64 MiB of spaces",
        "read spasi.txt -o hasil.jsonl",
        lambda folder: spaces(folder, "spasi.txt", ""),
        "format_unknown",
        max_mib=200,
    ),
    Case(
        "64 MiB of spaces in a LINE chat",
        "read spasi.txt -o hasil.jsonl",
        lambda folder: spaces(
            folder, "spasi.txt", "[LINE] Chat history with Ani\n2024/07/24\n09:43\tAni\thalo semua\n"
        ),
        "line_too_long",
        max_mib=200,
    ),
    Case("dates that cannot be", "read grup.txt -o hasil.jsonl", write(grup_txt=IMPOSSIBLE), "export_undated"),
    Case(
        "dates that cannot be, among others",
        "read grup.txt -o hasil.jsonl",
        write(grup_txt=POSSIBLE + IMPOSSIBLE),
        "",
        0,
        ("Selamat pagi", "Pagi juga"),
    ),
    Case(
        "UTF-16",
        "read a.csv -o hasil.jsonl",
        write(a_csv="text\nkafé ☕\n".encode("utf-16")),
        "",
        0,
        ("kafé ☕",),
    ),
    Case(
        "UTF-16 chat",
        "read grup.txt -o hasil.jsonl",
        write(grup_txt=POSSIBLE.encode("utf-16")),
        "",
        0,
        ("Selamat pagi", "Pagi juga"),
    ),
    Case(
        "cp1252",
        "read a.csv -o hasil.jsonl",
        write(a_csv="text\nkafé “x”\n".encode("cp1252")),
        "",
        0,
        ("kafé “x”",),
    ),
    Case(
        "broken UTF-8",
        "read a.csv -o hasil.jsonl",
        write(a_csv="text\nkafé ☕ ".encode() + b"\xff\n"),
        "",
        0,
        ("kafé ☕ �",),
    ),
    Case(
        "a 200 MB line",
        "read panjang.csv -o hasil.jsonl",
        one_line(200),
        "line_too_long",
        limits={resource.RLIMIT_AS: 512 * MIB},
        max_mib=100,
    ),
    Case(
        "zip with a path outside itself",
        "read grup.zip -o hasil.jsonl",
        write(grup_zip=zipped({"../../grup.csv": b"text\nhalo\n"})),
        "zip_outside",
    ),
    Case(
        "zip bomb",
        "read grup.zip -o hasil.jsonl",
        lambda folder: write(grup_zip=zipped({"grup.csv": b"text\n" + b"a" * (80 * MIB)}))(folder),
        "zip_bomb",
    ),
    Case(
        "zip bomb of many members",
        "read grup.zip -o hasil.jsonl",
        lambda folder: write(grup_zip=zipped({f"{i}.csv": b"\n" * (16 * MIB) for i in range(5)}))(folder),
        "zip_bomb",
    ),
    Case(
        "encrypted zip",
        "read grup.zip -o hasil.jsonl",
        write(grup_zip=zipped({"grup.csv": b"text\nhalo\n"}, encrypted=True)),
        "zip_encrypted",
    ),
    Case(
        "zip in a zip",
        "read luar.zip -o hasil.jsonl",
        write(luar_zip=zipped({"dalam.zip": zipped({"grup.csv": b"text\nhalo\n"})})),
        "zip_in_zip",
    ),
    Case("zip cut short", "read grup.zip -o hasil.jsonl", write(grup_zip=DAMAGED_ZIP), "zip_damaged"),
    Case(
        "CSV without text column (read)",
        "read a.csv --format table -o hasil.jsonl",
        write(a_csv="judul,label\nx,hoax\n"),
        "text_column_missing",
    ),
    Case(
        "CSV without text column (train)",
        "train a.csv -o calon",
        write(a_csv="judul,label\nx,hoax\n"),
        "column_missing",
    ),
    Case(
        "CSV with duplicate columns",
        "read a.csv -o hasil.jsonl",
        write(a_csv="text,text\nx,y\n"),
        "columns_doubled",
    ),
    Case("… in training", "train a.csv -o calon", write(a_csv="text,label,text\nx,hoax,y\n"), "columns_doubled"),
    Case("labelled CSV with a header only", "evaluate a.csv -m model", write(a_csv="text,label\n"), "table_empty"),
    Case("pasted text as INPUT", f"read {'harga-beras-' * 30} -o hasil.jsonl", write(), "unreadable"),
    Case(
        "CSV with an unknown label",
        "train a.csv -o calon",
        write(a_csv=labelled(60, odd_row=17)),
        "label_unknown",
    ),
    Case(
        "CSV with one label only",
        "train a.csv -o calon",
        write(a_csv=labelled(60, label="hoax")),
        "label_too_few",
    ),
    Case("CSV with 3 rows", "train a.csv -o calon", write(a_csv=labelled(3)), "rows_too_few"),
    Case(
        "CSV with 50 % empty texts",
        "train a.csv -o calon",
        write(a_csv=labelled(60, empty=30)),
        "texts_empty",
    ),
    Case("bundle with one changed byte", "score -m model 'halo semua warga'", changed_byte, "bundle_changed"),
    Case(
        "bundle with an extra file",
        "evaluate a.csv -m model",
        all_of(lambda folder: (folder / "model" / "tambahan.py").touch(), write(a_csv=labelled(60))),
        "bundle_extra",
    ),
    Case("bundle of a newer format", "score -m model 'halo semua warga'", newer_version, "bundle_newer"),
    Case("output folder missing", "batch a.csv -o tiada/hasil.csv -m model", GOOD, "folder_missing"),
    Case("damaged registry", "models list", registry(champion=5), "registry_damaged"),
    Case("newer registry", "models list", registry(champion="baru", format_version=9), "registry_newer"),
    Case("nothing to roll back to", "models rollback", registry(champion="default"), "rollback_nothing"),
    Case("former model gone", "models rollback", registry(champion="baru", history=[GONE]), "rollback_gone"),
    Case("forced without a reason", "models promote model --force", write(), "force_without_reason"),
    Case(
        "gate set too small",
        "models promote model --gate a.csv",
        write(a_csv=labelled(30)),
        "label_too_few",
    ),
    Case(
        "output folder is a file",
        "batch a.csv -o berkas/hasil.csv -m model",
        all_of(GOOD, lambda folder: (folder / "berkas").touch()),
        "folder_missing",
    ),
    Case(
        "output folder read-only",
        "batch a.csv -o kunci/hasil.csv -m model",
        all_of(GOOD, read_only_folder),
        "folder_read_only",
    ),
    *(
        Case(
            f"disk full while writing {ending}",
            f"read besar.csv -o hasil{ending}",
            many_rows(5_000),
            "unwritable",
            limits={resource.RLIMIT_FSIZE: 20_000},
        )
        for ending in (".csv", ".jsonl", ".xlsx", ".html")
    ),
    Case(
        "disk full while writing a model",
        "train a.csv -o calon",
        write(a_csv=labelled(60)),
        "unwritable",
        limits={resource.RLIMIT_FSIZE: 2_000},
    ),
    Case(
        "Ctrl-C during a batch",
        "batch besar.csv -o hasil.csv -m model",
        many_rows(200_000),
        "interrupted",
        130,
        interrupt=True,
    ),
    Case(
        "cells that begin with = + - @ (CSV)",
        "read a.csv -o hasil.csv --keep-names",
        write(a_csv="text\n" + "\n".join(FORMULAS)),
        "",
        0,
        tuple(f"'{text}" for text in FORMULAS),
    ),
    Case(
        "cells that begin with = + - @ (XLSX)",
        "read a.csv -o hasil.xlsx --keep-names",
        write(a_csv="text\n" + "\n".join(FORMULAS)),
        "",
        0,
        FORMULAS,
    ),
    Case(
        "folder with one bad file of three",
        "read kiriman -o hasil.jsonl",
        one_bad_of_three,
        "",
        0,
        ("satu", "dua"),
    ),
    Case(
        "draft of a claim that is not listed",
        "draft c-zz -w daftar.jsonl -o draf.txt",
        worklist("c-aa11", "c-bb22"),
        "claim_unknown",
    ),
    Case(
        "draft of two claims at once",
        "draft c- -w daftar.jsonl -o draf.txt",
        worklist("c-aa11", "c-bb22"),
        "claim_ambiguous",
    ),
    Case(
        "draft of a claim that was found true",
        "draft aa -w daftar.jsonl -o draf.txt",
        worklist("c-aa11", rating="benar"),
        "draft_of_true_claim",
    ),
    Case(
        "draft with a rating nobody knows",
        "draft aa -w daftar.jsonl -o draf.txt",
        worklist("c-aa11", rating="entahlah"),
        "rating_unknown",
    ),
    Case(
        "draft for a channel nobody knows",
        "draft aa -w daftar.jsonl --channel plurk -o draf.txt",
        worklist("c-aa11"),
        "channel_unknown",
    ),
    Case(
        "draft from a folder of templates that is not there",
        "draft aa -w daftar.jsonl --templates templat -o draf.txt",
        worklist("c-aa11"),
        "templates_missing",
    ),
    Case(
        "summary of no claims",
        "summary -w daftar.jsonl --top 0 -o ringkas.txt",
        worklist("c-aa11"),
        "top_bad",
    ),
    Case(
        "ClaimReview without a rating",
        "claimreview aa -w daftar.jsonl --organisation Humas -o r.json",
        worklist("c-aa11"),
        "rating_missing",
    ),
    Case(
        "ClaimReview of what is no finding",
        "claimreview aa -w daftar.jsonl --organisation Humas --rating 'hate speech' -o r.json",
        worklist("c-aa11"),
        "rating_unpublishable",
    ),
    Case(
        "ClaimReview without an answer",
        "claimreview aa -w daftar.jsonl --organisation Humas --rating salah -o r.json",
        worklist("c-aa11"),
        "answer_url_missing",
    ),
    Case(
        "ClaimReview with half an address",
        "claimreview aa -w daftar.jsonl --organisation Humas --rating salah --url sukamaju -o r.json",
        worklist("c-aa11"),
        "address_bad",
    ),
    Case(
        "ClaimReview with a day that is none",
        "claimreview aa -w daftar.jsonl --organisation Humas --rating salah --url http://a.id --date besok -o r.json",
        worklist("c-aa11"),
        "date_bad",
    ),
)

# --- running them ------------------------------------------------------------------------------


def train_bundle(folder: Path) -> Path:
    """Train a tiny model through `saring train`; return its bundle."""
    case = Case("training", "train latih.csv -o model", write(latih_csv=labelled(60)), code=0)
    result = run_case(case, folder)
    if result.code:
        raise RuntimeError("\n".join(result.lines))
    return folder / "model"


def run_case(case: Case, folder: Path, bundle: Path | None = None, language: str = "en") -> Result:
    """Build the input of a case in `folder`, run its command there, and see what it did."""
    temporary = folder / "sementara"
    temporary.mkdir(parents=True)
    if bundle is not None:
        shutil.copytree(bundle, folder / "model")
    case.build(folder)
    before = _state(folder)
    settled = {
        "SARING_LANG": "en",
        "SARING_KEY": "kunci untuk sandi pengirim dalam uji",
        "SARING_MODELS": "tiada",
        "TMPDIR": str(temporary),
    }
    with (temporary / "err").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            [*SARING, *shlex.split(case.command), "--lang", language],
            cwd=folder,
            env=os.environ | settled,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            preexec_fn=lambda: _prepare(case),
        )
        if case.interrupt:
            _interrupt_once_begun(process, folder, before)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        lines = said.read().splitlines()
    (temporary / "err").unlink()
    output = folder / case.output
    texts = read_texts(output) if case.texts is not None and output.is_file() else None
    peak_mib = usage.ru_maxrss // (1024 if sys.platform != "darwin" else MIB)
    left = [name for name, state in sorted(_state(folder).items()) if before.get(name) != state]
    return Result(process.returncode, lines, left, texts, peak_mib)


_BESIDE = Path(sys.executable).with_name("saring")
SARING = [str(_BESIDE)] if _BESIDE.exists() else [sys.executable, "-c", "from saring.cli import main; main()"]


def _prepare(case: Case) -> None:
    # A shell that runs tests in the background has Ctrl-C ignored, and children inherit that.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.alarm(TIMEOUT_SECONDS)
    for limit, value in case.limits.items():
        resource.setrlimit(limit, (value, value))


def _interrupt_once_begun(process: subprocess.Popen[bytes], folder: Path, before: dict[str, object]) -> None:
    while process.poll() is None and _state(folder) == before:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)


def _state(folder: Path) -> dict[str, object]:
    """Return what lies in a folder and its folders, not behind links, each file with its size and time."""
    state: dict[str, object] = {}
    for path in folder.rglob("*"):
        if path.name != "err":
            stat = path.lstat()
            state[str(path.relative_to(folder))] = path.is_file() and (stat.st_size, stat.st_mtime_ns)
    return state


def read_texts(output: Path) -> tuple[str, ...]:
    """Return the texts of an output file; a cell of a workbook that is not text gives its type."""
    if output.suffix == ".jsonl":
        return tuple(json.loads(line)["text"] for line in output.read_text(encoding="utf-8").splitlines())
    if output.suffix == ".csv":
        with output.open(encoding="utf-8-sig", newline="") as stream:
            return tuple(row["text"] for row in csv.DictReader(stream))
    import openpyxl  # only for one case

    header, _headings, *rows = openpyxl.load_workbook(output).worksheets[0].iter_rows()
    place = [cell.value for cell in header].index("text")
    return tuple(str(row[place].value) if row[place].data_type == "s" else row[place].data_type for row in rows)


def complaints(case: Case, result: Result, language: str = "en") -> list[str]:
    """Return what is not as promised, nothing where all is well."""
    errors = said_errors(result, language)
    found = []
    if result.code != case.code:
        found.append(f"exit code {result.code}, not {case.code}")
    if any("Traceback" in line or line.startswith("Exception ignored") for line in result.lines):
        found.append("a traceback")
    if len(errors) != bool(case.says):
        found.append(f"{len(errors)} error lines, not {int(bool(case.says))}")
    elif case.says and not re.fullmatch(pattern_of(case.says, language), errors[0]):
        found.append(f"not the phrase {case.says}")
    if language == "en" and any(not FORM.fullmatch(error) for error in errors if case.says != "interrupted"):
        found.append("a line without where, expected, found or what to do")
    expected = {case.output} if case.code in (0, 1) else set()
    if {name.split("/")[0] for name in result.left} != expected:
        found.append(f"left {result.left}, not {sorted(expected)}")
    if case.texts is not None and result.texts != case.texts:
        found.append(f"wrote {result.texts}, not {case.texts}")
    if case.max_mib and result.peak_mib > max(case.max_mib, own_peak_mib()):
        found.append(f"{result.peak_mib} MiB of memory, over {case.max_mib}")
    return found


FORM = re.compile(r"error: \S.*?: expected \S.*, found\b.*\S; \S.*")


def said_errors(result: Result, language: str = "en") -> list[str]:
    """Return the lines that say what is wrong, and nothing that says what was done."""
    begins = tuple(PHRASES[key][LANGUAGES.index(language)].partition("{")[0] for key in ("error", "interrupted"))
    return [line for line in result.lines if line.startswith(begins)]


def pattern_of(key: str, language: str) -> str:
    """Return what a line with the phrase `key` looks like, whatever its fields hold."""
    said = PHRASES[key][LANGUAGES.index(language)]
    if key != "interrupted":
        said = PHRASES["error"][LANGUAGES.index(language)].replace("{message}", said)
    return ".+".join(map(re.escape, re.split(r"\{\w+\}", said)))


def own_peak_mib() -> int:
    """Return this process's peak: a child inherits it in its own figure until it has grown past it."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else MIB)
