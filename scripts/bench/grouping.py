"""How well copies of one claim are told from other claims, and what grouping costs.

    python scripts/bench/grouping.py [PAIRS] [--misses] [--scale 10000 100000 1000000]

PAIRS is `data/grouping/pairs.csv`: columns `left,right,same,family,kind,part`. Each pair is grouped by itself, then
all texts of a part together, as in a run. `--scale` times grouping on made-up messages, a third of them forwards.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from saring.claims.claims import group_texts

PAIRS = Path(__file__).resolve().parents[2] / "data" / "grouping" / "pairs.csv"
Key = tuple[int, int]
Row = dict[str, str]


def read_pairs(path: Path) -> list[Row]:
    """Read the labelled pairs."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def alone(rows: Sequence[Row]) -> list[tuple[Key, Key]]:
    """Group each pair by itself."""
    return [(found[0], found[1]) for found in (group_texts([row["left"], row["right"]]) for row in rows)]


def together(rows: Sequence[Row]) -> list[tuple[Key, Key]]:
    """Group all texts at once."""
    found = group_texts([row[side] for row in rows for side in ("left", "right")])
    return list(zip(found[::2], found[1::2], strict=True))


def measure(said: Sequence[bool], true: Sequence[bool]) -> tuple[float, float]:
    """Return precision and recall; 1 where nothing was said, or nothing was to be found."""
    hits = sum(s and t for s, t in zip(said, true, strict=True))
    return hits / sum(said) if any(said) else 1.0, hits / sum(true) if any(true) else 1.0


def report(rows: Sequence[Row], way: Callable[[Sequence[Row]], list[tuple[Key, Key]]], *, misses: bool) -> None:
    """Print precision and recall of same claim and same family, and what is right of each kind."""
    found = way(rows)
    same = [one == other for one, other in found]
    family = [one[0] == other[0] for one, other in found]
    same_true = [row["same"] == "1" for row in rows]
    family_true = [row["family"] == "1" for row in rows]
    print("  same claim   precision {:.3f} recall {:.3f}".format(*measure(same, same_true)))
    print("  same family  precision {:.3f} recall {:.3f}".format(*measure(family, family_true)))
    kinds: dict[str, list[bool]] = defaultdict(list)
    for row, s, t, f, g in zip(rows, same, same_true, family, family_true, strict=True):
        kinds[row["kind"]].append(s == t and f == g)
        if misses and not kinds[row["kind"]][-1]:
            print(
                f"    {row['kind']}: claim {s} (is {t}), family {f} (is {g})\n"
                f"      {row['left']!r}\n      {row['right']!r}"
            )
    print("  " + ", ".join(f"{kind} {sum(right)}/{len(right)}" for kind, right in sorted(kinds.items())))


def made_up(n: int, seed: int = 7) -> list[str]:
    """Return messages of random words, a third of them forwards of one in a thousand, cut or edited a little."""
    rng = random.Random(seed)
    words = ["".join(rng.choices("aiueo", k=2)).join(rng.choices("bdgklmnprst", k=3)) for _ in range(20_000)]
    weights = [1 / (i + 5) for i in range(len(words))]
    pool = rng.choices(words, weights, k=n * 4)
    forwards = [rng.choices(words, weights, k=rng.randint(15, 80)) for _ in range(max(1, n // 1000))]
    made: list[str] = []
    for _ in range(n):
        if rng.random() < 1 / 3:
            text = list(rng.choice(forwards))
            text[rng.randrange(len(text))] = rng.choice(words)
            made.append(" ".join(text[: rng.randint(len(text) // 2, len(text))]))
        else:
            start = rng.randrange(len(pool))
            made.append(" ".join(pool[start : start + rng.randint(1, 20)]))
    return made


def main() -> None:
    """Print quality for each part of the pairs, then cost for each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pairs", nargs="?", type=Path, default=PAIRS)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--scale", nargs="*", type=int, default=[])
    arguments = parser.parse_args()
    rows = read_pairs(arguments.pairs)
    for part in sorted({row["part"] for row in rows}):
        here = [row for row in rows if row["part"] == part]
        for way in (alone, together):
            print(f"{part}, {len(here)} pairs {way.__name__}")
            report(here, way, misses=arguments.misses)
    for n in arguments.scale:
        texts = made_up(n)
        start = process_time()
        n_claims = len(set(group_texts(texts)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        cost = f"{process_time() - start:.1f} s of one core, peak {peak:,.0f} MB so far"
        print(f"{n:>9,} messages, {n_claims:,} claims: {cost}")


if __name__ == "__main__":
    main()
