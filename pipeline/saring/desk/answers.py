"""Answers: drafted for every channel, signed by a second person, published; each change is a new revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from saring.answers.channels import render_channels, render_checklist
from saring.answers.claimreview import checked_address
from saring.answers.draft import Draft, build_draft
from saring.desk.accounts import Account
from saring.desk.audit import now, record
from saring.desk.database.engine import Database
from saring.desk.database.schema import accounts, revisions, signatures
from saring.desk.errors import DeskError, StaleWriteError
from saring.desk.rights import Action
from saring.desk.states import TRANSITIONS, Step
from saring.desk.work import change_claim, check_right, find_claim
from saring.facts.ratings import ratings
from saring.i18n import say
from saring.records import Advice, ListedClaim, MatchStatus, People, Verdict
from saring.text.links import has_web_scheme

TO_FILL = ("[ISI:", "[FILL IN:")
CHANNEL_BREAK = "\n\n"


def listed_claim(claim: Row[Any]) -> ListedClaim:
    """Return a claim of the desk as a worklist file would have it."""
    facts = claim.detail["facts"]
    return ListedClaim(
        claim_id=claim.code,
        title=claim.title,
        text=claim.text,
        verdict=Verdict(claim.verdict),
        advice=Advice(claim.advice),
        n_messages=claim.n_messages,
        n_chats=claim.n_chats,
        n_senders=claim.n_senders,
        platforms=tuple(claim.platforms or ()),
        first_seen_at=datetime.fromisoformat(claim.first_seen_at) if claim.first_seen_at else None,
        last_seen_at=datetime.fromisoformat(claim.last_seen_at) if claim.last_seen_at else None,
        fact_check_urls=tuple(fact[2] for fact in facts if fact[2]),
        member_keys=frozenset(),
        people=People(rating=_rating_label(claim.rating or claim.finding or "")),
        due_at=datetime.fromisoformat(claim.due_at) if claim.due_at else None,
        signals=tuple(signal[1] for signal in claim.detail["signals"]),
        fact_check_status=MatchStatus(facts[0][0]) if facts else None,
        fact_check_title=facts[0][1] if facts else "",
        fact_check_rating=facts[0][3] if facts else "",
    )


def _rating_label(code: str) -> str:
    return next((rating.label for rating in ratings() if rating.code == code), "")


def build_answer(claim: Row[Any], fact: str, sources: Sequence[str], organisation: str) -> Draft:
    """Build the content of an answer; raises `InputError` for a claim that was found true."""
    listed = listed_claim(claim)
    draft = build_draft(listed, now().date(), organisation=organisation, fact=fact)
    links = tuple(source for source in sources if has_web_scheme(source)) or draft.links
    return replace(draft, links=links)


def channel_texts(draft: Draft) -> dict[str, str]:
    """Return the text of an answer for each channel."""
    return {text.channel: CHANNEL_BREAK.join(text.posts) for text in render_channels(draft)}


def start_answer(database: Database, account: Account, claim_id: int, version: int, organisation: str) -> None:
    """Begin the answer of a decided claim with what is known."""
    with database.writing() as connection:
        claim = find_claim(connection, claim_id)
        check_right(connection, account, Action.DRAFT, claim)
        draft = build_answer(claim, "", (), organisation)
        change_claim(connection, account, claim, version, "draft", state=TRANSITIONS[Step.DRAFT].after)
        _add_revision(connection, account, claim_id, "", "\n".join(draft.links), channel_texts(draft))


def write_answer(
    database: Database, account: Account, claim_id: int, version: int,
    fact: str, sources: str, texts: Mapping[str, str],
) -> None:  # fmt: skip
    """Save a new revision; a signature on an earlier one is void from now on."""
    with database.writing() as connection:
        claim = find_claim(connection, claim_id)
        _check_answer_version(connection, claim, version)
        check_right(connection, account, Action.WRITE, claim)
        _checked_sources(sources)
        change_claim(connection, account, claim, version, "write", state=TRANSITIONS[Step.WRITE].after)
        _add_revision(connection, account, claim_id, fact, sources, texts)


def submit_answer(database: Database, account: Account, claim_id: int, version: int) -> None:
    """Hand an answer in for a signature; it needs a fact, a source, and nothing left to fill in."""
    with database.writing() as connection:
        claim = find_claim(connection, claim_id)
        _check_answer_version(connection, claim, version)
        check_right(connection, account, Action.SUBMIT, claim)
        last = last_revision(connection, claim_id)
        if last is None or not last.fact.strip() or not _checked_sources(last.sources):
            raise DeskError("desk_sources_missing")
        unfilled = [name for name, text in last.texts.items() if any(mark in text for mark in TO_FILL)]
        if unfilled:
            unfilled = [say(f"draft_channel_{name}") for name in unfilled]
            raise DeskError("desk_left_to_fill", channels=", ".join(unfilled))
        change_claim(connection, account, claim, version, "submit", state=TRANSITIONS[Step.SUBMIT].after)


def sign_answer(database: Database, account: Account, claim_id: int, version: int) -> None:
    """Sign the last revision."""
    _sign(database, account, claim_id, version, Step.SIGN, "")


def send_answer_back(database: Database, account: Account, claim_id: int, version: int, reason: str) -> None:
    """Return an answer to its writer, with a reason."""
    if not reason.strip():
        raise DeskError("desk_reason_missing")
    _sign(database, account, claim_id, version, Step.SEND_BACK, reason)


def _sign(database: Database, account: Account, claim_id: int, version: int, step: Step, text: str) -> None:
    with database.writing() as connection:
        claim = find_claim(connection, claim_id)
        _check_answer_version(connection, claim, version)
        check_right(connection, account, Action(step), claim)
        last = last_revision(connection, claim_id)
        if last is None:
            raise DeskError("desk_no_answer")
        change_claim(connection, account, claim, version, step, state=TRANSITIONS[step].after)
        _add_signature(connection, account, last, step, text)


def publish_answer(database: Database, account: Account, claim_id: int, version: int, address: str) -> None:
    """Record where a signed answer was published; later copies of the claim are then already answered."""
    url = checked_address(address, "URL")
    with database.writing() as connection:
        claim = find_claim(connection, claim_id)
        _check_answer_version(connection, claim, version)
        check_right(connection, account, Action.PUBLISH, claim)
        last = last_revision(connection, claim_id)
        if last is None:
            raise DeskError("desk_no_answer")
        change_claim(
            connection, account, claim, version, "publish", state=TRANSITIONS[Step.PUBLISH].after, published_url=url
        )
        _add_signature(connection, account, last, Step.PUBLISH, url)


def _add_signature(connection: Connection, account: Account, revision: Row[Any], kind: str, text: str) -> None:
    values = {"claim_id": revision.claim_id, "revision_id": revision.id, "account_id": account.account_id}
    connection.execute(signatures.insert().values(**values, at=now(), kind=kind, text=text))


def last_revision(connection: Connection, claim_id: int) -> Row[Any] | None:
    """Return the newest revision of an answer."""
    query = select(revisions).where(revisions.c.claim_id == claim_id).order_by(revisions.c.id.desc())
    return connection.execute(query.limit(1)).first()


def read_answer(database: Database, claim_id: int) -> tuple[Row[Any], list[Row[Any]], list[Row[Any]]]:
    """Return a claim, the revisions of its answer, newest first, and the signatures, newest first."""
    with database.reading() as connection:
        claim = find_claim(connection, claim_id)
        tables = []
        for table in (revisions, signatures):
            query = select(table, accounts.c.name).outerjoin(accounts, accounts.c.id == table.c.account_id)
            rows = connection.execute(query.where(table.c.claim_id == claim_id).order_by(table.c.id.desc()))
            tables.append(list(rows))
    return claim, tables[0], tables[1]


def checklist(claim: Row[Any], fact: str, sources: Sequence[str], organisation: str) -> str:
    """Return the checklist of the six principles for the person who signs."""
    return render_checklist(build_answer(claim, fact, sources, organisation))


def source_lines(sources: str) -> list[str]:
    """Return the sources, one a line."""
    return [line.strip() for line in sources.splitlines() if line.strip()]


def _checked_sources(sources: str) -> list[str]:
    return [checked_address(line, "URL") if has_web_scheme(line) else line for line in source_lines(sources)]


def _check_answer_version(connection: Connection, claim: Row[Any], version: int) -> None:
    if claim.version == version:
        return
    last = last_revision(connection, claim.id)
    theirs = {"fact": last.fact, "sources": last.sources, **last.texts} if last else {}
    raise StaleWriteError(theirs, claim.version)


def _add_revision(
    connection: Connection, account: Account, claim_id: int, fact: str, sources: str, texts: Mapping[str, str]
) -> None:
    values = {"claim_id": claim_id, "account_id": account.account_id, "at": now()}
    made = connection.execute(
        revisions.insert().values(**values, fact=fact, sources=sources, texts=dict(texts)).returning(revisions.c.id)
    )
    record(connection, account.account_id, "revision", f"claim {claim_id}", revision=made.scalar_one())
