"""Invented private data, planted in what Saring reads, and a search for it in every byte of what was written."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

SENDERS = ("Zulkarnaen Wiratmaja", "Ningsih Kusumawardhani", "+62 812-1212-7788")
LISTED = "Mpok Rukmananti"
"""A name inside messages that the office lists in its settings."""
TEXTS = (
    "Air galon beracun, sebarkan! Hubungi 0812-7766-5544 atau +62 813 9900 1122",
    "Dana bantuan cair, kirim NIK 3174056612980007 dan KK 3174 0511 0809 0012 ke admin",
    "Transfer ke BCA 271.828.1590 a.n. panitia, rek Mandiri 1370 0123 98765 juga bisa",
    "Formulir ke zubaidah.pratomo@contoh.example atau zubaidah.pratomo (at) contoh [dot] example",
    "Kalau ragu tanya @zubaidahpratomo saja, jangan sebarkan dulu kabar vaksin itu",
    f"Kata {LISTED} besok listrik padam tiga hari, telepon O857.3344.5566 atau 0857/3344/5577",
    "Urus NPWP 09.254.294.3-407.000 dan SIM 1412-0512-000123, mobil B 7719 ZPQ, paspor C7700991",
    "Cek bantuan di https://bansos.example/cek?nik=3174056612980007 atau https://wa.me/6281277665544",
)
NUMBERS = (
    "81277665544",
    "81399001122",
    "81212127788",
    "85733445566",
    "85733445577",
    "3174056612980007",
    "3174051108090012",
    "2718281590",
    "1370012398765",
    "092542943407000",
    "14120512000123",
)
WORDS = (
    *("zulkarnaen", "wiratmaja", "ningsih", "kusumawardhani", "rukmananti", "zubaidah", "zubaidahpratomo"),
    *("b7719zpq", "c7700991"),
)
_SEPARATED = re.compile(rb"[^0-9a-z]+")


def found_in(content: bytes) -> set[str]:
    """Return what of the planted data stands in some bytes, in any spelling, packed or as wide characters."""
    found: set[str] = set()
    for plain in _unpacked(content):
        small = plain.replace(b"\0", b"").lower()
        together = _SEPARATED.sub(b"", small)
        digits = re.sub(rb"[^0-9]+", b"", small.replace(b"o", b"0"))
        found |= {word for word in WORDS if word.encode() in together}
        found |= {number for number in NUMBERS if number.encode() in digits}
    return found


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Yield bytes as they are, and what they hold where they are a zip, gzip or zlib."""
    yield content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _unpacked(archive.read(name))
    for unpack in (gzip.decompress, zlib.decompress):
        with suppress(OSError, EOFError, zlib.error):
            yield unpack(content)


def found_below(folder: Path) -> dict[str, set[str]]:
    """Return what of the planted data stands in the files of a folder, or in their names."""
    places = {
        file.relative_to(folder).as_posix(): found_in(file.name.encode()) | found_in(file.read_bytes())
        for file in folder.rglob("*")
        if file.is_file()
    }
    return {place: found for place, found in places.items() if found}


def chat(n_messages: int = 0) -> str:
    """Return a WhatsApp export of a group with the planted data, and `n_messages` of them over and over."""
    lines = [f"24/07/26 19.{10 + n} - {SENDERS[n % 3]}: {text}" for n, text in enumerate(TEXTS)]
    lines += [f"25/07/26 08.{n} - {SENDERS[n % 2]}: {TEXTS[n % len(TEXTS)]} ya" for n in range(10, 40)]
    more = (
        f"26/07/26 08.00 - {SENDERS[n % 2]}: {TEXTS[n % len(TEXTS)]} pesan {'abcdefghij'[n % 10]} "
        for n in range(n_messages)
    )
    return "\n".join([*lines, *(f"{line}{_letters(n)}" for n, line in enumerate(more))]) + "\n"


def private_chat(other: int) -> str:
    """Return a WhatsApp export of two people, one of them `SENDERS[other]`, whose name the chat has."""
    people = (SENDERS[other], SENDERS[1])
    lines = (f"24/07/26 19.{10 + n} - {people[n % 2]}: {text} tolong" for n, text in enumerate(TEXTS))
    return "\n".join(lines) + "\n"


def labelled_rows() -> str:
    """Return rows of a labelled set in which the planted data is frequent enough to be learned."""
    labels = ("hoax", "not_hoax", "no_claim")
    rows = (f'"{text} {_letters(n * 7 + k)}",{labels[(n + k) % 3]}' for k in range(9) for n, text in enumerate(TEXTS))
    return "\n".join(rows) + "\n"


def _letters(number: int) -> str:
    """Return a word of its own for a number, so that texts are not copies."""
    return "".join("bcdfghjklm"[int(digit)] + "aiueo"[int(digit) % 5] for digit in str(number))
