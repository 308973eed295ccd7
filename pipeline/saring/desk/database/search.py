"""Full-text search over claims: FTS5 in SQLite, `tsvector` in PostgreSQL; the same words find the same claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, String, literal, text
from sqlalchemy.ext.compiler import compiles

N_WORDS = 20
_WORD = re.compile(r"\w+")
_WRITE = {
    "sqlite": "INSERT INTO claim_words (rowid, words) VALUES (:id, :words)",
    "postgresql": "INSERT INTO claim_words (claim_id, words) VALUES (:id, to_tsvector('simple', :words))",
}
_FORGET = {
    "sqlite": "DELETE FROM claim_words WHERE rowid = :id",
    "postgresql": "DELETE FROM claim_words WHERE claim_id = :id",
}


def words_of(title: str, text: str, code: str, chats: Iterable[str]) -> str:
    """Return what a claim is found by: its title, text and code, and the names of the chats it was seen in."""
    return "\n".join((title, text, code, *dict.fromkeys(chats)))


def write_words(connection: Connection, claim_id: int, words: str) -> None:
    """Make a claim findable by some words, and no longer by those it had."""
    forget_words(connection, claim_id)
    plain = " ".join(_WORD.findall(words))
    connection.execute(text(_WRITE[connection.dialect.name]), {"id": claim_id, "words": plain})


def forget_words(connection: Connection, claim_id: int) -> None:
    """Make a claim findable by no words."""
    connection.execute(text(_FORGET[connection.dialect.name]), {"id": claim_id})


class HasWords(ColumnElement[bool]):
    """The condition that a claim has all words of a search, the last of them by its beginning.

    What a person types is never a query language: of it only letters and digits are used.
    """

    inherit_cache = False
    type = Boolean()

    def __init__(self, search: str) -> None:
        self.words = _WORD.findall(search)[:N_WORDS]


@compiles(HasWords, "sqlite")
def _find_in_sqlite(element: HasWords, compiler: Any, **options: Any) -> str:
    query = " ".join(f'"{word}"' for word in element.words) + "*"
    return _find(element, compiler, query, "SELECT rowid FROM claim_words WHERE claim_words MATCH", "", options)


@compiles(HasWords, "postgresql")
def _find_in_postgresql(element: HasWords, compiler: Any, **options: Any) -> str:
    query = " & ".join(f"'{word}'" for word in element.words) + ":*"
    select = "SELECT claim_id FROM claim_words WHERE words @@ to_tsquery('simple', "
    return _find(element, compiler, query, select, ")", options)


def _find(element: HasWords, compiler: Any, query: str, select: str, end: str, options: dict[str, Any]) -> str:
    if not element.words:
        return "1 = 1"
    return f"claims.id IN ({select} {compiler.process(literal(query, String()), **options)}{end})"
