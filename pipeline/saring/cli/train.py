"""`saring train`: train a candidate model from labelled CSVs, with report and card."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import Annotated, Any

import typer

from saring.cli.common import ALL_CORES, open_messages, write_run_notes
from saring.cli.console import expected_errors, print_result, write_note, write_progress
from saring.cli.workers import Backend, Scheduler, choose_workers
from saring.i18n import get_language, say
from saring.messages import ReadOptions
from saring.records import Kind, ReadReport
from saring.settings import load_settings
from saring.text.forms import CANONICAL, PLAIN
from saring.training import MAX_ROWS_IN_MEMORY


class TextForm(StrEnum):
    """The forms in which a model may read texts."""

    canonical = CANONICAL
    plain = PLAIN


@expected_errors
def train(
    csvs: Annotated[list[str], typer.Argument(help=say("help_csvs"), metavar="CSV...", show_default=False)],
    output: Annotated[str, typer.Option("--output", "-o", help=say("help_model_output"), show_default=False)],
    weigh_only: Annotated[
        list[str] | None,
        typer.Option("--weigh-only", help=say("help_weigh_only"), metavar="CSV", show_default=False),
    ] = None,
    hoaxes_per_1000: Annotated[
        int | None,
        typer.Option("--hoaxes-per-1000", min=1, max=999, help=say("help_hoaxes_per_1000"), show_default=False),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help=say("help_seed"))] = 0,
    max_flagged: Annotated[
        float, typer.Option("--max-flagged", help=say("help_max_flagged"), min=0.001, max=0.5)
    ] = 0.05,
    max_likely_hoax: Annotated[
        float, typer.Option("--max-likely-hoax", help=say("help_max_likely_hoax"), min=0.001, max=0.5)
    ] = 0.01,
    choose: Annotated[bool, typer.Option("--choose/--no-choose", help=say("help_choose"))] = True,
    text_form: Annotated[
        TextForm | None, typer.Option("--text-form", help=say("help_text_form"), show_default=False)
    ] = None,
    letters: Annotated[
        int | None, typer.Option("--letters", min=2, max=5, help=say("help_letters"), show_default=False)
    ] = None,
    within_words: Annotated[
        bool | None,
        typer.Option("--within-words/--across-words", help=say("help_within_words"), show_default=False),
    ] = None,
    strength: Annotated[
        float | None, typer.Option("--strength", min=0.001, help=say("help_strength"), show_default=False)
    ] = None,
    cost_of_miss: Annotated[
        float | None, typer.Option("--cost-of-miss", min=0.01, help=say("help_cost_of_miss"), show_default=False)
    ] = None,
    unlabelled: Annotated[
        str | None, typer.Option("--unlabelled", metavar="INPUT", help=say("help_unlabelled"), show_default=False)
    ] = None,
    out_of_core: Annotated[
        bool | None,
        typer.Option(
            "--out-of-core/--in-memory",
            help=say("help_out_of_core", rows=f"{MAX_ROWS_IN_MEMORY:,}"),
            show_default=False,
        ),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help=say("help_train_jobs"), show_default=False)] = (
        ALL_CORES
    ),
    backend: Backend = None,
    scheduler: Scheduler = None,
) -> None:
    """Train a candidate model from labelled CSVs."""
    from saring.model.registry import guard_champion
    from saring.reports.card.card import card_documents, card_name
    from saring.reports.card.choice import choice_lines, prior_shift_lines
    from saring.reports.card.sections import training_lines, warning_lines
    from saring.training import train as training  # pandas and scikit-learn
    from saring.training.choose import candidates_beside
    from saring.training.questions import TrainingOptions

    guard_champion(Path(output), load_settings().models)
    texts = read_texts(unlabelled) if unlabelled else []
    given = options_given(text_form, letters, within_words, strength)
    progress = Progress()
    try:
        trained = training.train(
            csvs,
            output,
            weigh_only=weigh_only or [],
            options=TrainingOptions(
                seed=seed,
                max_flagged=max_flagged,
                max_likely_hoax=max_likely_hoax,
                hoaxes_per_1000=hoaxes_per_1000,
                cost_of_miss=cost_of_miss,
                **given,
            ),
            candidates=candidates_beside(given) if choose else None,
            unlabelled=texts,
            out_of_core=out_of_core,
            max_rows_in_memory=MAX_ROWS_IN_MEMORY,
            workers=choose_workers(jobs, backend, scheduler),
            progress=progress,
            write_note=lambda note: write_note(say("note", message=note)),
            documents=card_documents,
        )
    finally:
        progress.clear()
    print_result("\n".join(training_lines(trained.model.model, trained.report)))
    for line in (*choice_lines(trained.report), *prior_shift_lines(trained.report)):
        write_note(say("note", message=line))
    for line in warning_lines(trained.report):
        write_note(say("warning", message=line))
    write_note(say("model_written", where=output))
    write_note(say("next_train_open", card=Path(output) / card_name(get_language(), "html")))
    write_note(say("next_train_then", where=output))


def options_given(
    text_form: TextForm | None, letters: int | None, within_words: bool | None, strength: float | None
) -> dict[str, Any]:
    """Return the options of a training that were given by hand."""
    values: dict[str, Any] = {
        "text_form": text_form and text_form.value,
        "char_n_max": letters,
        "within_words": within_words,
    }
    values |= {f"{question}_strength": strength for question in ("claim", "hoax", "risk")}
    return {name: value for name, value in values.items() if value is not None}


def read_texts(path: str) -> list[str]:
    """Read the texts of messages without labels."""
    report = ReadReport()
    messages = open_messages([path], report, ReadOptions(), keep_names=False)
    texts = [message.text for message in messages if message.kind == Kind.TEXT]
    write_run_notes(report)
    return texts


class Progress:
    """Shows the progress of training on a terminal, a few times a second."""

    def __init__(self) -> None:
        self._shown_at = 0.0

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Show the progress of a step, with `total` if known."""
        finished = total is not None and done >= total
        if not sys.stderr.isatty() or (monotonic() - self._shown_at < 0.2 and not finished):
            return
        self._shown_at = monotonic()
        of = "" if total is None else f" / {total:,}"
        text = f"{say(f'training_step_{step}')}: {done:,}{of}"
        write_progress(text)

    def clear(self) -> None:
        """Clear the progress line."""
        if self._shown_at:
            write_progress()
