"""What is left of the model on sources it has not seen, beside the plain answer.

    python scripts/leave_one_out.py --data FOLDER

FOLDER holds the public sets that data/README.md names. Each source is left out in turn; the rest
trains a model, with thresholds of its own. The plain answer is what one writes first: word 1-2 and
character 2-5 TF-IDF of scikit-learn, a balanced logistic regression for "claim or talk" and one for
"hoax or not", threshold 0.5. Prints the table and writes it to PLAIN, from which scripts/train.py
takes the plain column of the model card.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from saring.datasets.load import HOAX, NO_CLAIM, NOT_HOAX, read_labeled_rows
from saring.i18n import say, set_language
from saring.model.bundle import Model, to_json
from saring.model.features import token_counts
from saring.model.scorer import Scorer
from saring.text.normalise import normalise
from saring.training.questions import RISK
from saring.training.report import Evidence, left_out_figures, left_out_rows, row_of_left_out
from saring.training.splits import Fold, grouped_folds
from saring.training.train import learn
from scripts.sources import GROUP_ANNOUNCEMENTS, GROUP_TALK, ROOT, load_sources, shipped_options

Float = NDArray[np.float64]
PLAIN = ROOT / "docs" / "measurements" / "plain_left_out.json"
POLITICAL = "tweets_political"
FRESH_HOAXES = "tbh2019_factchecks"
TALK = ("sms", "tweets_emotion", "regional_talk", "opinions_reviews")
OFFICE_HOAXES = ("mafindo_2018_2023", "sms_scams")
GROUP_SOURCES, TRUE_SOURCES = (GROUP_TALK, GROUP_ANNOUNCEMENTS), ("official_titles", "news_titles")
N_HOAXES, N_OTHERS, N_TRUE, N_DAYS = 40, 4000, 200, 200


def rows_of_unseen(model: Model, evidence: Evidence, political: list[str]) -> list[dict[str, Any]]:
    """Return what a report does not have: days of an office, and the political tweets nobody trained on."""
    scores = Scorer(model).score(political)
    likely = 1000 * float(np.mean([score.verdict == "likely_hoax" for score in scores]))
    left_out = {source: _risk_left_out(evidence, source) for source in (FRESH_HOAXES, *OFFICE_HOAXES)}
    (train, _) = _split_of(evidence, FRESH_HOAXES)
    rows = _day_rows(evidence, left_out, evidence.probabilities[RISK], _risk_of(political, evidence, train))
    return [*rows, row_of_left_out("left_out_likely", POLITICAL, likely)]


def _split_of(evidence: Evidence, source: str) -> Fold:
    """Return the rows without a source and those of the source."""
    return next(split.folds[0] for split in evidence.splits if split.held_out == source)


def _risk_left_out(evidence: Evidence, source: str) -> Float:
    """Return the risk of the hoaxes of a source by a model that was trained without it."""
    train, test = _split_of(evidence, source)
    hoax = evidence.frame["label"].to_numpy(dtype=str)[test] == HOAX
    risk: Float = np.asarray(evidence.predict(train, test)[RISK], dtype=np.float64)[hoax]
    return risk


def _risk_of(texts: list[str], evidence: Evidence, train: NDArray[np.int64]) -> Float:
    """Return the risk of texts outside the data, by the model of the rows `train`."""
    rows, normalised = evidence.fitter.rows, [normalise(text) for text in texts]
    linear = evidence.fitter.fit(rows.as_seen_from(train), train, (RISK,))[RISK]
    matrix = rows.as_seen_from(train, rows.transform(normalised))
    return evidence.sigmoids[RISK].probability(linear.decision_values(matrix, token_counts(normalised)))


def _day_rows(
    evidence: Evidence, left_out: Mapping[str, Float], risk: Float, risk_of_political: Float
) -> Iterator[dict[str, Any]]:
    """Yield the days: hoaxes of sources left out among texts scored out of fold, where their own chat is left out."""
    source, label = evidence.frame["source"].to_numpy(dtype=str), evidence.frame["label"].to_numpy(dtype=str)
    groups, true = risk[np.isin(source, GROUP_SOURCES)], risk[np.isin(source, TRUE_SOURCES)]
    hoaxes = np.concatenate([left_out[name] for name in OFFICE_HOAXES])
    yield from _rows_of_day(" + ".join(OFFICE_HOAXES), "office", queue(hoaxes, [(N_OTHERS, groups), (N_TRUE, true)]))
    talk = [risk[(source == name) & (label == NO_CLAIM)] for name in TALK]
    others = [*talk, risk_of_political]
    yield from _rows_of_day(
        FRESH_HOAXES, "left_out", queue(left_out[FRESH_HOAXES], [(N_OTHERS // len(others), one) for one in others])
    )


def _rows_of_day(source: str, name: str, found: tuple[float, float]) -> Iterator[dict[str, Any]]:
    yield row_of_left_out(f"{name}_top_20", source, found[0])
    yield row_of_left_out(f"{name}_top_100", source, found[1])


def queue(hoaxes: Float, others: Sequence[tuple[int, Float]]) -> tuple[float, float]:
    """Return precision of the top 20 and recall in the top 100 of a simulated day, ranked by risk.

    `others` are how many messages of each other kind a day has, and the risks they are drawn from.
    """
    random = np.random.default_rng(7)
    precision, recall = [], []
    for _ in range(N_DAYS):
        rest = [random.choice(risks, n) for n, risks in others]
        ranked = np.argsort(-np.concatenate([random.choice(hoaxes, N_HOAXES, replace=False), *rest]), kind="stable")
        precision.append((ranked[:20] < N_HOAXES).mean())
        recall.append((ranked[:100] < N_HOAXES).sum() / N_HOAXES)
    return float(np.mean(precision)), float(np.mean(recall))


class PlainAnswer:
    """The plain answer on the same rows: texts as they are, every source teaching what its labels say."""

    def __init__(self, evidence: Evidence, political: list[str]) -> None:
        self.frame = evidence.frame
        texts = [*self.frame["text"], *political]
        word = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, dtype=np.float32)
        char = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True, dtype=np.float32)
        self.matrix = sparse.hstack([word.fit_transform(texts), char.fit_transform(texts)], format="csr")
        self.political = np.arange(len(self.frame), len(texts))

    def probabilities(self, train: NDArray[np.int64], test: NDArray[np.int64]) -> Mapping[str, Float]:
        """Return claim and hoax probabilities of rows `test`, and their product as risk."""
        label = self.frame["label"].to_numpy(dtype=str)
        claims = train[np.isin(label[train], [HOAX, NOT_HOAX])]
        claim = self._fit(train, label[train] != NO_CLAIM).predict_proba(self.matrix[test])[:, 1]
        hoax = self._fit(claims, label[claims] == HOAX).predict_proba(self.matrix[test])[:, 1]
        return {"claim": claim, "hoax": hoax, RISK: claim * hoax}

    def _fit(self, rows: NDArray[np.int64], y: NDArray[np.bool_]) -> LogisticRegression:
        estimator = LogisticRegression(class_weight="balanced", solver="liblinear", random_state=0)
        return estimator.fit(self.matrix[rows], y)


def plain_rows(evidence: Evidence, political: list[str]) -> list[dict[str, Any]]:
    """Return the same rows for the plain answer."""
    plain, frame = PlainAnswer(evidence, political), evidence.frame
    label, source = frame["label"].to_numpy(dtype=str), frame["source"].to_numpy(dtype=str)
    everything = np.arange(len(frame))
    risk = np.zeros(len(frame))
    for train, test in grouped_folds(evidence.splits):
        risk[test] = plain.probabilities(train, test)[RISK]
    rows: list[dict[str, Any]] = []
    left_out: dict[str, Float] = {}
    for split in evidence.splits:
        if split.name != "source" or not split.folds:
            continue
        ((train, test),) = split.folds
        found = plain.probabilities(train, test)
        held_out = str(split.held_out)
        flagged = found["claim"] >= 0.5
        rows += left_out_figures(
            held_out,
            label[test],
            flagged=flagged,
            likely=flagged & (found["hoax"] >= 0.5),
            risk=found[RISK],
            risk_of_talk=risk[(label == NO_CLAIM) & (source != held_out)],
        )
        left_out[held_out] = found[RISK][label[test] == HOAX]
    found = plain.probabilities(everything, plain.political)
    likely = (found["claim"] >= 0.5) & (found["hoax"] >= 0.5)
    rows.append(row_of_left_out("left_out_likely", POLITICAL, 1000 * likely.mean()))
    return [*_day_rows(evidence, left_out, risk, found[RISK]), *rows]


def beside_plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Fill in the plain column from the last run of this script, where there is one."""
    known = json.loads(PLAIN.read_text(encoding="utf-8")) if PLAIN.exists() else []
    plain = {(row["key"], row["source"]): row["ours"] for row in known}
    return [row | {"plain": plain.get((row["key"], row["source"]))} for row in rows]


def read_political(folder: Path) -> list[str]:
    """Read the political tweets: licensed for measuring only."""
    return list(read_labeled_rows(folder / f"{POLITICAL}.csv")["text"])


def main() -> None:
    """Measure, write the plain column and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    folder = parser.parse_args().data
    set_language("en")
    political = read_political(folder)
    model, evidence = learn(load_sources(folder), shipped_options())
    PLAIN.parent.mkdir(parents=True, exist_ok=True)
    PLAIN.write_text(to_json(plain_rows(evidence, political)), encoding="utf-8")
    table = pd.DataFrame(beside_plain([*rows_of_unseen(model, evidence, political), *left_out_rows(evidence)]))
    for row in table.to_dict("records"):
        print(f"{row['ours']:9.3f} {row['plain']:9.3f}  {say(row['key'], source=row['source'])}")


if __name__ == "__main__":
    main()
