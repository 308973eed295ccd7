"""A worklist as one self-contained page: it loads nothing, and only its own script and style may run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from saring.claims.spread import Step
from saring.files.templates import write_page
from saring.i18n import LANGUAGES, PHRASES, get_language, say
from saring.records import PART_NAMES, Advice, Change, MatchStatus, Span, Verdict, WorklistItem, WorklistRun
from saring.reports.cells import label
from saring.reports.worklist.page_charts import charts_of
from saring.reports.worklist.page_claims import claim_data

MAX_EXPLAINED = 500
"""The words that counted are marked in so many claims, the first ones, as each takes milliseconds; the page says so."""
CODES: dict[str, Iterable[str]] = {
    "verdict": Verdict, "advice": Advice, "change": Change, "status": MatchStatus, "part": PART_NAMES,
}  # fmt: skip
WORDS = (
    "page_all", "page_shown", "page_range", "page_empty", "page_due", "page_message", "page_toward", "page_away",
    "page_not_explained", "page_advice", "page_phrases", "page_signals", "page_facts", "page_no_facts",
    "page_similarity", "page_family", "page_parts", "page_part_value", "page_spread", "page_spread_said",
    "page_undated", "page_last_day", "page_day_before", "page_forwarded", "page_new_messages", "page_chats",
    "page_more_chats", "page_no_messages", "page_code",
    "column_rank", "column_priority", "column_advice", "column_verdict",
    "column_title", "column_n_messages", "column_n_chats", "column_last_seen_at", "column_first_seen_at",
    "column_platform", "column_chat", "column_n_senders", "column_risk", "column_check_worthiness",
)  # fmt: skip


def write_worklist_page(
    items: Sequence[WorklistItem], path: Path, run: WorklistRun, explain: Callable[[str], Sequence[Span]]
) -> None:
    """Write the page of a worklist in the language in force; `explain` is called for the first claims only."""
    made_at = run.made_at.isoformat(" ", "minutes")[:16]
    with path.open("w", encoding="utf-8", errors="replace") as stream:
        write_page(
            stream,
            "worklist",
            say("title_triage"),
            run_line=say("page_told", inputs=", ".join(run.inputs), time=made_at, model=run.model_version),
            words=_words(items),
            claims=_claims(items, explain),
            **charts_of(items, run),
        )


def _claims(items: Sequence[WorklistItem], explain: Callable[[str], Sequence[Span]]) -> Iterator[dict[str, Any]]:
    """Yield what the page shows of each claim, one by one: a long list never stands in memory twice."""
    for number, item in enumerate(items):
        text = item.claim.representative.message.text
        yield claim_data(item, explain(text) if number < MAX_EXPLAINED else None)


def _words(items: Sequence[WorklistItem]) -> dict[str, Any]:
    """Return what the script says: single phrases, and the labels of codes by kind."""
    codes = CODES | {
        "topic": sorted({topic for item in items for topic in item.topics}),
        "platform": sorted({platform for item in items for platform in item.claim.platforms}),
        "step": Step,
    }
    return {
        **{name: PHRASES[name][LANGUAGES.index(get_language())] for name in WORDS},  # their fields are filled in there
        "labels": {kind: {str(code): label(kind, code) for code in known} for kind, known in codes.items()},
        "explained": MAX_EXPLAINED,
    }
