"""What every row of the table is given: sizes, inputs, a model, and the peers."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from saring.datasets.load import load_dataset
from saring.model.bundle import Model, load_bundle, save_model
from saring.model.registry import shipped_models
from scripts.bench.inputs import (
    INDONESIAN,
    Labelled,
    read_labelled,
    recombined,
    split,
    write_export,
    write_labelled,
    write_texts,
)
from scripts.bench.measure import Figure, Peer

HERE = Path(__file__).resolve().parent


class MissingError(Exception):
    """A row cannot be measured here; the message says what is not there."""


@dataclass(frozen=True)
class Sizes:
    """How much is measured: numbers of texts and messages, and rounds."""

    n_texts: int
    n_slow_texts: int
    n_messages: int
    n_peer_messages: int
    growth: tuple[int, ...]
    n_rounds: int
    n_starts: int


FULL = Sizes(40_000, 2_000, 1_000_000, 20_000, (10_000, 100_000, 1_000_000), 5, 20)
SMALL = Sizes(300, 100, 600, 200, (200, 400, 800), 2, 2)


@dataclass(frozen=True, eq=False)
class Bench:
    """One run. `peers` is the folder they are installed in, `cores` are those the run may use, `core` its own."""

    folder: Path
    sizes: Sizes
    data: Path | None
    peers: Path | None
    core: int
    cores: frozenset[int]

    @cached_property
    def rows(self) -> tuple[list[Labelled], list[Labelled]]:
        """The labelled rows: learned from, held out."""
        return split(read_labelled(self.data))

    @cached_property
    def labelled(self) -> tuple[Path, Path]:
        """The same as files."""
        paths = self.folder / "train.csv", self.folder / "test.csv"
        for path, rows in zip(paths, self.rows, strict=True):
            write_labelled(path, rows)
        return paths

    @property
    def learns(self) -> bool:
        """Whether a model is learned for this run: the shipped one knows the rows that are held out."""
        return self.sizes is not SMALL

    @cached_property
    def model_folder(self) -> Path:
        """A model learned from the training rows; in a small run the shipped one."""
        if not self.learns:
            return shipped_models() / "default"
        from saring.training.questions import TrainingOptions
        from saring.training.train import train_model

        model, _ = train_model(load_dataset([str(self.labelled[0])]), TrainingOptions())
        return save_model(model, self.folder / "model", {})

    @cached_property
    def model(self) -> Model:
        """The model of `model_folder`."""
        return load_bundle(self.model_folder)

    def texts(self, length: str) -> list[str]:
        """Return the texts of a length: `long` or `short`."""
        if length not in self._texts:
            self._texts[length] = recombined(self.rows[0], length, self.sizes.n_texts)
        return self._texts[length]

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        return {}

    def texts_file(self, length: str) -> Path:
        """Return a file with the same texts, one a line."""
        path = self.folder / f"{length}.txt"
        if not path.exists():
            write_texts(path, self.texts(length))
        return path

    def export(self, n: int, clock: str = INDONESIAN) -> Path:
        """Return an export of `n` messages of chat-like length, with times written like `clock`."""
        path = self.folder / f"ekspor-{n}{'' if clock == INDONESIAN else '-lain'}.txt"
        if not path.exists():
            write_export(path, self.texts("short"), n, clock)
        return path

    def peer(self, script: str, *arguments: str | Path) -> Peer:
        """Start a peer; raises `MissingError` where it is not installed."""
        if self.peers is None:
            raise MissingError("peers")
        if script.endswith(".mjs"):
            target = self.peers / "npm" / script  # node looks for packages beside the script
            target.write_bytes((HERE / "peers" / script).read_bytes())
            return Peer(["node", target, *arguments])
        return Peer([self.peers / "venv" / "bin" / "python", HERE / "peers" / script, *arguments])


Measure = Callable[[Bench], Figure]


def on_one_core(core: int) -> None:
    """Keep this process and all it starts to one core and one thread."""
    os.sched_setaffinity(0, {core})
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "LOKY_MAX_CPU_COUNT"):
        os.environ[name] = "1"
