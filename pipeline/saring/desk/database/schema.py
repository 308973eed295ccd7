"""Tables of the desk. Decisions, revisions, signatures, the audit and the access log are only ever added to.

The words of a claim for full-text search stand in a table of their own, which each database makes in its own way
(`saring.desk.database.search`). A change here needs a migration beside it; a test compares the two.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Computed,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no zone, so that it is put back here."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Store without the zone."""
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Return with the zone."""
        return value and value.replace(tzinfo=UTC)


metadata = MetaData()
_Json = JSON().with_variant(JSONB(), "postgresql")
"""Binary in PostgreSQL, where the plain type cannot be compared."""


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _account(name: str = "account_id") -> Column[int]:
    return Column(name, Integer, ForeignKey("accounts.id"))


def _claim() -> Column[int]:
    return Column("claim_id", Integer, ForeignKey("claims.id"), nullable=False, index=True)


def _at(name: str = "at") -> Column[datetime]:
    return Column(name, Moment, nullable=False)


accounts = Table(
    "accounts", metadata, _id(), Column("name", String(80), unique=True, nullable=False),
    Column("password_hash", String(200), nullable=False), Column("role", String(20), nullable=False),
    Column("is_active", Boolean, nullable=False), Column("must_change", Boolean, nullable=False), _at("created_at"),
)  # fmt: skip
sessions = Table(
    "sessions", metadata, Column("digest", String(64), primary_key=True), _account(), _at("created_at"), _at("seen_at"),
)  # fmt: skip
tokens = Table(
    "tokens", metadata, _id(), Column("name", String(80), nullable=False), Column("role", String(20), nullable=False),
    Column("digest", String(64), unique=True, nullable=False), _account(), _at("created_at"),
    Column("is_revoked", Boolean, nullable=False, default=False),
)  # fmt: skip
imports = Table(
    "imports", metadata, _id(), Column("name", Text, nullable=False), Column("digest", String(64), unique=True),
    _account(), _at(), Column("state", String(10), nullable=False), Column("path", Text), Column("n_done", Integer),
    Column("n_new", Integer), Column("lines", _Json), Column("error", Text), Column("kept_until", Moment),
    Column("leased_until", Moment),
)  # fmt: skip
claims = Table(
    "claims", metadata, _id(), Column("code", String(40), unique=True, nullable=False),
    Column("title", Text, nullable=False), Column("text", Text, nullable=False),
    Column("is_listed", Boolean, nullable=False), Column("lane", Integer, nullable=False),
    Column("priority", Float, nullable=False), Column("order_key", Float, Computed("-priority", persisted=True)),
    Column("advice", String(20), nullable=False),
    Column("verdict", String(20), nullable=False), Column("due_at", String(40)), Column("topics", _Json),
    Column("platforms", _Json), Column("n_messages", Integer, nullable=False),
    Column("n_chats", Integer, nullable=False), Column("n_senders", Integer, nullable=False),
    Column("first_seen_at", String(40)), Column("last_seen_at", String(40)),
    Column("detail", _Json, nullable=False), Column("state", String(24), nullable=False), _account("assignee_id"),
    Column("finding", String(20)), Column("rating", String(40)),
    Column("duplicate_of", Integer, ForeignKey("claims.id")),
    Column("published_url", Text), _at("created_at"), _at("changed_at"), Column("version", Integer, nullable=False),
    Index("claims_in_order", "lane", "order_key", "id"), Index("claims_by_state", "state", "lane", "order_key", "id"),
    Index("claims_counted", "state", "n_messages", "advice", "verdict", "is_listed"),
)  # fmt: skip
messages = Table(
    "messages", metadata, _id(), Column("import_id", Integer, ForeignKey("imports.id"), nullable=False, index=True),
    Column("key", String(16), nullable=False), Column("claim_id", Integer, ForeignKey("claims.id"), index=True),
    Column("sender", String(200), index=True), Column("message", JSON, nullable=False),
    Column("score", JSON, nullable=False), Column("model", String(80)),
    UniqueConstraint("key"),
)  # fmt: skip
decisions = Table(
    "decisions", metadata, _id(), _claim(), _account(), _at(), Column("finding", String(20), nullable=False),
    Column("rating", String(40)), Column("reason", Text, nullable=False), Column("verdict", String(20)),
    Column("risk", Float),
)  # fmt: skip
decision_texts = Table(
    "decision_texts", metadata, Column("decision_id", Integer, ForeignKey("decisions.id"), primary_key=True),
    Column("text", Text, nullable=False),
)  # fmt: skip
"""The text a decision was about: apart from it, because a text must be able to go when a decision must not."""
notes = Table("notes", metadata, _id(), _claim(), _account(), _at(), Column("text", Text, nullable=False))
revisions = Table(
    "revisions", metadata, _id(), _claim(), _account(), _at(), Column("fact", Text, nullable=False),
    Column("sources", Text, nullable=False), Column("texts", _Json, nullable=False),
)  # fmt: skip
signatures = Table(
    "signatures", metadata, _id(), _claim(), Column("revision_id", Integer, ForeignKey("revisions.id"), nullable=False),
    _account(), _at(), Column("kind", String(12), nullable=False), Column("text", Text, nullable=False),
)  # fmt: skip
audit = Table(
    "audit", metadata, _id(), _account(), _at(), Column("action", String(30), nullable=False),
    Column("target", String(80), nullable=False), Column("detail", _Json, nullable=False),
    Column("previous", String(64), nullable=False), Column("digest", String(64), unique=True, nullable=False),
)  # fmt: skip
access_log = Table(
    "access_log", metadata, _id(), _account(), _at(), Column("what", String(30), nullable=False),
    Column("target", String(80), nullable=False),
)  # fmt: skip
looks = Table(
    "looks", metadata, Column("account_id", Integer, ForeignKey("accounts.id"), primary_key=True),
    Column("claim_id", Integer, ForeignKey("claims.id"), primary_key=True), _at(),
)  # fmt: skip
saved_filters = Table(
    "saved_filters", metadata, _id(), _account(), Column("name", String(80), nullable=False),
    Column("filter", _Json, nullable=False), UniqueConstraint("account_id", "name"),
)  # fmt: skip
undos = Table(
    "undos", metadata, Column("id", String(40), primary_key=True), _account(), _at(),
    Column("rows", _Json, nullable=False)
)  # fmt: skip
INSERT_ONLY = (decisions, revisions, signatures, audit, access_log)
