"""What an interrupted run had scored, kept in a file beside its output until the output is whole.

A record holds the scores of one chunk of texts under a digest of exactly these texts: numbers, codes and
digests, nothing that anybody wrote. The next run reads its input anew and asks for each chunk by its digest,
so an input that has changed cannot shift a row; only what model made the scores has to be the same. A
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
"""A run shorter than this leaves no trace: doing it again is as quick as looking for what is kept."""
_RECORD = struct.Struct("<II16s")  # bytes of the body, checksum of digest and body, digest
_MAX_BODY = 1 << 28


class Journal:
    """The kept scores of one output; see `kept_scores`. Not being able to write ends the keeping, not the run."""

    def __init__(self, path: Path, model_version: str, tell: Callable[[str], None], *, fresh: bool) -> None:
        made_by = {"format": FORMAT_VERSION, "saring": __version__, "model": model_version}
        self.path = path
        self._head = json.dumps(made_by).encode() + b"\n"
        self._tell = tell
        self._begun_at = monotonic()
        self._places: dict[bytes, tuple[int, int]] = {}
        self._n_seen = self._n_found = 0
        self._stream: BinaryIO | None = None
        self._broken = False
        if fresh:
            path.unlink(missing_ok=True)
        elif path.exists():
            self._take_up()

    def find(self, texts: Sequence[str]) -> tuple[bytes, bytes | None]:
        """Return the digest of a chunk of texts and the packed scores kept for it, None where there are none."""
        digest = _digest(texts)
        place = self._places.get(digest)
        packed = None if place is None else self._read(*place)
        if packed is None:
            self._tell_going_on()
        else:
            self._n_found += len(texts)
        self._n_seen += len(texts)
        return digest, packed

    def add(self, digest: bytes, scores: Sequence[Score] | bytes) -> None:
        """Keep the scores of a chunk, packed or not, unless it has them or the run is still young."""
        if self._broken or digest in self._places:
            return
        if self._stream is None and monotonic() - self._begun_at < START_SECONDS:
            return
        try:
            self._append(digest, scores if isinstance(scores, bytes) else pack_scores(scores))
        except OSError as error:
            self._broken = True
            self._tell(say("note", message=say("resume_unwritable", where=self.path, found=error.strerror or error)))

    def close(self) -> None:
        """Leave what is kept to the next run."""
        if self._stream is not None:
            self._stream.close()
            self._tell(say("resume_kept", where=self.path))

    def remove(self) -> None:
        """Remove what is kept: the output is whole."""
        self._tell_going_on()
        if self._stream is not None:
            self._stream.close()
        self.path.unlink(missing_ok=True)

    def _tell_going_on(self) -> None:
        if self._n_found:
            self._tell(say("resume_going_on", n_kept=self._n_found, n=self._n_seen + 1))
            self._n_found = 0

    def _take_up(self) -> None:
        """Find the records of the run before, and cut off what comes after the last whole one."""
        stream = self._open("r+b")
        if (head := stream.read(len(self._head))) != self._head:
            stream.close()
            self.path.unlink()
            if head:  # killed before anything was written
                self._tell(say("note", message=say("resume_other_model", where=self.path)))
            return
        for digest, start, length in _records(stream):
            self._places[digest] = start, length
        end = max((start + length for start, length in self._places.values()), default=len(self._head))
        stream.truncate(end)
        self._stream = stream

    def _append(self, digest: bytes, body: bytes) -> None:
        if self._stream is None:
            self._stream = self._open("x+b")
            self._stream.write(self._head)
        record = _RECORD.pack(len(body), zlib.crc32(body, zlib.crc32(digest)), digest) + body
        start = self._stream.seek(0, 2)
        self._stream.write(record)
        self._places[digest] = start + _RECORD.size, len(body)

    def _open(self, mode: str) -> BinaryIO:
        return self.path.open(mode, buffering=0)  # type: ignore[return-value]

    def _read(self, start: int, length: int) -> bytes | None:
        if self._stream is None:
            return None
        self._stream.seek(start)
        return self._stream.read(length)


@contextmanager
def kept_scores(
    output: str, model_version: str, tell: Callable[[str], None], *, fresh: bool = False
) -> Iterator[Journal]:
    """Give the journal of an output; it is removed when all went well and stays when the run is interrupted.

    With `fresh`, what an interrupted run left is thrown away. `tell` is given lines for a person.
    """
    path = Path(output)
    journal = Journal(path.with_name(f".{path.name}.saring-resume"), model_version, tell, fresh=fresh)
    try:
        yield journal
    except BaseException:
        journal.close()
        raise
    journal.remove()


def _records(stream: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Yield digest, start and length of the whole records from here on."""
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
