"""Forms as people send them: one token against forms of other sites, and fields with a type."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

from fastapi import HTTPException
from starlette.datastructures import FormData, UploadFile

TOKEN_FIELD = "form_token"
LONGEST_TEXT = 20_000
LONG = 20
NOT_TYPED = frozenset({TOKEN_FIELD, "ids", "filter", "undo", "password", "current", "new"})


def form_token(secret: str) -> str:
    """Return the token of every form of a session: it follows from the cookie, so that no table keeps it.

    >>> form_token("a") == form_token("a") != form_token("b")
    True
    """
    return hmac.new(secret.encode(), b"saring form", hashlib.sha256).hexdigest()


def is_token_of(secret: str, token: str) -> bool:
    """Tell whether a form was made for a session, in time that does not depend on the token."""
    return hmac.compare_digest(form_token(secret).encode(), token.encode())


class Form:
    """The fields of a form; a field that is not as the page made it is answered with 422."""

    def __init__(self, data: FormData | Mapping[str, str]) -> None:
        self._data = data

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """Return a text without the spaces around it; empty if it was left out."""
        value = self._data.get(name, "")
        if not isinstance(value, str) or len(value) > longest or "\0" in value:
            raise HTTPException(422)
        return value.strip().replace("\r\n", "\n")

    def needed(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """Return a text that may not be empty."""
        return self.text(name, longest) or _refuse()

    def number(self, name: str) -> int:
        """Return a whole number from 0."""
        text = self.text(name, 18)
        return int(text) if text.isascii() and text.isdigit() else int(_refuse())

    def all_texts(self, name: str) -> list[str]:
        """Return every value of a field, such as the rows that are marked."""
        values = self._data.getlist(name) if isinstance(self._data, FormData) else []
        return [value for value in values if isinstance(value, str)]

    def uploads(self, name: str) -> list[UploadFile]:
        """Return the files that were chosen or dropped."""
        values = self._data.getlist(name) if isinstance(self._data, FormData) else []
        return [value for value in values if isinstance(value, UploadFile) and value.filename]

    def texts(self) -> dict[str, str]:
        """Return every field that is a text."""
        fields = self._data.multi_items() if isinstance(self._data, FormData) else self._data.items()
        return {name: value for name, value in fields if isinstance(value, str)}

    def long_texts(self) -> dict[str, str]:
        """Return what a person typed at length, to give it back where it cannot be saved."""
        return {name: text for name, text in self.texts().items() if len(text) >= LONG and name not in NOT_TYPED}


def _refuse() -> str:
    raise HTTPException(422)
