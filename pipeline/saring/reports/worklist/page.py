"""Write a worklist as one self-contained HTML page: it loads nothing, and only its own script may run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from saring.claims.spread import Step
from saring.files.templates import write_page
from saring.i18n import LANGUAGES, PHRASES, get_language, say
from saring.i18n.dates import format_moment
from saring.i18n.labels import label
from saring.i18n.numbers import format_number
from saring.i18n.times import to_wall_clock
from saring.records import (
    PART_NAMES,
    Advice,
    Change,
    ContextGroup,
    MatchStatus,
    Span,
    Verdict,
    WorklistItem,
    WorklistRun,
)
from saring.reports.cells import shown
from saring.reports.worklist.page_charts import charts_of
from saring.reports.worklist.page_claims import claim_data
from saring.worklist.people import Status

MAX_EXPLAINED = 500
"""Words are explained only in the first claims, since each takes milliseconds; the page says so."""
CODES: dict[str, Iterable[str]] = {
    "people_status": Status,
    "verdict": Verdict, "advice": Advice, "change": Change, "status": MatchStatus, "part": PART_NAMES,
}  # fmt: skip
WORDS = (
    "page_all", "page_shown", "page_range", "page_empty", "page_due", "page_message", "page_toward", "page_away",
    "page_not_explained", "page_advice", "page_phrases", "page_signals", "page_facts", "page_no_facts",
    "page_similarity", "page_family", "page_parts", "page_part_value", "page_spread", "page_spread_said",
    "page_undated", "page_last_day", "page_day_before", "page_forwarded", "page_new_messages", "page_chats",
    "page_more_chats", "page_no_messages", "page_code", "page_people", "page_marks_count", "page_marks_not_kept",
    "page_marks_file", "column_status", "column_note",
    "column_rank", "column_priority", "column_advice", "column_verdict",
    "column_title", "column_n_messages", "column_n_chats", "column_last_seen_at", "column_first_seen_at",
    "column_platform", "column_chat", "column_n_senders", "column_risk", "column_check_worthiness",
)  # fmt: skip


def write_worklist_page(
    items: Sequence[WorklistItem], path: Path, run: WorklistRun, explain: Callable[[str], Sequence[Span]]
) -> None:
    """Write the page of a worklist in the chosen language; `explain` is called for the first claims only."""
    made_at = format_moment(to_wall_clock(run.made_at))
    with path.open("w", encoding="utf-8", errors="replace") as stream:
        write_page(
            stream,
            "worklist",
            say("title_triage"),
            run_line=say("page_made", inputs=", ".join(run.inputs), time=made_at, model=run.model_version),
            words=_words(items) | {"list": list_name(run)},
            claims=_claims(items, explain),
            context=[_context_row(group) for group in run.context_groups],
            context_note=say("page_context_note", n=sum(group.n_messages for group in run.context_groups)),
            **charts_of(items, run),
        )


def list_name(run: WorklistRun) -> str:
    """Return the name under which a browser keeps the marks of a list: other lists have others."""
    of_run = "\n".join((run.made_at.isoformat(), *run.inputs))
    return f"saring-marks-{hashlib.sha256(of_run.encode()).hexdigest()[:16]}"


def _claims(items: Sequence[WorklistItem], explain: Callable[[str], Sequence[Span]]) -> Iterator[dict[str, Any]]:
    """Yield the page data of each claim one by one, so that a long list is not in memory twice."""
    for number, item in enumerate(items):
        text = item.claim.representative.message.text
        yield claim_data(item, explain(text) if number < MAX_EXPLAINED else None)


def _context_row(group: ContextGroup) -> dict[str, Any]:
    """Return the cells of a group of messages that need context, as the page shows them."""
    seen = (format_moment(moment) for moment in dict.fromkeys((group.first_seen_at, group.last_seen_at)))
    return {
        "kind": label("context", group.kind),
        "n_messages": format_number(group.n_messages, 0),
        "n_chats": format_number(group.n_chats, 0),
        "seen": " – ".join(seen),
        "reasons": list(map(shown, group.reasons)),
        "examples": list(map(shown, group.examples)),
    }


def _words(items: Sequence[WorklistItem]) -> dict[str, Any]:
    """Return the texts of the page's script: single phrases, and the labels of codes by kind."""
    codes = CODES | {
        "topic": sorted({topic for item in items for topic in item.topics}),
        "platform": sorted({platform for item in items for platform in item.claim.platforms}),
        "step": Step,
    }
    return {
        **{name: PHRASES[name][LANGUAGES.index(get_language())] for name in WORDS},  # the script fills in their fields
        "labels": {kind: {str(code): label(kind, code) for code in known} for kind, known in codes.items()},
        "explained": MAX_EXPLAINED,
    }
