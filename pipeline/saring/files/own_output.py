"""What Saring wrote itself, recognised by content, so that it is never read as messages.

A folder of exports fills with worklists, tables, drafts and models; read again, each would count as evidence. Pages
and workbooks carry a mark; tables are known by columns that no office has together, other files by how they begin.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from saring.errors import InputError
from saring.files.sources import READ_ERRORS, Source
from saring.files.tables import header_of
from saring.i18n import PHRASES, say
from saring.i18n.names import name_some
from saring.records import ReadReport

MARK = "saring"
"""The name of the document property of our workbooks; its value is a kind."""
GENERATOR = '<meta name="generator" content="Saring">'
READ_COLUMNS = ("platform", "chat", "sender", "sent_at", "kind", "text", "origin")
COLUMNS = {
    "worklist": {"priority", "advice", "advice_reason", "verdict", "text"},
    "batch": {"text", "verdict", "check_worthiness", "model_version", "origin"},
    "match": {"query", "rank", "fact_check_id", "similarity", "status"},
    "review": {"row", "file", "label", "suggested_label", "probability_of_label"},
    "flips": {"text", "label", "verdict_before", "verdict_after"},
    "read": {*READ_COLUMNS},
    "keys": {"claim_id", "keys_of", "keys"},
}
"""Columns of which all together stand only in our tables; `keys` is a sheet of every worklist."""
MARKS_COLUMNS = {"claim_id", "status", "note"}
MANIFESTS = {
    "manifest.json": ("model", {"format_version", "questions", "thresholds", "files"}),
    "archive.json": ("facts", {"text_version", "index_version", "files"}),
    "registry.json": ("model", {"champion", "history"}),
}
"""The JSON file by which a folder of ours is known, and keys in it."""
BEGINNINGS = {"summary_title": "summary", "draft_checklist": "draft", "card_title": "model"}
CHECKLIST, CHANNELS = "checklist.txt", ("website", "x", "facebook", "instagram", "whatsapp")
_JSON_NAME = re.compile(r'(?<!\\)"(\w{1,40})":')
_CELL = re.compile(rb">([a-z_]{2,40})<")
_PROPERTY = re.compile(rb'<property\b[^>]*\bname="saring"[^>]*>\s*<[^>]*>([a-z]+)<')
_BLOCK = re.compile(r"===== .+ =====\s*$")
_MOST_SHARED = 64 << 20


def without_own_output(sources: Iterable[Source], report: ReadReport, *, is_told: bool = False) -> list[Source]:
    """Return the sources that Saring did not write; the others are one note, or failures where they were named.

    A file that was named is read all the same if the user told how (`is_told`).
    """
    found = list(sources)
    kept, passed = list[Source](), list[Source]()
    for source, kind in zip(found, kinds_of(found), strict=True):
        if not kind or (is_told and not source.found_in):
            kept.append(source)
        elif source.found_in:
            passed.append(source)
        else:
            report.failures.append(str(InputError("own_output", where=source.name, kind=say(f"own_{kind}"))))
    for where in dict.fromkeys(source.found_in for source in passed):
        if all(source.found_in != where for source in kept):
            report.failures.append(str(InputError("own_output_only", where=where)))
    if passed:
        names = name_some(PurePath(source.name).name for source in passed)
        report.notes.append(say("own_output_passed", n=len(passed), names=names))
    return kept


def kinds_of(sources: Sequence[Source]) -> list[str]:
    """Return what each source is of our own output (a phrase `own_<kind>` names it); empty where it is not ours."""
    kinds = [_kind(source) for source in sources]
    folders = {
        _folder(source): kind
        for source, kind in zip(sources, kinds, strict=True)
        if kind and _name(source) in (*MANIFESTS, CHECKLIST) and _name(source) != "registry.json"
    }
    return [kind or _kind_beside(source, folders) for source, kind in zip(sources, kinds, strict=True)]


def _kind_beside(source: Source, folders: dict[str, str]) -> str:
    """Return the kind of a file in a folder of ours: everything in a model, and the channels of a draft."""
    kind = folders.get(_folder(source), "")
    is_channel = PurePath(_name(source)).stem in CHANNELS and _name(source).endswith(".txt")
    return kind if kind != "draft" or is_channel else ""


def _kind(source: Source) -> str:
    try:
        if source.is_zip:
            return _kind_of_workbook(source)
        if source.binary_type is not None or source.is_tar:
            return ""
        text = source.head_text.lstrip("\ufeff \r\n")
    except InputError:
        return ""  # the reader says what is wrong with it
    if text.startswith("<"):
        return "page" if GENERATOR in text else ""
    first = text.split("\n", 1)[0]
    return _kind_of_json(source, text) or _kind_of_columns(_names(source, first)) or _kind_of_text(first)


def _names(source: Source, first: str) -> list[str]:
    """Return the names of the columns of a text table; JSON lines may be longer than what is looked at."""
    return _JSON_NAME.findall(first) if first.startswith("{") else header_of(source)


def _kind_of_columns(names: Sequence[str]) -> str:
    if MARKS_COLUMNS.issubset(names) and "text" not in names and names[0] == "claim_id":
        return "marks"
    # An office may have columns of these names too, though hardly in our order and with `origin`.
    found = next((kind for kind, columns in COLUMNS.items() if columns.issubset(names)), "")
    return found if found != "read" or tuple(names[: len(READ_COLUMNS)]) == READ_COLUMNS else ""


def _kind_of_json(source: Source, text: str) -> str:
    kind, keys = MANIFESTS.get(_name(source), ("", set[str]()))
    if not keys or not text.startswith("{"):
        return ""
    try:
        with source.open() as stream:
            found = json.load(stream)
    except (*READ_ERRORS, ValueError, RecursionError):
        return ""
    return kind if keys.issubset(found) else ""


def _kind_of_text(first: str) -> str:
    if _BLOCK.match(first):
        return "draft"
    for key, kind in BEGINNINGS.items():
        if any(first.removeprefix("# ").startswith(phrase.partition("{")[0]) for phrase in PHRASES[key]):
            return kind
    return ""


def _kind_of_workbook(source: Source) -> str:
    """Return the kind by the mark of a workbook, or by its columns where a program lost the mark."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as book:
            parts = book.namelist()
            if "xl/workbook.xml" not in parts:
                return ""
            if "docProps/custom.xml" in parts and (marked := _PROPERTY.search(book.read("docProps/custom.xml"))):
                return marked[1].decode()
            words = set[str]()
            for part in parts:
                if part == "xl/sharedStrings.xml" or part.startswith("xl/worksheets/sheet"):
                    with book.open(part) as content:
                        data = content.read(_MOST_SHARED if part.startswith("xl/shared") else 1 << 16)
                    words.update(word.decode() for word in _CELL.findall(data))
    except (*READ_ERRORS, NotImplementedError):
        return ""
    kind = next((kind for kind, columns in COLUMNS.items() if columns.issubset(words)), "")
    return "worklist" if kind == "keys" else kind


def _name(source: Source) -> str:
    return PurePath(source.name.rsplit("!", 1)[-1]).name


def _folder(source: Source) -> str:
    return source.name.removesuffix(_name(source))
