"""`saring models`: list, promote, roll back, show, verify and export models of the registry."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.console import expected_errors, print_json, print_result, shorten, stop, write_note
from saring.cli.usage import Command, Group
from saring.errors import BundleError, OutputError
from saring.files.digest import file_sha256
from saring.i18n import get_language, say
from saring.i18n.labels import label
from saring.i18n.numbers import format_number
from saring.model.bundle import MANIFEST, load_bundle, read_manifest, to_json
from saring.model.registry import (
    Action,
    find_model,
    list_models,
    read_registry,
    require_maker,
    roll_back,
    shipped_models,
)
from saring.model.signature import check_signature
from saring.reports.rows import FLIP_COLUMNS, flip_row
from saring.reports.tables import check_output, write_rows
from saring.resources import shipped_folder
from saring.settings import load_settings, read_model_key

if TYPE_CHECKING:
    from saring.training.gate import Comparison, GateResult

N_SHOWN = 5
WIDTH = 90

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)

Name = Annotated[str | None, typer.Argument(help=say("help_model"), show_default=False)]


@app.command("list", cls=Command, help=say("help_models_list"))
@expected_errors
def list_() -> None:
    """List the models, the champion marked with a star; for an unusable one, say why."""
    settings = load_settings()
    registry = read_registry(settings.models)
    for name, folder in sorted(list_models(registry.folder).items()):
        mark = "*" if name == registry.champion else " "
        try:
            require_maker(folder, settings.model_keys)
            _, version = read_manifest(folder)
        except BundleError as error:
            print_result(f"{mark} {name}  {error}")
            continue
        place = say("models_shipped") if folder.parent == shipped_models() else folder
        day = registry.promoted_on(name)
        promoted = f"  {say('models_promoted_on', day=day)}" if day else ""
        print_result(f"{mark} {name}  {version}  {place}{promoted}")


@app.command("promote", cls=Command, help=say("help_models_promote"))
@expected_errors
def promote(
    model: Annotated[str, typer.Argument(help=say("help_model"), metavar="MODEL", show_default=False)],
    gate: Annotated[
        str | None, typer.Option("--gate", help=say("help_gate"), metavar="CSV", show_default=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=say("help_force"))] = False,
    reason: Annotated[
        str | None, typer.Option("--reason", help=say("help_reason"), metavar="TEXT", show_default=False)
    ] = None,
    flips: Annotated[
        str | None, typer.Option("--flips", help=say("help_flips"), metavar="FILE", show_default=False)
    ] = None,
) -> None:
    """Compare a model with the champion, and promote it if it is not worse."""
    from saring.training import gate as promotion  # pandas

    if flips is not None:
        check_output(flips)
    settings = load_settings()
    gate_set = Path(gate or settings.gate or shipped_folder("gate", "data/gate") / "gate.csv")
    bundle = find_model(model, settings.models, settings.model_keys)
    done = promotion.promote(bundle, settings.models, gate_set, reason=reason, force=force)
    names = {"previous": done.entry.previous, "model": done.entry.model}
    print_result(say("gate_header", rows=done.result.n_rows, where=gate_set, **names))
    print_result(render_comparison(done.result))
    if flips is not None:
        n_rows = write_rows(map(flip_row, done.result.flips), FLIP_COLUMNS, flips, say("title_flips"))
        write_note(say("written", n=n_rows, where=flips))
    why = promotion.explain_refusal(done.result)
    if done.entry.action == Action.REFUSED:
        stop(say("promotion_refused", why=why, **names))
    if done.entry.action == Action.FORCED:
        write_note(say("promotion_forced", why=why, reason=reason, **names))
    else:
        write_note(say("promotion_promoted", **names))


def render_comparison(result: GateResult) -> str:
    """Render measures side by side, and the verdicts that changed with the first few messages."""
    lines = [_measure_line(comparison) for comparison in result.comparisons]
    lines.append(say("gate_flips", n=len(result.flips), rows=result.n_rows))
    for (before, after), n in Counter((flip.before, flip.after) for flip in result.flips).most_common():
        lines.append(f"{n:>4} {label('verdict', before)} → {label('verdict', after)}")
    for flip in result.flips[:N_SHOWN]:
        change = f"{label('verdict', flip.before)} → {label('verdict', flip.after)}"
        lines.append(f"  - {change} ({flip.label}): {shorten(flip.text, WIDTH)}")
    return "\n".join(lines)


def _measure_line(comparison: Comparison) -> str:
    name, old, new, low, high, worse = comparison
    return say(
        "gate_measure",
        name=say(f"measure_{name}"),
        old=format_number(old),
        new=format_number(new),
        difference=_signed(new - old),
        low=_signed(low),
        high=_signed(high),
        mark=say("gate_mark_worse") if worse else "",
    )


def _signed(value: float) -> str:
    return f"{'+' if value >= 0 else ''}{format_number(value)}"


@app.command("rollback", cls=Command, help=say("help_models_rollback"))
@expected_errors
def rollback() -> None:
    """Make the previous champion the champion again."""
    settings = load_settings()
    entry = roll_back(settings.models, settings.model_keys)
    write_note(say("rolled_back", model=entry.model, previous=entry.previous))


@app.command("show", cls=Command, help=say("help_models_show"))
@expected_errors
def show(name: Name = None, as_json: Annotated[bool, typer.Option("--json", help=say("help_json"))] = False) -> None:
    """Show the card of a model, or its manifest as JSON."""
    folder = find_model(name, load_settings().models)
    manifest, _ = read_manifest(folder)
    # Older bundles have a card in only one language.
    cards = [card for name in (f"card.{get_language()}.md", "card.md") if (card := folder / name).exists()]
    if as_json or not cards:
        print_json(to_json(manifest).rstrip())
    else:
        print_result(cards[0].read_text(encoding="utf-8").rstrip("\n"))


@app.command("verify", cls=Command, help=say("help_models_verify"))
@expected_errors
def verify(
    model: Annotated[str, typer.Argument(help=say("help_model"), metavar="MODEL", show_default=False)],
    key: Annotated[
        list[str] | None, typer.Option("--key", help=say("help_model_key"), metavar="KEY", show_default=False)
    ] = None,
) -> None:
    """Check every file of a model against its manifest, and who signed the manifest."""
    settings = load_settings()
    keys = tuple(read_model_key("--key", one) for one in key or ()) or settings.model_keys
    bundle = find_model(model, settings.models)
    read_manifest(bundle)
    print_result(say("model_whole", where=bundle, sha256=file_sha256(bundle / MANIFEST)))
    if keys:
        print_result(say("model_signed", where=bundle, comment=check_signature(bundle, keys)))
    else:
        write_note(say("model_unchecked"))


@app.command("export", cls=Command, help=say("help_models_export"))
@expected_errors
def export(
    output: Annotated[str, typer.Option("--output", "-o", help=say("help_export_output"), show_default=False)],
    name: Name = None,
    format: Annotated[str, typer.Option("--format", help=say("help_export_format"))] = "joblib",
    question: Annotated[
        str | None, typer.Option("--question", help=say("help_export_question"), show_default=False)
    ] = None,
) -> None:
    """Write the equivalent scikit-learn `Pipeline` of each question, or of one."""
    from saring.model.export import CLASSES, export_model  # joblib

    if format != "joblib":
        raise OutputError("export_format_unknown", where="--format", found=format)
    settings = load_settings()
    model = load_bundle(find_model(name, settings.models, settings.model_keys))
    export_model(model, Path(output), question)
    names = [name for name in model.questions if name in CLASSES] if question is None else [question]
    for name in names:
        no, yes = CLASSES[name]
        write_note(say("exported", question=name, no=no, yes=yes, where=output))
