"""Files that are neither a chat nor a table: what they are, and what a person who gives one is told to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import PurePath

from saring.errors import InputError
from saring.files.sources import Source
from saring.i18n import say

_SUFFIXES = {
    "pdf": ".pdf",
    "document": ".doc .docx .odt .rtf .pages",
    "spreadsheet": ".xls .xlsb .xlsm .ods .numbers",
    "slides": ".ppt .pptx .odp .key",
    "picture": ".jpg .jpeg .png .gif .webp .heic .bmp .tif .tiff .svg",
    "sound": ".opus .ogg .oga .mp3 .m4a .aac .wav .amr .flac",
    "video": ".mp4 .m4v .3gp .mov .avi .mkv .webm",
    "contact": ".vcf",
    "app": ".apk .exe",
}
_KIND_OF_SUFFIX = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}
_UNSEEN = frozenset({"thumbs.db", "desktop.ini"})
_PARTS = {"word/": "Word (.docx)", "ppt/": "PowerPoint (.pptx)"}
_OPEN_DOCUMENT = {
    "text": ("LibreOffice (.odt)", "document_given"),
    "spreadsheet": ("LibreOffice (.ods)", "spreadsheet_given"),
    "presentation": ("LibreOffice (.odp)", "document_given"),
}
_ERRORS = {"PDF": "document_given", "Word 97": "document_given", "Excel 97": "spreadsheet_given"}


class OtherFiles:
    """Counts the files in a folder or archive that are left out because of what they are."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, name: str) -> None:
        """Count a file by its name; hidden files and those that systems leave behind are not counted."""
        path = PurePath(name)
        if path.name.casefold() not in _UNSEEN and not path.name.startswith("."):
            self._counts[_KIND_OF_SUFFIX.get(path.suffix.casefold(), "other")] += 1

    def note(self, where: str) -> str | None:
        """Return the note on the files; None where there are none."""
        if not self._counts:
            return None
        kinds = ", ".join(f"{say(f'file_kind_{kind}')} {n}" for kind, n in self._counts.most_common())
        return say("other_files", where=where, n=self._counts.total(), kinds=kinds)


def refuse_other_kind(source: Source) -> None:
    """Raise `InputError` with what to do for a source that is a picture, a document or another binary file."""
    if (found := source.binary_type) is not None:
        raise InputError(_ERRORS.get(found, "not_text"), where=source.name, found=found)


def refuse_document(source: Source, members: Collection[str]) -> None:
    """Raise `InputError` with what to do for a zip that is a document or a spreadsheet of another program."""
    for folder, found in _PARTS.items():
        if any(name.startswith(folder) for name in members):
            raise InputError("document_given", where=source.name, found=found)
    for kind, (found, key) in _OPEN_DOCUMENT.items():
        if f"application/vnd.oasis.opendocument.{kind}".encode() in source.head[:200]:
            raise InputError(key, where=source.name, found=found)
