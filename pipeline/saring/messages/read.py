"""Messages with private data taken out, unless a person chooses to keep it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from saring.errors import UnreadableError
from saring.messages import ReadOptions, is_scorable, iter_messages
from saring.messages.privacy import pseudonymise
from saring.records import Message, ReadReport
from saring.settings import digest_secret, load_settings
from saring.text.private import use_privacy


def read_messages(
    *inputs: str | Path,
    format: str | None = None,
    text_column: str | None = None,
    preset: str | None = None,
    map_file: str | None = None,
    keep_names: bool = False,
    report: ReadReport | None = None,
) -> Iterator[Message]:
    """Yield the messages of people in chat exports and tables: files, folders and archives.

    The format is recognised from the content, or named by `format`. Of a table, `text_column` is the column that
    holds the text; `preset` is the platform whose column names to expect, `map_file` a file that says which column is
    what. Senders become digests and private data in texts is masked, unless `keep_names`.

    Without a `report`, an input that cannot be read raises `UnreadableError` when its turn comes. With one, the
    others are read and `report.failures` says what was not; `report.account` says where every line went.

    >>> import saring
    >>> messages = list(saring.read_messages("data/demo"))
    >>> sorted({message.chat for message in messages})[-1], any("0812" in message.text for message in messages)
    ('RT 05 Kampung Melati', False)
    """
    seen = ReadReport() if report is None else report
    options = ReadOptions(format, text_column, preset, map_file)
    messages = private_messages([str(given) for given in inputs], options, seen, keep_names=keep_names)
    for message in filter(is_scorable, messages):
        if report is None and seen.failures:
            break
        yield message
    if report is None and seen.failures:
        raise unreadable(seen)


def unreadable(report: ReadReport) -> UnreadableError:
    """Return the error of inputs that could not be read: all their failures in one line."""
    return UnreadableError("inputs_unreadable", report=report, failures="; ".join(report.failures))


def private_messages(
    inputs: Iterable[str], options: ReadOptions, report: ReadReport, *, keep_names: bool
) -> Iterator[Message]:
    """Yield the messages of all inputs, private data taken out unless `keep_names`; see `iter_messages`."""
    messages = iter_messages(inputs, options, report)
    if keep_names:
        return messages
    settings = load_settings()
    use_privacy(settings.privacy)
    return pseudonymise(messages, digest_secret(settings, notify=report.notes.append))
