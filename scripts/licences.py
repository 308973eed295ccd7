"""List the licence of every pinned dependency, and name those that are not known to go with ours (Apache-2.0).

    python -m scripts.licences

Reads what each installed package says of itself. Exits with 1 where a licence is unknown, asks for more than naming its
authors and sharing changes to its own files, or a pinned package is not installed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

CONSTRAINTS = Path(__file__).resolve().parent.parent / "constraints.txt"
GOES_WITH_OURS = re.compile(
    r"\b(MIT|MIT-0|MIT-CMU|[0-3]?-?BSD\w*|BSD-[23]-Clause|Apache|Apache-2\.0|ISC|PSF|PSFL|PSF-2\.0"
    r"|Python Software Foundation|CNRI-Python|Zlib|CC0-1\.0|Public Domain|MPL-2\.0|Mozilla Public License 2\.0|HPND)\b"
)
ASKS_MORE = re.compile(r"\b[AL]?GPL|SSPL|BUSL|Commons Clause", re.I)
_POSTGRESQL = "LGPL: used as it is and replaceable, only where the desk has a PostgreSQL database"
LOOKED_AT = {
    "docutils": "GPL for one tool of its own that is not used; builds the documentation only",
    "psycopg": _POSTGRESQL,
    "psycopg-binary": _POSTGRESQL,
}
"""Packages whose licence was read by a person, and what was found."""
LONGEST = 60


class Dependency(NamedTuple):
    """A pinned package with its licence, as it says itself; empty where it says none or is not installed."""

    name: str
    version: str
    licence: str

    @property
    def is_in_order(self) -> bool:
        """Whether its licence goes with ours."""
        return self.name in LOOKED_AT or bool(
            GOES_WITH_OURS.search(self.licence) and not ASKS_MORE.search(self.licence)
        )


def dependencies() -> Iterator[Dependency]:
    """Yield every pinned package."""
    for line in CONSTRAINTS.read_text(encoding="utf-8").split():
        name, _, version = line.partition("==")
        yield Dependency(name, version, licence_of(name))


def licence_of(name: str) -> str:
    """Return the licence of an installed package: an expression, else a short text, else its classifiers."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return ""
    if expression := about.get("License-Expression"):
        return expression
    classifiers = [one for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    written = (about.get("License") or "").strip()
    if written and len(written) <= LONGEST and not classifiers:
        return written
    return ", ".join(one.rpartition(" :: ")[2] for one in classifiers)


def main() -> int:
    """Print the licences as a Markdown table, and on standard error what a person should look at."""
    found = list(dependencies())
    print("| package | version | licence |\n|---|---|---|")
    for one in found:
        print(f"| {one.name} | {one.version} | {one.licence or '–'} |")
    odd = [one for one in found if not one.is_in_order]
    for one in odd:
        print(
            f"{one.name}: expected a licence that goes with Apache-2.0, found {one.licence or 'none'}", file=sys.stderr
        )
    return min(len(odd), 1)


if __name__ == "__main__":
    sys.exit(main())
