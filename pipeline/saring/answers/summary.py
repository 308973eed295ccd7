"""Summarise a worklist as a WhatsApp message for the head of office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from saring.answers.channels import platforms
from saring.answers.draft import is_fact_checked, scam_links
from saring.facts.ratings import understand_rating
from saring.files.templates import render_shipped
from saring.i18n import say
from saring.i18n.dates import format_moment, format_weekday
from saring.i18n.labels import label
from saring.i18n.numbers import ABSENT
from saring.records import ListedClaim, Verdict
from saring.text.private import mask_private
from saring.text.sentences import defanged, neutral_statement, shortened_words

N_KEYWORDS = 4
_MAX_LINKS = 3


def render_summary(claims: Sequence[ListedClaim], n_shown: int, on: date) -> str:
    """Render the first `n_shown` claims of a worklist below the date and the number of all claims."""
    entries = [list(_entry(claim)) for claim in claims[:n_shown]]
    return render_shipped("summary.txt", day=format_weekday(on), count=_count(claims, n_shown), entries=entries)


def _count(claims: Sequence[ListedClaim], n_shown: int) -> str:
    if not claims:
        return say("summary_none")
    counts = Counter(claim.verdict for claim in claims)
    verdicts = [
        say("summary_verdict", n=counts[verdict], verdict=say(f"verdict_{verdict}"))
        for verdict in Verdict
        if counts[verdict]
    ]
    return say("summary_count", n=len(claims), verdicts=", ".join(verdicts), shown=min(n_shown, len(claims)))


def _entry(claim: ListedClaim) -> Iterator[tuple[str, str]]:
    """Yield the seven fields of a claim, name and value, in the order of a monitoring report."""
    statement = neutral_statement(claim.title, claim.text)
    yield say("summary_keywords"), _keywords(claim, statement)
    yield say("summary_url"), _links(claim)
    accounts = say("summary_accounts", where=platforms(claim), chats=claim.n_chats, senders=claim.n_senders)
    yield say("summary_target"), accounts
    yield (
        say("summary_category"),
        ", ".join(label("topic", topic) for topic in claim.topics) or say("summary_uncategorised"),
    )
    yield say("summary_status"), "; ".join(_status(claim))
    yield say("summary_remarks"), "; ".join(_remarks(claim, statement))
    yield say("summary_time"), _time(claim)


def _keywords(claim: ListedClaim, statement: str) -> str:
    phrases = [mask_private(phrase) for phrase in claim.phrases[:N_KEYWORDS]]
    return _plain(", ".join(phrases)) or shortened_words(statement, 6) or ABSENT


def _links(claim: ListedClaim) -> str:
    links = [defanged(link) for link in scam_links(claim)]
    left = len(links) - _MAX_LINKS
    return ", ".join([*links[:_MAX_LINKS], *([f"+{left}"] if left > 0 else [])]) or ABSENT


def _status(claim: ListedClaim) -> Iterator[str]:
    rating = understand_rating(claim.rating)
    written = rating.label.lower() if rating else _plain(mask_private(claim.rating))
    yield written or say(f"verdict_{claim.verdict}")
    if claim.advice:
        yield say(f"advice_{claim.advice}")
    if claim.due_at:
        yield say("summary_due", due=format_moment(claim.due_at))


def _remarks(claim: ListedClaim, statement: str) -> Iterator[str]:
    if statement:
        yield statement
    yield say("summary_copies", n=claim.n_messages)
    if claim.answer_url:
        yield say("summary_answer", link=claim.answer_url)
    if claim.fact_check_urls:
        kind = "fact_check" if is_fact_checked(claim) else "suggested"
        yield say(f"summary_{kind}", link=claim.fact_check_urls[0])


def _time(claim: ListedClaim) -> str:
    if claim.first_seen_at == claim.last_seen_at:
        return format_moment(claim.first_seen_at)
    return f"{format_moment(claim.first_seen_at)} – {format_moment(claim.last_seen_at)}"


def _plain(text: str) -> str:
    """Return a text without the characters that WhatsApp takes for formatting."""
    return text.translate(str.maketrans("", "", "*_~`"))
