"""`saring models`: what is in the registry, what is in a bundle, and export for notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import expected_errors, tell
from pipeline.errors import OutputError
from pipeline.phrases import get_language, say
from pipeline.settings import load_settings
from pipeline.store import (
    DEFAULT_NAME,
    champion_of,
    find_model,
    list_models,
    load_model,
    read_manifest,
    shipped_models,
    to_json,
)

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)

Name = Annotated[str | None, typer.Argument(help=say("help_model"), show_default=False)]


@app.command("list", help=say("help_models_list"))
@expected_errors
def list_() -> None:
    """List the models, the one in charge marked with a star."""
    registry = load_settings().models
    champion = champion_of(registry) or DEFAULT_NAME
    for name, folder in sorted(list_models(registry).items()):
        _, version = read_manifest(folder)
        place = say("models_shipped") if folder.parent == shipped_models() else folder
        typer.echo(f"{'*' if name == champion else ' '} {name}  {version}  {place}")


@app.command("show", help=say("help_models_show"))
@expected_errors
def show(name: Name = None, as_json: Annotated[bool, typer.Option("--json", help=say("help_json"))] = False) -> None:
    """Show the card of a model, or its manifest as JSON."""
    folder = find_model(name, load_settings().models)
    manifest, _ = read_manifest(folder)
    # Bundles of before the card had two languages carry one card.
    cards = [card for name in (f"card.{get_language()}.md", "card.md") if (card := folder / name).exists()]
    typer.echo(to_json(manifest).rstrip() if as_json or not cards else cards[0].read_text(encoding="utf-8"))


@app.command("export", help=say("help_models_export"))
@expected_errors
def export(
    output: Annotated[str, typer.Option("--output", "-o", help=say("help_export_output"), show_default=False)],
    name: Name = None,
    format: Annotated[str, typer.Option("--format", help=say("help_export_format"))] = "joblib",
    question: Annotated[str, typer.Option("--question", help=say("help_export_question"))] = "hoax",
) -> None:
    """Write the equivalent scikit-learn `Pipeline` of one question."""
    from pipeline.export import export_pipeline  # scikit-learn

    if format != "joblib":
        raise OutputError("export_format_unknown", where="--format", found=format)
    model = load_model(find_model(name, load_settings().models))
    export_pipeline(model, question, Path(output))
    tell(say("exported", question=question, where=output))
