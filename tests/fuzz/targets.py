"""What is fuzzed: how an example is drawn, and what must hold for it.

A check lets `SaringError` pass, which is the answer to a bad file; any other exception is a crash, and so is a compiled
loop that says something else than its Python.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from hypothesis import strategies as st

from saring import compiled
from saring.datasets.load import load_dataset
from saring.errors import InputError, SaringError
from saring.facts.match import load_archive
from saring.files.digest import file_sha256
from saring.files.sources import Source
from saring.files.tables import iter_table
from saring.messages import ReadOptions, iter_messages, matching_readers
from saring.messages.formats.whatsapp.reader import WhatsAppReader
from saring.messages.presets import load_map
from saring.messages.privacy import pseudonymise
from saring.messages.registry import find_reader
from saring.model.bundle import MANIFEST, load_bundle
from saring.model.drift_reference import read_reference
from saring.model.journal import open_journal
from saring.model.measure import Measurer
from saring.model.packing import unpack_scores
from saring.model.registry import REGISTRY, read_registry
from saring.model.scorer import Scorer
from saring.records import Message, ReadReport
from saring.reports.lines import csv_lines, json_lines
from saring.reports.message_rows import read_row, read_rows
from saring.rules import context, prose
from saring.rules.reading import TextReading
from saring.settings import load_settings
from saring.text.links import link_spans
from saring.text.normalise import REFERENCE, normalise, normalise_many
from saring.text.private import mask_private
from saring.text.scanner import compiled_scanner
from saring.worklist.earlier import read_earlier
from tests.compiled.messages import MESSAGES
from tests.compiled.test_normaliser import LINKS, TEXTS
from tests.compiled.test_writing import ROWS
from tests.conftest import without
from tests.fuzz import seeds
from tests.fuzz.mutations import damaged

KEY = b"a key for digests, long enough to be one"
TEXT_LOGS = (
    *("whatsapp", "line", "signal", "sigtop", "signal-cli", "telegram-text", "zoom", "yahoo-messenger", "pidgin"),
    "discord-text",
)
MARKUP = (
    *("telegram-html", "facebook-html", "instagram-html", "googleplus-html", "kaskus-html", "phpbb-html"),
    *("vbulletin-html", "wordpress", "blogger", "feed", "mediawiki", "mbox", "eml"),
)
TABLES = (
    *(
        "youtube-comments",
        "youtube-live-chat",
        "linkedin-messages",
        "linkedin-comments",
        "linkedin-shares",
        "goodreads",
    ),
    *("discord-csv", "table"),
)


class Target(NamedTuple):
    """One thing to fuzz; `size` is the length of an example in bytes, for time per MB."""

    name: str
    examples: st.SearchStrategy[Any]
    check: Callable[[Any], object]
    size: Callable[[Any], int] = len


def _source(data: bytes, name: str = "a.txt") -> Source:
    return Source(name, lambda: BytesIO(data))


def read_as(example: tuple[str, bytes]) -> None:
    """Read bytes as one format, take private data out, and look at every text as a run does."""
    name, data = example
    report, source = ReadReport(), _source(data)
    messages: list[Message] = []
    with suppress(InputError):
        messages += pseudonymise(find_reader(name).read(source, ReadOptions(), report), KEY)
    assert report.account.balanced, report.account
    for message in messages:
        assert message.text is not None
        json.dumps(message.text).encode()


def recognise(data: bytes) -> None:
    """Ask every reader whether the bytes are of its format."""
    source = _source(data)
    for reader in matching_readers(source):
        assert reader.name
    for name in TEXT_LOGS + MARKUP + TABLES:
        find_reader(name).identify(source)


def _file(name: str, data: bytes) -> Path:
    path = seeds.scratch() / name
    path.write_bytes(data)
    return path


def read_archive(data: bytes) -> None:
    """Read a zip or a tar as an input."""
    report = ReadReport()
    for _ in iter_messages([str(_file("a.zip", data))], ReadOptions(), report):
        pass


def read_parts(example: tuple[str, bytes]) -> None:
    """Read a workbook or a zip of which one part is damaged, and its checksum is right."""
    name, data = example
    with zipfile.ZipFile(BytesIO(seeds.worklists()[".xlsx"][0])) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    read_worklist((".xlsx", seeds.zipped((parts | {name: data}).items())))


def read_worklist(example: tuple[str, bytes]) -> None:
    """Read a worklist or a file of marks back, as `--since` does, and as a table of messages."""
    ending, data = example
    path = _file(f"daftar{ending}", data)
    with suppress(SaringError):
        read_earlier([path])
    with suppress(SaringError):
        for _ in iter_table(_source(data, path.name)):
            pass
    read_archive(data)


def read_settings(data: bytes) -> None:
    """Read `saring.toml`."""
    path = _file("saring.toml", data)
    with suppress(SaringError):
        load_settings({"SARING_SETTINGS": str(path)})


def read_map(data: bytes) -> None:
    """Read a map file, and a table by it."""
    path = _file("peta.toml", data)
    with suppress(SaringError):
        load_map(str(path))
        options = ReadOptions(map_file=str(path))
        for table in seeds.exports()["table"]:
            for _ in find_reader("table").read(_source(table, "a.csv"), options, ReadReport()):
                pass


def read_facts(data: bytes) -> None:
    """Read published fact-checks, and match a message with them."""
    path = _file("fakta.json", data)
    with suppress(SaringError):
        use_archive(path)


def open_changed(example: tuple[str, bytes], folder: Callable[[], Path], manifest: str, use: Any) -> None:
    """Change one file of a bundle or an archive, digest included, as somebody may who made it; then use it."""
    name, data = example
    changed = seeds.scratch() / f"changed-{manifest}"
    if changed.exists():
        shutil.rmtree(changed)
    shutil.copytree(folder(), changed)
    (changed / name).write_bytes(data)
    if name != manifest:
        kept = json.loads((changed / manifest).read_bytes())
        kept["files"][name] = file_sha256(changed / name)
        (changed / manifest).write_text(json.dumps(kept), encoding="utf-8")
    with suppress(SaringError):
        use(changed)


def use_bundle(folder: Path) -> None:
    """Score with a bundle, by few texts and by many."""
    model = load_bundle(folder)
    read_reference(model.metadata)
    found = Scorer(model).score(["air galon beracun, sebarkan", "rapat warga malam ini jam 7"])
    found += Scorer(model).score([f"air galon beracun {n}, sebarkan" for n in range(70)])
    assert all(0 <= score.risk <= 1 for score in found)


def use_archive(folder: Path) -> None:
    """Search an archive."""
    readings = [
        TextReading("air galon beracun sudah dibantah dinas"),
        TextReading("bantuan dana cair untuk semua warga"),
    ]
    for hits in load_archive(folder).match(readings, [None, None], 3, include_weak=True):
        assert len(hits) <= 3


def load_labelled(data: bytes) -> None:
    """Load a labelled set."""
    path = _file("set.csv", data)
    with suppress(SaringError):
        load_dataset([path])


def load_registry(data: bytes) -> None:
    """Read the registry of models."""
    _file(REGISTRY, data)
    with suppress(SaringError):
        read_registry(seeds.scratch())


def resume(data: bytes) -> None:
    """Go on from the journal of an interrupted run."""
    output = seeds.scratch() / "hasil.csv"
    output.with_name(f".{output.name}.saring-resume").write_bytes(data)
    with open_journal(str(output), "v1", lambda _note: None) as journal:
        _, packed = journal.find(["air"])
        if packed is not None:
            unpack_scores(packed)


def same_form(text: str) -> None:
    """Normalise by the compiled loops and by the rules."""
    for keep_digits in (False, True):
        assert normalise(text, keep_digits=keep_digits) == REFERENCE.normalise(text, keep_digits)
    assert normalise_many([text, text]) == [REFERENCE.normalise(text, False)] * 2
    scanner = compiled_scanner()
    assert scanner is None or scanner.links(text) == link_spans(text)


def mask(text: str) -> None:
    """Mask private data: again it changes nothing; and read the text by every rule."""
    masked = mask_private(text)
    assert mask_private(masked) == masked
    reading = TextReading(text)
    for name in ("title_words", "links", "places", "denies", "signals", "topics", "urging"):
        getattr(reading, name)


def same_checks(texts: list[str]) -> None:
    """Look first by the compiled checks: what the rules find is among what they leave."""
    normalised = list(map(normalise, texts))
    looked_at = context.may_miss_context(normalised)
    assert {place for place, text in enumerate(normalised) if context.missing_context(text)} <= set(looked_at)
    looked_at = prose.may_be_no_prose(texts, normalised)
    pairs = zip(texts, normalised, strict=True)
    assert {place for place, pair in enumerate(pairs) if prose.not_prose(*pair)} <= set(looked_at)


def same_rows(example: tuple[list[Message], list[list[object]]]) -> None:
    """Take private data out, make rows and write lines, with the compiled loops and without them."""
    import pytest

    messages, rows = example
    columns = [f"c{n}" for n in range(len(rows[0]) if rows else 1)]

    def written() -> tuple[object, ...]:
        hidden = list(pseudonymise(messages, KEY))
        return hidden, list(map(repr, read_rows(hidden))), csv_lines()(rows), json_lines(columns)(rows)  # type: ignore[arg-type]

    by_loops = written()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "find", lambda _name: None)
        assert written() == by_loops
    assert list(map(read_row, messages)) == list(read_rows(messages))


def same_messages(data: bytes) -> None:
    """Read a WhatsApp export with the compiled loop and without it."""
    import pytest

    def read() -> tuple[object, ...]:
        report, found, error = ReadReport(), list[Message](), ""
        try:
            found += WhatsAppReader().read(_source(data), ReadOptions(), report)
        except InputError as failed:
            error = str(failed)
        return found, error, report.account, report.notes

    by_loop = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "find", without("reading"))
        assert read() == by_loop


def same_values(texts: list[str]) -> None:
    """Measure texts by the compiled engine and on arrays."""
    model = seeds.scorer().model
    measurer: Measurer = seeds.scorer()._measurer
    normalised = normalise_many(texts)
    by_engine, on_arrays = measurer.measure(normalised, many=True), measurer.measure_on_arrays(normalised)
    np.testing.assert_allclose(by_engine.decision_values, on_arrays.decision_values, atol=1e-6)
    np.testing.assert_allclose(by_engine.languages.surprise, on_arrays.languages.surprise, atol=1e-6)
    assert len(Scorer(model).score(texts)) == len(texts)


def _parts(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, bytes]]:
    return st.sampled_from(names).flatmap(lambda name: st.tuples(st.just(name), damaged(seeds.exports()[name])))


def _files_of(folder: Callable[[], Path]) -> st.SearchStrategy[tuple[str, bytes]]:
    def of(path: Path) -> st.SearchStrategy[tuple[str, bytes]]:
        return st.tuples(st.just(path.name), damaged([path.read_bytes()]))

    return st.deferred(lambda: st.sampled_from(sorted(folder().iterdir())).flatmap(of))


def _workbook_parts() -> st.SearchStrategy[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(seeds.worklists()[".xlsx"][0])) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    return st.sampled_from(sorted(parts)).flatmap(lambda name: st.tuples(st.just(name), damaged([parts[name]])))


def _worklists() -> st.SearchStrategy[tuple[str, bytes]]:
    written = seeds.worklists()
    return st.sampled_from(sorted(written)).flatmap(lambda e: st.tuples(st.just(e), damaged(written[e])))


def _all_exports() -> list[bytes]:
    return [data for files in seeds.exports().values() for data in files]


def _second(example: tuple[str, bytes]) -> int:
    return len(example[1])


def _total(texts: list[str]) -> int:
    return sum(map(len, texts))


_JSON = tuple(name for name in seeds.exports() if name not in {*TEXT_LOGS, *MARKUP, *TABLES})
_deferred = st.deferred
TARGETS = (
    Target("text logs", _parts(TEXT_LOGS), read_as, _second),
    Target("json", _parts(_JSON), read_as, _second),
    Target("markup and mail", _parts(MARKUP), read_as, _second),
    Target("tables", _parts(TABLES), read_as, _second),
    Target("recognition", _deferred(lambda: damaged(_all_exports())), recognise),
    Target("archives", _deferred(lambda: damaged(seeds.zips())), read_archive),
    Target("workbooks", _deferred(_workbook_parts), read_parts, _second),
    Target("worklists", _deferred(_worklists), read_worklist, _second),
    Target("settings", damaged([seeds.SETTINGS]), read_settings),
    Target("map files", damaged([seeds.MAP]), read_map),
    Target("fact-checks", _deferred(lambda: damaged(seeds.fact_files())), read_facts),
    Target("fact archives", _files_of(seeds.facts_folder),
           partial(open_changed, folder=seeds.facts_folder, manifest="archive.json", use=use_archive), _second),
    Target("bundles", _files_of(seeds.model_folder),
           partial(open_changed, folder=seeds.model_folder, manifest=MANIFEST, use=use_bundle), _second),
    Target("labelled sets", damaged([seeds.LABELLED]), load_labelled),
    Target("registry", damaged([seeds.REGISTRY]), load_registry),
    Target("journals", damaged([b'{"format": 2, "saring": "0", "model": "v1"}\n' + bytes(60)]), resume),
    Target("normaliser", TEXTS | LINKS, same_form),
    Target("private data", TEXTS | LINKS, mask),
    Target("checks", st.lists(TEXTS, max_size=80), same_checks, _total),
    Target("rows", st.tuples(st.lists(MESSAGES, max_size=5), ROWS), same_rows),
    Target("whatsapp", _deferred(lambda: damaged(seeds.exports()["whatsapp"])), same_messages),
    Target("scores", st.lists(TEXTS | st.text() | st.sampled_from(seeds.LEARNED), min_size=1, max_size=70), same_values,
           _total),
)  # fmt: skip
