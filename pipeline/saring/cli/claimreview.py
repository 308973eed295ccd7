"""`saring claimreview`: a rated claim of a worklist as schema.org ClaimReview."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from saring.answers.claimreview import checked_address, claim_review, publishable_rating, render_json_ld
from saring.cli.console import expected_errors, print_json, write_note
from saring.cli.draft import ClaimId, Worklist
from saring.cli.summary import TextOutput
from saring.errors import InputError
from saring.files.whole import write_text
from saring.i18n import say
from saring.records import ListedClaim
from saring.worklist.read import find_claim, read_worklist


@expected_errors
def claimreview(
    claim: ClaimId,
    worklist: Worklist,
    organisation: Annotated[str, typer.Option("--organisation", help=say("help_organisation"), show_default=False)],
    rating: Annotated[str | None, typer.Option("--rating", help=say("help_rating"), show_default=False)] = None,
    url: Annotated[str | None, typer.Option("--url", help=say("help_answer_url"), show_default=False)] = None,
    organisation_url: Annotated[
        str, typer.Option("--organisation-url", help=say("help_organisation_url"), show_default=False)
    ] = "",
    appearance: Annotated[
        list[str] | None, typer.Option("--appearance", help=say("help_appearance"), show_default=False)
    ] = None,
    published: Annotated[str | None, typer.Option("--date", help=say("help_review_date"), show_default=False)] = None,
    output: TextOutput = None,
) -> None:
    """Write the ClaimReview data for the page of a published answer."""
    if not organisation.strip():
        raise InputError("organisation_empty", where="--organisation")
    listed = find_claim(read_worklist(worklist), claim, worklist)
    review = claim_review(
        listed,
        publishable_rating(listed, rating),
        _answer_url(listed, url),
        _review_date(published),
        organisation,
        organisation_url=organisation_url and checked_address(organisation_url, "--organisation-url"),
        appearances=[checked_address(address, "--appearance") for address in appearance or ()],
    )
    _write(render_json_ld(review), output, listed.claim_id)


def _answer_url(claim: ListedClaim, url: str | None) -> str:
    if url is None and not claim.answer_url:
        raise InputError("answer_url_missing", where=claim.claim_id)
    return checked_address(claim.answer_url, claim.claim_id) if url is None else checked_address(url, "--url")


def _review_date(written: str | None) -> date:
    try:
        return date.fromisoformat(written) if written else date.today()
    except ValueError as error:
        raise InputError("date_bad", where="--date", found=str(written)[:40]) from error


def _write(text: str, output: Path | None, claim_id: str) -> None:
    if output is None:
        print_json(text.removesuffix("\n"))
        return
    write_text(output, text)
    write_note(say("claimreview_written", claim=claim_id, where=output))
