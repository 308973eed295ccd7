"""`saring draft`: draft a clarification of one claim for each channel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from saring.answers.channels import ChannelText, render_channels, render_checklist
from saring.answers.draft import build_draft
from saring.answers.templates import CHANNELS
from saring.cli.console import expected_errors, print_result, write_note
from saring.errors import InputError
from saring.files.whole import ensure_folder, write_text, write_texts
from saring.i18n import say
from saring.i18n.numbers import format_number
from saring.records import Advice
from saring.settings import load_settings
from saring.text.private import use_privacy
from saring.worklist.read import find_claim, read_worklist

FIELDS_TO_FILL = ("[ISI:", "[FILL IN:")
ClaimId = Annotated[str, typer.Argument(help=say("help_claim"), metavar="CLAIM", show_default=False)]
Worklist = Annotated[Path, typer.Option("--worklist", "-w", help=say("help_worklist"), show_default=False)]
Organisation = Annotated[str, typer.Option("--organisation", help=say("help_organisation"), show_default=False)]


@expected_errors
def draft(
    claim: ClaimId,
    worklist: Worklist,
    channel: Annotated[str, typer.Option("--channel", help=say("help_channel"))] = "all",
    fact: Annotated[str, typer.Option("--fact", help=say("help_fact"), show_default=False)] = "",
    organisation: Organisation = "",
    templates: Annotated[
        Path | None, typer.Option("--templates", help=say("help_templates"), show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=say("help_draft_output"), show_default=False)
    ] = None,
) -> None:
    """Write a clarification with the known facts filled in, and placeholders for the others."""
    channels = _channels(channel)
    settings = load_settings()
    use_privacy(settings.privacy)
    listed = find_claim(read_worklist(worklist), claim, worklist)
    made = build_draft(listed, date.today(), organisation=organisation or settings.office.name, fact=fact)
    texts = render_channels(made, channels, templates)
    _write(texts, render_checklist(made, channels), output, listed.claim_id)
    if listed.advice in (Advice.DO_NOT_AMPLIFY, Advice.WATCH):
        write_note(say("note", message=say("draft_do_not_publish")))
    if n_to_fill := sum(_n_to_fill(post) for text in texts for post in text.posts):
        write_note(say("draft_to_fill", n=n_to_fill))


def _channels(name: str) -> tuple[str, ...]:
    if name == "all":
        return CHANNELS
    if name not in CHANNELS:
        raise InputError("channel_unknown", where="--channel", found=name, names=", ".join((*CHANNELS, "all")))
    return (name,)


def _write(texts: Sequence[ChannelText], checklist: str, output: Path | None, claim_id: str) -> None:
    """Print everything, or write it to one file, or into a folder with a file for each channel and the checklist."""
    whole = "\n\n".join([*map(_block, texts), checklist]) + "\n"
    if output is None:
        print_result(whole.removesuffix("\n"))
        return
    if output.is_dir() or not output.suffix:
        ensure_folder(output)
        files = {f"{text.channel}.txt": "\n\n".join(text.posts) + "\n" for text in texts}
        write_texts(output, files | {"checklist.txt": checklist + "\n"})
    else:
        write_text(output, whole)
    write_note(say("draft_written", claim=claim_id, where=output))


def _block(text: ChannelText) -> str:
    """Return the text of one channel under a line with its name and lengths."""
    if text.limit is None:
        lengths = say("draft_length_free", n=format_number(text.lengths[0], 0))
    else:
        lengths = ", ".join(
            say("draft_length", n=format_number(n, 0), limit=format_number(text.limit, 0)) for n in text.lengths
        )
    cut = f"; {say('draft_was_cut')}" if text.was_cut else ""
    return "\n".join([f"===== {say(f'draft_channel_{text.channel}')} ({lengths}{cut}) =====", "\n\n".join(text.posts)])


def _n_to_fill(post: str) -> int:
    return sum(post.count(mark) for mark in FIELDS_TO_FILL)
