"""The office's templates of a clarification: one file a form and language, one section a channel.

A section begins with `=== channel`, the posts of a thread are parted by `---`, and `${name}` stands for
what is known of the claim. A folder of the office's own may hold any of the shipped files; those it lacks
are the shipped ones.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from saring.errors import InputError
from saring.resources import read_shipped

CHANNELS = ("website", "x", "facebook", "instagram", "whatsapp")
FIELDS = (
    "statement", "spread", "fact", "rating", "organisation", "checker", "link", "source", "sources", "date",
)  # fmt: skip
POST_BREAK = re.compile(r"^---\s*$", re.M)
_SECTION = re.compile(r"^===[ \t]*(\w+)[ \t]*\n", re.M)


def load_templates(form: str, language: str, folder: Path | None = None) -> dict[str, str]:
    """Return the template of each channel.

    Raises `InputError` for a file that is not text, lacks a channel, or names an unknown channel or field,
    and for a claim that would stand in the first line.
    """
    name = f"{form}.{language}.txt"
    own = folder / name if folder else None
    if folder and not folder.is_dir():
        raise InputError("templates_missing", where=folder)
    if own is None or not own.exists():
        return _sections(Path(name), read_shipped(f"drafts/{name}"))
    try:
        return _sections(own, own.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("templates_not_text", where=own, found=error.reason) from error


def _sections(where: Path, text: str) -> dict[str, str]:
    _, *parts = _SECTION.split(text)
    found = {name: body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}
    if set(found) != set(CHANNELS):
        wrong = sorted(set(found) ^ set(CHANNELS))
        raise InputError("templates_channels", where=where, found=", ".join(wrong), names=", ".join(CHANNELS))
    for channel, body in found.items():
        _check(where, channel, body)
    return found


def _check(where: Path, channel: str, body: str) -> None:
    template = Template(body)
    unknown = sorted(set(template.get_identifiers()) - set(FIELDS))
    if unknown or not template.is_valid():
        raise InputError("templates_field", where=where, channel=channel, found=", ".join(unknown) or "$",
                         names=", ".join(FIELDS))  # fmt: skip
    if not body or ("statement" in Template(body.partition("\n")[0]).get_identifiers() and "${fact}" not in body[:12]):
        raise InputError("templates_headline", where=where, channel=channel)
