"""Every fixture of every format is recognised as itself and as nothing else, and gives what lies beside it."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest

from saring.files.discovery import iter_sources
from saring.messages import READERS, ReadOptions, Source, matching_readers
from saring.messages.registry import READER_MODULES, READER_NAMES
from saring.records import Message, ReadReport

GOLDEN = Path(__file__).parent / "golden"


def is_expected(path: Path) -> bool:
    """Whether a file is what another one must give: `a.csv.jsonl` of `a.csv`, `a.jsonl` of `a.txt`."""
    if path.suffix != ".jsonl":
        return False
    return path.with_suffix("").exists() or any(
        other != path and other.stem == path.stem for other in path.parent.iterdir()
    )


FIXTURES = sorted(
    (path for path in GOLDEN.rglob("*") if path.is_file() and not is_expected(path)),
    key=lambda path: path.relative_to(GOLDEN).parts,
)
MINE = {"line", "signal", "sigtop", "signal-cli", "telegram-text", "zoom", "yahoo-messenger", "pidgin", "discord-text",
        "discord-csv", "youtube-comments", "youtube-live-chat", "linkedin-messages", "linkedin-comments",
        "linkedin-shares", "goodreads", "table"}  # fmt: skip
WITH_EXPECTED = [path for path in FIXTURES if path.relative_to(GOLDEN).parts[0] in MINE]


def source_at(path: Path) -> Source:
    (source,) = iter_sources([str(path)], ReadReport())
    return source


def row_of(message: Message, path: Path) -> dict[str, object]:
    row = message._asdict() | {"sent_at": message.sent_at and message.sent_at.isoformat()}
    return row | {"origin": message.origin.replace(str(path), path.name)}


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: "/".join(path.relative_to(GOLDEN).parts))
def test_a_fixture_is_recognised_as_itself_and_as_nothing_else(path: Path) -> None:
    (source,) = list(iter_sources([str(path)], ReadReport()))
    assert [reader.name for reader in matching_readers(source)] == [path.relative_to(GOLDEN).parts[0]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("before", ["", "\r\n", " \n", "\n\t", "<!-- x -->\n", "[", "a,b,c\n"])
def test_a_reader_that_is_not_asked_would_have_said_no(before: str, encoding: str) -> None:
    n_spared = 0
    for path in FIXTURES:
        content = (before + path.read_bytes().decode("utf-8", "replace")).encode(encoding)
        source = Source(str(path), lambda content=content: BytesIO(content))  # type: ignore[misc]
        for module in READER_MODULES:
            if not module.may_match(source):
                n_spared += 1
                assert [reader.name for reader in module.readers() if reader.identify(source)] == [], path
    assert n_spared > len(FIXTURES)


def test_every_reader_has_a_fixture_and_a_name_of_its_own() -> None:
    names = [reader.name for reader in READERS]
    assert tuple(names) == READER_NAMES
    assert len(READERS) == len(READER_NAMES)
    assert len(set(names)) == len(names)
    assert {path.relative_to(GOLDEN).parts[0] for path in FIXTURES} == set(names)


@pytest.mark.parametrize("path", WITH_EXPECTED, ids=lambda path: "/".join(path.relative_to(GOLDEN).parts))
def test_a_fixture_gives_what_lies_beside_it(path: Path) -> None:
    report = ReadReport()
    source = source_at(path)
    (reader,) = matching_readers(source)
    rows = [row_of(message, path) for message in reader.read(source, ReadOptions(), report)]
    expected = path.with_name(path.name + ".jsonl").read_text(encoding="utf-8").splitlines()
    assert rows == [json.loads(line) for line in expected]
    assert report.account.balanced
    assert report.account.n_unread == 0
    assert {row["platform"] for row in rows} >= {reader.platform} or reader.name == "pidgin"
