"""Inputs that fuzzing found and that once broke something, by target: each is checked again in every run."""

from __future__ import annotations

from typing import Any

HEADER = b"\x93NUMPY\x01\x00v\x00"
ONE_KEY = b"{'descr': '<u8', 'fortran_order': False, 'shape': (1,), }\n"
FOUND: dict[str, tuple[Any, ...]] = {
    # A forced format whose columns are not there.
    "tables": (("goodreads", b"s,Exclusive Shelf,My Review\n101,read,Bab tiga keliru\n"),),
    # Nested without end.
    "settings": (b"a=" + b"[" * 3000,),
    "map files": (b"text=" + b"[" * 3000,),
    "registry": (b'{"a":' * 2000, b"[" * 3000),
    # Files of a bundle or of an archive that are no arrays, or arrays that name what is not there; digests fit.
    "bundles": (
        ("0-word.alphabet.npy", b""),
        ("0-word.alphabet.npy", HEADER + b"{'" + b"[" * 3000),
        ("1-char.keys.npy", HEADER + ONE_KEY + b"\x00\x00\x00\x00\xff\xff\xff\xff"),
        ("0-word.word_order.npy", HEADER + b"{'descr': '|O', 'fortran_order': False, 'shape': (2,), }\n"),
    ),
    "fact archives": (
        ("grams.keys.npy", b""),
        ("grams.keys.npy", b"PK\x03\x04"),
        ("fact_checks.jsonl", b'{: "demo-001"}\n'),
    ),
}  # fmt: skip
