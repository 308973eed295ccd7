from collections.abc import Callable, Container, Generator, Iterable
from datetime import datetime, timedelta
from typing import Any

from saring.records import Message

def messages(
    run: Any,
    blocks: Iterable[str],
    firsts: dict[str, datetime] | dict[str, timedelta],
    seconds: dict[str, datetime] | dict[str, timedelta],
    begin: str,
    join: str,
    end: str,
    leads: str,
    starts: Container[str],
    cls: type[Message],
    platform: str,
    plain: str,
    system: str,
) -> Generator[Message]: ...
def pseudonymised(
    messages: Iterable[Message],
    chats: Any,
    digests: dict[str, str],
    digest: Callable[[str], str],
    mask: Callable[[str], str],
) -> Generator[Message]: ...
