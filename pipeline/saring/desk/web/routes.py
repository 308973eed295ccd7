"""Routes that each name the right they need, so that none can be added without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from fastapi import APIRouter, Depends, HTTPException, Request

from saring.desk.rights import Action, may
from saring.desk.web.access import checked_form, signed_in
from saring.desk.web.visitors import Visitor

OPEN_PATHS = ("/me", "/sign-out")
"""What a person may do whose password somebody else made."""
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


class DeclaredRoute(NamedTuple):
    """A page and the right it needs; `action` is None where being signed in is enough."""

    method: str
    path: str
    action: Action | None


class PageRouter(APIRouter):
    """A router of pages for people: each names its right, and each form its token."""

    def __init__(self) -> None:
        super().__init__()
        self.declared: list[DeclaredRoute] = []

    def show(self, path: str, action: Action | None) -> Callable[[Endpoint], Endpoint]:
        """Declare a page that changes nothing."""
        return self._declare("GET", path, action, Depends(signed_in))

    def change(self, path: str, action: Action | None) -> Callable[[Endpoint], Endpoint]:
        """Declare a form; its token is checked before the right."""
        return self._declare("POST", path, action, Depends(checked_form))

    def _declare(self, method: str, path: str, action: Action | None, check: Any) -> Callable[[Endpoint], Endpoint]:
        self.declared.append(DeclaredRoute(method, path, action))

        def register(endpoint: Endpoint) -> Endpoint:
            self.add_api_route(
                path, endpoint, methods=[method], include_in_schema=False, response_model=None,
                dependencies=[check, Depends(_right(action))],
            )  # fmt: skip
            return endpoint

        return register


def _right(action: Action | None) -> Callable[[Request], None]:
    def check(request: Request) -> None:
        visitor: Visitor = request.state.visitor
        if visitor.account.must_change and request.url.path not in OPEN_PATHS:
            raise HTTPException(303, headers={"Location": "/me"})
        if action is not None and not may(visitor.account.role, action):
            raise HTTPException(403)

    return check
