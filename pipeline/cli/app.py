"""The commands put together."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli import (
    batch,
    claimreview,
    data,
    demo,
    draft,
    evaluate,
    facts,
    formats,
    match,
    models,
    read,
    score,
    summary,
    train,
    triage,
)
from pipeline.cli.common import stop
from pipeline.phrases import LANGUAGES, say, set_language

app = typer.Typer(
    help=say("help_app"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"saring {__version__}")
        raise typer.Exit


@app.callback()
def settle(
    lang: Annotated[str | None, typer.Option("--lang", help=say("help_lang"), show_default=False)] = None,
    version: Annotated[
        bool, typer.Option("--version", help=say("help_version"), callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Settle the language of everything a person reads."""
    if lang is not None:
        if lang not in LANGUAGES:
            stop(say("error", message=say("language_unknown", where="--lang", found=lang)))
        set_language(lang)


app.command("demo", help=say("help_demo"))(demo.demo)
app.command("score", help=say("help_score"))(score.score)
app.command("batch", help=say("help_batch"))(batch.batch)
app.command("triage", help=say("help_triage"))(triage.triage)
app.command("draft", help=say("help_draft"))(draft.draft)
app.command("summary", help=say("help_summary"))(summary.summary)
app.command("claimreview", help=say("help_claimreview"))(claimreview.claimreview)
app.command("read", help=say("help_read"))(read.read)
app.command("match", help=say("help_match"))(match.match)
app.command("formats", help=say("help_formats"))(formats.formats)
app.command("train", help=say("help_train"))(train.train)
app.command("evaluate", help=say("help_evaluate"))(evaluate.evaluate)
app.add_typer(facts.app, name="facts", help=say("help_facts"))
app.add_typer(models.app, name="models", help=say("help_models"))
app.add_typer(data.app, name="data", help=say("help_data"))
