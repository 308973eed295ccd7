"""No file makes a reader wait: recognition takes at most a second of work, reading at most five for a megabyte.

A pattern that is quadratic takes minutes on these, so that the limits hold on any machine.
"""

from __future__ import annotations

import time

import pytest

from saring.errors import InputError
from saring.messages import ReadOptions, matching_readers
from saring.messages.registry import find_reader
from saring.records import ReadReport
from tests.messages.formats.whatsapp.test_reader import source_of

N = 300_000
CHAT = "24/07/24 09.43 - Siti: halo\n"
LINES = {
    "whatsapp": [
        CHAT + "\u202a" * N,
        CHAT + "[" + "\u200e" * N,
        CHAT + "1/" * N,
        CHAT + f"24/07/24{' ' * N}09.43 - Siti: a",
    ],
    "zoom": [
        "09:00:00 From " + "\t" * N,
        "09:00:00 From a" + "\t" * N + "to" + "\t" * N,
        "09:00:00 From a to " + " " * N,
    ],
    "pidgin": ["Conversation with a" + " at " * N, "Conversation with a at " + "b on " * N],
    "sigtop": ["Conversation: a\n\nFrom: b\nType: incoming\nSent: 1 Jan 99999999999999999999\n\nhalo\n"],
    "signal": [
        "[2024-07-24, 09:43] A: [reply to x on 2024-07-24 09:43" + ", reply to x on 2024-07-24 09:43" * (N // 30)
    ],
    "signal-cli": [
        "Envelope from: “a" + "“x" * N + "\nTimestamp: 1 (2024-07-24T09:43:00Z)\n" + "Group info:\n " * 20_000,
        "Envelope from: “a” (device: 1)\nTimestamp: 1 (2024-07-24T09:43:00Z)\n" + "Timestamp: 7 (2024-" * (N // 4),
    ],
    "telegram-text": ["A, [24.07.24 09:43]\nhalo\n" + "[" * N, "A, [24.07.24 09:43]\nhalo\n" + "a, [1." * (N // 6)],
    "table": [
        "pesan;waktu\nx;" + "1/" * N,
        "pesan\n" + '"' * N,
        ",".join(f"k{n}" for n in range(50_000)) + ",pesan\na\n",
    ],
    "linkedin-messages": ["conversation id,from,content," + "x," * 50_000 + "\na,b,c\n"],
}


@pytest.mark.parametrize(
    "filler", ["\r ", "\ufeff", " ", "\t", "\n", "\u202a", "<", "<!--", "<!DOCTYPE", "[", "{", '"', ",", "1/", "a:"]
)
def test_recognition_takes_no_time(filler: str) -> None:
    begun = time.process_time()
    matching_readers(source_of((filler * N)[:N], "a.txt"))
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in LINES.items() for text in texts])
def test_reading_takes_no_time(name: str, text: str) -> None:
    begun = time.process_time()
    try:
        for _ in find_reader(name).read(source_of(text, "a.txt"), ReadOptions(), ReadReport()):
            pass
    except InputError:
        pass
    assert time.process_time() - begun < 5
