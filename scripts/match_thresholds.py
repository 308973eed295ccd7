"""Set the thresholds of `saring match` on labelled pairs, and measure what they give on others.

    python scripts/match_thresholds.py FOLDER

FOLDER holds the public sets named in `data/README.md`. The archive is every title of the pairs, with the
ministry's titles between them as distractors. One half of the pairs (by a digest of the title) and of
the unrelated messages sets the thresholds, the other half measures them; the political tweets only
measure. Writes `pipeline/saring/resources/match_thresholds.json`.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.facts.match import Archive, build_archive
from saring.model.bundle import to_json
from saring.records import FactCheck, MatchStatus
from saring.reports.tables import replaced_whole
from saring.rules.reading import TextReading

PAIRS, DISTRACTORS = "bdc2020_train", "komdigi_titles"
UNRELATED = ("news_sentences", "tweets_emotion", "opinions_reviews", "sms", "regional_talk")
ONLY_MEASURED = "tweets_political"
MOST_FALSE_PER_1000 = 5
SENTENCES = 3
LOST_SUGGESTIONS = 0.01
SHORTEST_MESSAGE = 20
RESOURCE = Path(__file__).resolve().parent.parent / "pipeline" / "saring" / "resources" / "match_thresholds.json"


class Pair(NamedTuple):
    """A message and the id of the fact-check that answers it."""

    text: str
    fact_check_id: str


class Measured(NamedTuple):
    """The first fact-check for each message: its score, whether it is the right one, whether it was `matched`."""

    score: NDArray[np.float64]
    right: NDArray[np.bool_]
    matched: NDArray[np.bool_]


def read_rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a set."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_pairs(folder: Path) -> tuple[list[FactCheck], list[Pair]]:
    """Return the archive of all titles, and the messages that are neither their own title nor hardly any text."""
    titles: dict[str, str] = {}
    pairs = []
    for row in read_rows(folder, PAIRS):
        if row["label"] != "hoax" or not row["title"] or row["title"] in titles:
            continue
        titles[row["title"]] = row["text"]
        if _letters(row["text"]) != _letters(row["title"]) and len(row["text"]) > SHORTEST_MESSAGE:
            pairs.append(Pair(row["text"], row["title"]))
    distractors = [row["text"] for row in read_rows(folder, DISTRACTORS)]
    return [FactCheck(title, title) for title in sorted({*titles, *distractors})], pairs


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def unrelated_messages(folder: Path) -> list[str]:
    """Return talk and news, the news also some sentences at a time, since chance finds more in long messages."""
    messages = [row["text"] for name in UNRELATED for row in read_rows(folder, name)]
    news = [row["text"] for row in read_rows(folder, UNRELATED[0])]
    return messages + [" ".join(news[i : i + SENTENCES]) for i in range(0, len(news) - SENTENCES, SENTENCES)]


def in_first_half(text: str) -> bool:
    """Tell the half a text belongs to, the same in every run."""
    return blake2b(text.encode("utf-8"), digest_size=1).digest()[0] % 2 == 0


def measure(archive: Archive, texts: Sequence[str], expected: Sequence[str]) -> Measured:
    """Look at the first fact-check for each message."""
    readings = list(map(TextReading, texts))
    hits = archive.index.search([reading.title_words for reading in readings], 1)
    scores = [found[0].score if found else -np.inf for found in hits]
    matches = archive.match(readings, [None] * len(readings), 1)
    first = [found[0].fact_check.fact_check_id if found else "" for found in matches]
    status = [bool(found) and found[0].status == MatchStatus.MATCHED for found in matches]
    right = [name == wanted for name, wanted in zip(first, expected, strict=True)]
    return Measured(np.array(scores), np.array(right), np.array(status))


def fit(pairs: Measured, unrelated: Measured) -> dict[str, float]:
    """Return the thresholds and the line from score to similarity; `matched` says that only the score decides."""
    from sklearn.linear_model import LogisticRegression

    score = np.concatenate([pairs.score, unrelated.score])
    right = np.concatenate([pairs.right, np.zeros(len(unrelated.score), bool)])
    known = np.isfinite(score)
    line = LogisticRegression(C=1e6, class_weight="balanced").fit(score[known, None], right[known])
    eligible = np.sort(unrelated.score[unrelated.matched])[::-1]
    return {
        "matched_from": round(float(eligible[int(MOST_FALSE_PER_1000 * len(unrelated.score) / 1000)]) + 0.005, 2),
        "suggested_from": round(float(np.quantile(pairs.score[pairs.right], LOST_SUGGESTIONS)), 2),
        "slope": round(float(line.coef_[0, 0]), 3),
        "middle": round(float(-line.intercept_[0] / line.coef_[0, 0]), 3),
    }


def report(pairs: Measured, unrelated: Measured, political: Measured) -> dict[str, float]:
    """Return what the thresholds in force give."""
    return {
        "success_at_1": round(float(pairs.right.mean()), 3),
        "recall_of_matched": round(float(pairs.matched.mean()), 3),
        "precision_of_matched": round(float(pairs.right[pairs.matched].mean()), 3),
        "false_matches_per_1000_unrelated": round(float(1000 * unrelated.matched.mean()), 1),
        "false_matches_per_1000_political_tweets": round(float(1000 * political.matched.mean()), 1),
    }


def main() -> None:
    """Set, write, measure, write again with the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    checks, pairs = read_pairs(folder)
    archive = build_archive(checks)
    halves = [[pair for pair in pairs if in_first_half(pair.fact_check_id) == first] for first in (True, False)]
    talk = unrelated_messages(folder)
    others = [[text for text in talk if in_first_half(text) == first] for first in (True, False)]

    def measured(half: int) -> tuple[Measured, Measured]:
        texts, expected = [pair.text for pair in halves[half]], [pair.fact_check_id for pair in halves[half]]
        return measure(archive, texts, expected), measure(archive, others[half], [""] * len(others[half]))

    write({"matched_from": -1e9, "suggested_from": -1e9, "slope": 1.0, "middle": 0.0})
    values: dict[str, object] = dict(fit(*measured(0)))
    data = {
        "archive": f"{len(checks)} titles of {PAIRS} and {DISTRACTORS}",
        "set_on": f"{len(halves[0])} pairs, {len(others[0])} unrelated messages",
        "measured_on": f"{len(halves[1])} other pairs, {len(others[1])} other unrelated messages, {ONLY_MEASURED}",
    }
    write(values | {"data": data})
    political = [row["text"] for row in read_rows(folder, ONLY_MEASURED)]
    figures = report(*measured(1), measure(archive, political, [""] * len(political)))
    write(values | {"data": data, "measured": figures})
    print(to_json(values | {"data": data, "measured": figures}), end="")


def write(values: dict[str, object]) -> None:
    """Write the resource, and have the thresholds read anew."""
    from saring.facts.match import thresholds

    with replaced_whole(RESOURCE) as temporary:
        temporary.write_text(to_json(values), encoding="utf-8")
    thresholds.cache_clear()


if __name__ == "__main__":
    main()
