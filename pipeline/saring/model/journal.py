"""The scores of an interrupted run, kept in a file beside its output until the output is complete.

A record holds the scores of one chunk of texts under a digest of exactly these texts: numbers, codes and
digests, nothing that anybody wrote. The next run reads its input anew and looks each chunk up by its digest,
so an input that has changed cannot shift a row; only the model that made the scores has to be the same. A
record cut short by a kill fails its checksum and is cut off.
"""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from saring import __version__
from saring.i18n import say
from saring.model.packing import pack_scores
from saring.records import Score

FORMAT_VERSION = 2
START_SECONDS = 3.0
"""A run shorter than this keeps nothing: scoring again is as quick as looking scores up."""
_RECORD = struct.Struct("<II16s")  # bytes of the body, checksum of digest and body, digest
_MAX_BODY = 1 << 28


class Journal:
    """The kept scores of one output; see `open_journal`. Where it cannot be written, the run goes on without it."""

    def __init__(self, path: Path, model_version: str, notify: Callable[[str], None], *, fresh: bool) -> None:
        made_by = {"format": FORMAT_VERSION, "saring": __version__, "model": model_version}
        self.path = path
        self._header = json.dumps(made_by).encode() + b"\n"
        self._notify = notify
        self._started_at = monotonic()
        self._spans: dict[bytes, tuple[int, int]] = {}  # start and length of each body, by digest
        self._n_read = self._n_resumed = 0
        self._stream: BinaryIO | None = None
        self._unwritable = False
        if fresh:
            path.unlink(missing_ok=True)
        elif path.exists():
            self._open_existing()

    def find(self, texts: Sequence[str]) -> tuple[bytes, bytes | None]:
        """Return the digest of a chunk of texts and the packed scores kept for it, None where there are none."""
        digest = _digest(texts)
        span = self._spans.get(digest)
        packed = None if span is None else self._read(*span)
        if packed is None:
            self._notify_resumed()
        else:
            self._n_resumed += len(texts)
        self._n_read += len(texts)
        return digest, packed

    def add(self, digest: bytes, scores: Sequence[Score] | bytes) -> None:
        """Keep the scores of a chunk, packed or not, unless it has them or the run has only begun."""
        if self._unwritable or digest in self._spans:
            return
        if self._stream is None and monotonic() - self._started_at < START_SECONDS:
            return
        try:
            self._append(digest, scores if isinstance(scores, bytes) else pack_scores(scores))
        except OSError as error:
            self._unwritable = True
            self._notify(say("note", message=say("resume_unwritable", where=self.path, found=error.strerror or error)))

    def close(self) -> None:
        """Leave the scores to the next run."""
        if self._stream is not None:
            self._stream.close()
            self._notify(say("resume_kept", where=self.path))

    def remove(self) -> None:
        """Remove the scores: the output is complete."""
        self._notify_resumed()
        if self._stream is not None:
            self._stream.close()
        self.path.unlink(missing_ok=True)

    def _notify_resumed(self) -> None:
        """Say how many scores were found, once where they end."""
        if self._n_resumed:
            self._notify(say("resume_going_on", n_kept=self._n_resumed, n=self._n_read + 1))
            self._n_resumed = 0

    def _open_existing(self) -> None:
        """Index the records of the run before, and cut off what comes after the last complete one."""
        stream = self._open("r+b")
        if (header := stream.read(len(self._header))) != self._header:
            stream.close()
            self.path.unlink()
            if header:  # an empty file was left by a kill before anything was written
                self._notify(say("note", message=say("resume_other_model", where=self.path)))
            return
        for digest, start, length in _records(stream):
            self._spans[digest] = start, length
        stream.truncate(max((start + length for start, length in self._spans.values()), default=len(self._header)))
        self._stream = stream

    def _append(self, digest: bytes, body: bytes) -> None:
        if self._stream is None:
            self._stream = self._open("x+b")
            self._stream.write(self._header)
        record = _RECORD.pack(len(body), zlib.crc32(body, zlib.crc32(digest)), digest) + body
        start = self._stream.seek(0, 2)
        self._stream.write(record)
        self._spans[digest] = start + _RECORD.size, len(body)

    def _open(self, mode: str) -> BinaryIO:
        return self.path.open(mode, buffering=0)  # type: ignore[return-value]

    def _read(self, start: int, length: int) -> bytes | None:
        if self._stream is None:
            return None
        self._stream.seek(start)
        return self._stream.read(length)


@contextmanager
def open_journal(
    output: str, model_version: str, notify: Callable[[str], None], *, fresh: bool = False
) -> Iterator[Journal]:
    """Give the journal of an output; it is removed when all went well and stays when the run is interrupted.

    With `fresh`, the scores of an interrupted run are thrown away. `notify` is called with lines for a person.
    """
    path = Path(output)
    journal = Journal(path.with_name(f".{path.name}.saring-resume"), model_version, notify, fresh=fresh)
    try:
        yield journal
    except BaseException:
        journal.close()
        raise
    journal.remove()


def _records(stream: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Yield digest, start and length of the complete records from here on."""
    while len(head := stream.read(_RECORD.size)) == _RECORD.size:
        length, checksum, digest = _RECORD.unpack(head)
        start = stream.tell()
        body = stream.read(length) if length <= _MAX_BODY else b""
        if len(body) != length or zlib.crc32(body, zlib.crc32(digest)) != checksum:
            return
        yield digest, start, length


def _digest(texts: Sequence[str]) -> bytes:
    digest = blake2b(array("Q", map(len, texts)).tobytes(), digest_size=16)
    digest.update("".join(texts).encode("utf-8", "surrogatepass"))
    return digest.digest()
