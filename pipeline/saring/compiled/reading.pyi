from collections.abc import Callable, Container, Generator, Iterable

from saring.compiled.reference import ChatNames, HeaderParts, WhatsAppReference
from saring.records import Message

def split_messages(
    export: WhatsAppReference,
    blocks: Iterable[str],
    header: HeaderParts,
    *,
    leads: str,
    starts: Container[str],
    message_type: type[Message],
    platform: str,
    text_kind: str,
    system_kind: str,
) -> Generator[Message]: ...
def pseudonymised(
    messages: Iterable[Message],
    chats: ChatNames,
    digests: dict[str, str],
    digest: Callable[[str], str],
    mask: Callable[[str], str],
    masks_names: bool,
) -> Generator[Message]: ...
