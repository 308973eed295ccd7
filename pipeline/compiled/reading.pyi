from collections.abc import Callable, Container, Generator, Iterable
from datetime import datetime, timedelta
from typing import Any

from pipeline.records import Message

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
) -> Generator[Message]: ...
def masked(
    digests: dict[str, str], digest: Callable[[str], str], mask: Callable[[str], str], message: Message, shown: str
) -> Message: ...
def read_row(message: Message) -> tuple[Any, ...]: ...

class JsonLines:
    def __init__(self, keys: list[bytes], encode: Callable[[Any], str]) -> None: ...
    def lines(self, rows: list[Any]) -> bytes: ...
