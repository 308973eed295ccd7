"""Load and check the Jinja2 templates of clarifications: one file per form and language, one part per channel.

A part begins with `=== channel`, the posts of a thread are separated by `---`, and `{{ name }}` is a field of the
claim. An office's own folder may replace any of the shipped files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from saring.errors import InputError
from saring.files.sources import one_line
from saring.files.templates import office_environment
from saring.resources import read_shipped

if TYPE_CHECKING:
    import jinja2

CHANNELS = ("website", "x", "facebook", "instagram", "whatsapp")
FIELDS = (
    "statement", "spread", "fact", "fact_again", "rating",
    "organisation", "checker", "link", "source", "sources", "date",
)  # fmt: skip
_PART = re.compile(r"^===[ \t]*(\w+)[ \t]*\n", re.M)
_POST_BREAK = re.compile(r"^---[ \t]*$\n?", re.M)
_FACT_COMES_FIRST = 6
# One private-use character per field, since no template contains them.
_TRIAL = {field: chr(0xE000 + place) for place, field in enumerate(FIELDS)}


@dataclass(frozen=True, slots=True)
class PostTemplate:
    """The template of one post, with its file and line (counted from 1)."""

    where: Path
    line: int
    source: str

    def compile(self) -> jinja2.Template:
        """Return the compiled template; raises `InputError` for a mistake in its syntax."""
        from jinja2 import TemplateSyntaxError

        try:
            return office_environment().from_string(self.source)
        except TemplateSyntaxError as error:
            raise self.mistake(error.lineno, error.message or "") from error

    def fill_in(self, values: Mapping[str, str], compiled: jinja2.Template | None = None) -> str:
        """Return the post with its fields filled in; raises `InputError` if the template fails."""
        try:
            return (compiled or self.compile()).render(values)
        except InputError:
            raise
        except Exception as error:  # a template can raise any exception
            raise self.mistake(_line_of(error), one_line(error)) from error

    def mistake(self, line: int, found: str) -> InputError:
        """Build the error for a mistake in a line of this post."""
        return InputError("templates_broken", where=self.where, line=self.line + line - 1, found=found)


@dataclass(frozen=True, slots=True)
class ChannelTemplate:
    """The template of one channel: one post, or the posts of a thread."""

    channel: str
    posts: tuple[PostTemplate, ...]


def load_templates(form: str, language: str, folder: Path | None = None) -> dict[str, ChannelTemplate]:
    """Return the template of each channel.

    Raises `InputError` for a file that is not text, lacks a channel, has an unknown channel or field or a syntax
    error, and for a claim in the first line.
    """
    name = f"{form}.{language}.txt"
    own = folder / name if folder else None
    if folder and not folder.is_dir():
        raise InputError("templates_missing", where=folder)
    if own is None or not own.exists():
        return _read_templates(Path(name), read_shipped(f"drafts/{name}"))
    try:
        return _read_templates(own, own.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("templates_not_text", where=own, found=error.reason) from error


def _read_templates(where: Path, text: str) -> dict[str, ChannelTemplate]:
    parts = list(_parts(text))
    channels = [channel for channel, _, _ in parts]
    if wrong := sorted({name for name in (*CHANNELS, *channels) if channels.count(name) != CHANNELS.count(name)}):
        raise InputError("templates_channels", where=where, found=", ".join(wrong), names=", ".join(CHANNELS))
    has_old_syntax = "${" in text and "{{" not in text
    found = {}
    for channel, line, body in parts:
        posts = tuple(_posts(where, channel, line, body))
        if has_old_syntax:
            posts = tuple(_from_old_syntax(channel, post) for post in posts)
        found[channel] = ChannelTemplate(channel, posts)
        _check(found[channel])
    return found


def _parts(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield each channel with the first line and the text of its part."""
    headings = list(_PART.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    for heading, end in zip(headings, ends, strict=True):
        yield heading[1], text.count("\n", 0, heading.end()) + 1, text[heading.end() : end]


def _posts(where: Path, channel: str, line: int, body: str) -> Iterator[PostTemplate]:
    start = 0
    breaks = _POST_BREAK.finditer(body) if channel == "x" else ()
    for begin, end in (*((found.start(), found.end()) for found in breaks), (len(body), len(body))):
        source = body[start:begin]
        n_empty = len(source) - len(source.lstrip())
        yield PostTemplate(where, line + body.count("\n", 0, start + n_empty), source.strip())
        start = end


def _from_old_syntax(channel: str, post: PostTemplate) -> PostTemplate:
    """Convert a post with `${name}` fields, the syntax before Jinja2."""
    template = Template(re.sub(r"\{[%#]", r"{{ '\g<0>' }}", post.source))
    if not template.is_valid():
        raise _unknown_field(post, channel, post.line, "$")
    names = {name: f"{{{{ {name} }}}}" for name in template.get_identifiers()}
    return PostTemplate(post.where, post.line, template.substitute(names))


def _check(template: ChannelTemplate) -> None:
    """Check a template by rendering it: all fields are known, and the claim does not come before the fact."""
    from jinja2 import meta, nodes

    for post in template.posts:
        post.compile()
        parsed = office_environment().parse(post.source)
        unknown = meta.find_undeclared_variables(parsed) - set(FIELDS)
        for name in parsed.find_all(nodes.Name):
            if name.name in unknown:
                raise _unknown_field(post, template.channel, post.line + name.lineno - 1, ", ".join(sorted(unknown)))
    first, *_ = (post.fill_in(_TRIAL).strip() for post in template.posts)
    headline = first.partition("\n")[0]
    if not first or (_TRIAL["statement"] in headline and _TRIAL["fact"] not in headline[:_FACT_COMES_FIRST]):
        raise InputError("templates_headline", where=template.posts[0].where, channel=template.channel)


def _unknown_field(post: PostTemplate, channel: str, line: int, found: str) -> InputError:
    return InputError(
        "templates_field", where=post.where, line=line, channel=channel, found=found, names=", ".join(FIELDS)
    )


def _line_of(error: Exception) -> int:
    """Return the line of a template in which an error occurred, or the first if unknown."""
    line, traceback = 1, error.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
