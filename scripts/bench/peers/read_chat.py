"""Reads EXPORT once for each line sent, with the library named first: whatstk or chat-miner."""

from __future__ import annotations

import json
import logging
import sys
import warnings
from time import perf_counter


def whatstk(path: str) -> int:
    """Read with whatstk, told how the headers are written."""
    from whatstk import WhatsAppChat

    return len(WhatsAppChat.from_source(path, hformat="%d/%m/%y %H.%M - %name:").df)


def chatminer(path: str) -> int:
    """Read with chat-miner."""
    from chatminer.chatparsers import WhatsAppParser

    parser = WhatsAppParser(path)
    parser.parse_file()
    return len(parser.parsed_messages.get_df())


def main() -> None:
    """Serve."""
    warnings.simplefilter("ignore")
    logging.disable()
    read = {"whatstk": whatstk, "chat-miner": chatminer}[sys.argv[1]]
    print(json.dumps({"n_messages": read(sys.argv[2])}), flush=True)
    for _ in sys.stdin:
        start = perf_counter()
        read(sys.argv[2])
        print(perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
