"""Stop every command that writes by every fault, and print whether the old or the new state is there: nothing between.

    python -m scripts.fault_table [--moments 2] [--commands "batch .csv,models rollback"] [--faults SIGKILL]

Faults: a file size limit and a full disk (a small tmpfs, where one may be mounted), a folder that cannot be written to,
and SIGINT, SIGTERM and SIGKILL at random moments. After each the command runs again undisturbed: the new state must
be there and nothing else, hidden files and temporary files included. Where a run can go on from what was done, that is
kept in a hidden file until then. Exits with 1 where anything is between or left.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from saring.worklist.read import read_worklist
from scripts.kill_and_resume import MAIN, write_chat

# A shell that runs this in the background has Ctrl-C ignored, and children inherit that.
HEARS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
GATE = Path(__file__).resolve().parent.parent / "tests" / "gate.csv"
SIGNALS = ("SIGINT", "SIGTERM", "SIGKILL")
FAULTS = ("file size limit", "disk full", "read-only folder", *SIGNALS)
MAX_FILE_BYTES = 600
KEY = "the key of the table of commands and faults"
OF_THE_RUN = re.compile(rb"<v>\d{5}\.\d+</v>|made \d{4}-\d\d-\d\d \d\d:\d\d|saring-marks-[0-9a-f]{16}")
"""What differs between two runs: the time at which a workbook or a page was made, the number of its marks."""
UNPRIVILEGED = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
State = dict[str, str]


class Command(NamedTuple):
    """A command that writes: what is run first (the old state), the change of its input, and what is then stopped."""

    name: str
    before: tuple[tuple[str, ...], ...]
    change: Callable[[Path], None]
    arguments: tuple[str, ...]
    makes_key: bool = False


class Outcome(NamedTuple):
    """What was there after a fault (`old`, `new` or what differs), and after the next run (`new` or what differs)."""

    code: int
    after: str
    next_run: str

    @property
    def is_whole(self) -> bool:
        """Whether there was never anything between, and nothing is left."""
        return self.after in ("old", "new") and self.next_run == "new"


def _longer_chat(folder: Path) -> None:
    write_chat(folder / "WhatsApp Chat.txt", 600, seed=1)


def _another_set(folder: Path) -> None:
    rows = (folder / "set.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "set.csv").write_text("".join([rows[0], *rows[:0:-1], *rows[1:40]]), encoding="utf-8")


def _more_facts(folder: Path) -> None:
    rows = "".join(f"[SALAH] Air galon beracun di desa {number},https://cek.example/{number}\n" for number in range(40))
    (folder / "facts.csv").write_text(f"judul,tautan\n{rows}", encoding="utf-8")


def _nothing(_folder: Path) -> None:
    """Change nothing: the state itself is what the command changes."""


_CHAT, _SCORED = "WhatsApp Chat.txt", ("-m", "bundle", "-j", "1")
_TRAIN = ("train", "set.csv", "-o", "model", "-j", "2", "--no-choose")
_TRIAGE = ("triage", _CHAT, *_SCORED, "-o", "list.csv")
_PROMOTE = ("models", "promote", "bundle", "--gate", "gate.csv", "--force", "--reason", "trial")
_IMPORT = ("facts", "import", "facts.csv", "-o", "archive")
_OF_CLAIM = ("CLAIM", "--worklist", "list.csv", "-o")


def _again(name: str, run: tuple[str, ...], change: Callable[[Path], None], *before: tuple[str, ...]) -> Command:
    """Return a command that has written its output before, and writes it again after a change of its input."""
    return Command(name, (*before, run), change, run)


COMMANDS = (
    _again("read", ("read", _CHAT, "-o", "output.csv"), _longer_chat),
    *(
        _again(f"{name} {ending}", (name, _CHAT, *_SCORED, "-o", f"output{ending}"), _longer_chat)
        for name in ("batch", "triage")
        for ending in (".csv", ".xlsx", ".html")
    ),
    _again("match", ("match", _CHAT, "--facts", "archive", "-o", "output.csv"), _longer_chat, _IMPORT),
    _again("train", (*_TRAIN, "--in-memory"), _another_set),
    _again("train --out-of-core", (*_TRAIN, "--out-of-core"), _another_set),
    _again("facts import", _IMPORT, _more_facts),
    Command("models promote", (), _nothing, _PROMOTE),
    Command("models rollback", (_PROMOTE,), _nothing, ("models", "rollback")),
    Command("models export", (), _nothing, ("models", "export", "first", "-o", "model.joblib")),
    Command("draft", (_TRIAGE,), _nothing, ("draft", *_OF_CLAIM, "draft.txt")),
    Command("draft into a folder", (_TRIAGE,), _nothing, ("draft", *_OF_CLAIM, "drafts")),
    Command("summary", (_TRIAGE,), _nothing, ("summary", "--worklist", "list.csv", "-o", "summary.txt")),
    _again("data check --review", ("data", "check", "set.csv", "--review", "review.csv"), _another_set),
    Command("key of a first run", (), _nothing, ("read", "set.csv", "-o", "output.csv"), makes_key=True),
)


class Stage:
    """A command with its old and its new state, made once, to be stopped again and again."""

    def __init__(self, command: Command, folder: Path, bundle: Path, labelled: Path) -> None:
        self.command, self._folder = command, folder
        self._old, self._work = folder / "old", folder / "work"
        self._old.mkdir(parents=True)
        for name in ("bundle", "models/first"):
            shutil.copytree(bundle, self._old / name)
        with (self._old / "models" / "first" / "manifest.json").open("a", encoding="utf-8") as manifest:
            manifest.write("\n")  # another version of the same model
        champion = {"champion": "first", "format_version": 1, "history": []}
        (self._old / "models" / "registry.json").write_text(json.dumps(champion), encoding="utf-8")
        shutil.copy(GATE, self._old / "gate.csv")
        shutil.copy(labelled, self._old / "set.csv")
        write_chat(self._old / "WhatsApp Chat.txt", 300)
        (self._old / "facts.csv").write_text("judul\n[SALAH] Listrik padam tiga hari\n", encoding="utf-8")
        (self._old / "tmp").mkdir()
        for arguments in command.before:
            self._finish(self._old, arguments)
        command.change(self._old)
        self.old = self._state(self._old)
        with self._fresh(self._work) as work:
            start = monotonic()
            self._finish(work, command.arguments)
            self.seconds = monotonic() - start
            self.new = self._state(work)
        if self.old == self.new:
            raise RuntimeError(f"{self.command.name}: expected it to change something, found nothing changed")

    def stop(self, fault: str, moment: float) -> Outcome | None:
        """Run into a fault, a signal after the share `moment` of the undisturbed time; None if it cannot be made."""
        with self._fresh(self._work) as work:
            code = self._run_into(fault, moment, work)
            if code is None:
                return None
            after = self._named({name: found for name, found in self._state(work).items() if not _is_hidden(name)})
            try:
                self._finish(work, self.command.arguments, may_refuse=after == "new")
            except RuntimeError as error:
                return Outcome(code, after, f"refused: {error}")
            return Outcome(code, after, self._named(self._state(work)))

    def _run_into(self, fault: str, moment: float, work: Path) -> int | None:
        if fault in SIGNALS:
            return self._signalled(signal.Signals[fault], moment * self.seconds, work)
        if fault == "file size limit":
            return self._run(work, before=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (MAX_FILE_BYTES,) * 2))
        if fault == "read-only folder":
            with _read_only(work) as prefix:
                return None if prefix is None else self._run(work, prefix=prefix)
        with _small_disk(work) as mounted:
            return self._run(work) if mounted else None

    def _run(self, work: Path, prefix: tuple[str, ...] = (), before: Callable[[], None] | None = None) -> int:
        return subprocess.run([*prefix, *self._line(work)], preexec_fn=before, **self._options(work)).returncode

    def _signalled(self, number: signal.Signals, seconds: float, work: Path) -> int:
        process = subprocess.Popen(self._line(work), start_new_session=True, **self._options(work))
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            # Ctrl-C reaches all processes of a terminal, the others only the one they name.
            (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
        return process.wait(120)

    def _line(self, work: Path, arguments: tuple[str, ...] | None = None) -> list[str]:
        claim = _first_claim(work / "list.csv")
        wanted = [claim if one == "CLAIM" else one for one in arguments or self.command.arguments]
        return [sys.executable, "-c", HEARS + MAIN, "--lang", "en", *wanted]

    def _finish(self, work: Path, arguments: tuple[str, ...], *, may_refuse: bool = False) -> None:
        options = self._options(work) | {"stderr": subprocess.PIPE, "text": True}
        done = subprocess.run(self._line(work, arguments), **options)
        if "Traceback" in done.stderr or (done.returncode not in (0, 1) and not may_refuse):
            raise RuntimeError(f"{self.command.name}: {done.stderr}")

    def _options(self, work: Path) -> dict[str, Any]:
        """Return where a command runs: with nothing but the folder, temporary files and the key of senders included."""
        # A pickle of sets has another order in each process, unless hashes have a seed.
        environ = os.environ | {"TMPDIR": str(work / "tmp"), "SARING_MODELS": "models", "PYTHONHASHSEED": "0"}
        environ |= {"XDG_CONFIG_HOME": str(work / ".config"), "SARING_KEY": KEY}
        if self.command.makes_key:
            del environ["SARING_KEY"]
        return {"cwd": work, "env": environ, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}

    @contextmanager
    def _fresh(self, work: Path) -> Iterator[Path]:
        shutil.copytree(self._old, work)
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def _state(self, folder: Path) -> State:
        """Return the state of a folder; where the key is made, without the output that follows it."""
        found = state(folder)
        return {name: one for name, one in found.items() if not (self.command.makes_key and name == "output.csv")}

    def _named(self, found: State) -> str:
        """Name a state: `old`, `new`, or the files in which it is neither."""
        for name, known in (("new", self.new), ("old", self.old)):
            if found == known:
                return name
        known = self.new if self.new.keys() ^ found.keys() <= self.old.keys() ^ found.keys() else self.old
        return "differs in " + ", ".join(sorted(n for n in {*known, *found} if known.get(n) != found.get(n)))


def state(folder: Path) -> State:
    """Return the digest of every file below a folder, without what differs from run to run: times, and a new key."""
    return {path.relative_to(folder).as_posix(): _digest(path) for path in folder.rglob("*") if path.is_file()}


def _digest(path: Path) -> str:
    content = path.read_bytes()
    if path.name == "registry.json":
        registry = json.loads(content)
        content = json.dumps([registry["champion"], [[e["action"], e["model"]] for e in registry["history"]]]).encode()
    elif path.name == "key":
        content = str(len(bytes.fromhex(content.decode("ascii")))).encode()
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            content = b"".join(book.read(name) for name in book.namelist() if name != "docProps/core.xml")
        content = OF_THE_RUN.sub(b"", content)
    return hashlib.sha256(content).hexdigest()


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "tmp" for part in name.split("/"))


def _first_claim(worklist: Path) -> str:
    return read_worklist(worklist)[0].claim_id if worklist.exists() else ""


@contextmanager
def _read_only(folder: Path) -> Iterator[tuple[str, ...] | None]:
    """Forbid writing below a folder; yield what to run a command with, so that it holds for root too, or None."""
    if os.geteuid() == 0 and (
        not shutil.which(UNPRIVILEGED[0]) or subprocess.run([*UNPRIVILEGED, "true"], capture_output=True).returncode
    ):
        yield None
        return
    folders = [path for path in (folder, *folder.rglob("*")) if path.is_dir() and path.name != "tmp"]
    for path in folders:
        path.chmod(0o555)
    try:
        yield UNPRIVILEGED if os.geteuid() == 0 else ()
    finally:
        for path in folders:
            path.chmod(0o755)


@contextmanager
def _small_disk(folder: Path) -> Iterator[bool]:
    """Keep a folder on a disk with next to no room while this lasts; yield whether one could be mounted."""
    size = sum(path.stat().st_size + 8192 for path in folder.rglob("*")) + (64 << 10)
    kept = folder.with_name("kept")
    folder.rename(kept)
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    mounted = not subprocess.run(mount, capture_output=True).returncode if shutil.which("mount") else False
    try:
        if mounted:
            shutil.copytree(kept, folder, dirs_exist_ok=True)
            _fill(folder / ".room")
        yield mounted
        if mounted:
            (folder / ".room").unlink()
            shutil.rmtree(kept)
            shutil.copytree(folder, kept)
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()
        kept.rename(folder)


def _fill(path: Path) -> None:
    """Fill a disk up to the last page."""
    with path.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"\0" * 4096)
        except OSError:
            stream.truncate(max(path.stat().st_size - 4096, 0))


def main() -> int:
    """Stage every command, stop it by every fault, and print one Markdown row a command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moments", type=int, default=2, help="random moments for each signal")
    parser.add_argument("--commands", type=lambda text: text.split(","), default=[one.name for one in COMMANDS])
    parser.add_argument("--faults", type=lambda text: text.split(","), default=list(FAULTS))
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    deal, n_broken = random.Random(asked.seed), 0
    print(f"| command | {' | '.join(asked.faults)} |\n|{' --- |' * (1 + len(asked.faults))}")
    with tempfile.TemporaryDirectory(prefix="saring-") as folder:
        bundle, labelled = _train(Path(folder))
        for command in (one for one in COMMANDS if one.name in asked.commands):
            stage = Stage(command, Path(folder, command.name), bundle, labelled)
            cells = []
            for fault in asked.faults:
                times = asked.moments if fault in SIGNALS else 1
                found = [stage.stop(fault, deal.random()) for _ in range(times)]
                n_broken += sum(not one.is_whole for one in found if one is not None)
                cells.append(", ".join(map(_cell, found)))
            print(f"| {command.name} | {' | '.join(cells)} |", flush=True)
    print(f"\n{n_broken} not whole", file=sys.stderr)
    return min(n_broken, 1)


def _train(folder: Path) -> tuple[Path, Path]:
    """Train a tiny model on an invented set; return its bundle and the set."""
    from tests.bad_inputs import labelled

    bundle, csv = folder / "trained", folder / "set.csv"
    csv.write_text(labelled(60), encoding="utf-8")
    train = [sys.executable, "-c", MAIN, "train", str(csv), "-o", str(bundle), "--no-choose", "-j", "1"]
    subprocess.run(train, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return bundle, csv


def _cell(outcome: Outcome | None) -> str:
    if outcome is None:
        return "cannot be made here"
    return outcome.after if outcome.is_whole else f"**{outcome.after}; next run: {outcome.next_run}**"


if __name__ == "__main__":
    sys.exit(main())
