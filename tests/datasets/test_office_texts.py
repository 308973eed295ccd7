"""The authored office texts keep the shape that training and the gate rely on."""

import re
from pathlib import Path

import pandas as pd
import pytest

from saring.text.near_copies import group_near_copies
from saring.text.normalise import normalise

DATA = Path(__file__).resolve().parents[2] / "data"
GENRES = {
    *("announcement", "schedule", "invitation", "official_notice", "official_post", "news", "correction", "question"),
    *("price", "charity", "warning", "programme", "lost_and_vacancy", "talk", "hoax"),
}
PHONE = re.compile(r"(?<![\d.])08\d{2}[- ]?\d{4}[- ]?\d{3,4}\b")
HOST = re.compile(r"https?://([^/\s)]+)")


@pytest.fixture(scope="module")
def texts() -> pd.DataFrame:
    return pd.read_csv(DATA / "labelled" / "office.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def gate() -> pd.DataFrame:
    table = pd.read_csv(DATA / "gate" / "gate.csv", dtype=str, keep_default_na=False)
    return table[table["genre"] != ""]


def test_every_row_has_a_label_and_one_of_fifteen_genres(texts: pd.DataFrame) -> None:
    assert list(texts.columns) == ["text", "label", "kind", "genre", "pair"]
    assert set(texts["label"]) == {"hoax", "not_hoax", "no_claim"}
    assert set(texts["genre"]) == GENRES
    assert ((texts["genre"] == "hoax") == (texts["label"] == "hoax")).all()


def test_a_pair_is_one_hoax_and_one_true_text(texts: pd.DataFrame) -> None:
    pairs = texts[texts["pair"] != ""].groupby("pair")
    assert pairs.ngroups >= 350
    assert (pairs.size() == 2).all()
    assert (pairs["label"].agg(lambda labels: (labels == "hoax").sum()) == 1).all()


def test_the_gate_has_two_hundred_texts_of_every_genre_that_nothing_was_trained_on(
    texts: pd.DataFrame, gate: pd.DataFrame
) -> None:
    assert len(gate) == 200
    assert gate["genre"].value_counts().reindex(sorted(GENRES), fill_value=0).min() >= 13
    assert not set(map(normalise, gate["text"])) & set(map(normalise, texts["text"]))


def test_near_copies_are_pairs_only(texts: pd.DataFrame) -> None:
    group = pd.Series(group_near_copies([normalise(text) for text in texts["text"]], join_chains=True))
    for _, rows in texts.groupby(group.to_numpy()):
        assert len(rows) == 1 or (rows["pair"].nunique() == 1 and rows["pair"].iloc[0]), list(rows["text"])


def test_a_hoax_is_as_long_as_a_true_text(texts: pd.DataFrame) -> None:
    words = texts["text"].str.split().str.len()
    paired = texts["pair"] != ""
    medians = words[paired].groupby(texts["label"][paired] == "hoax").median()
    assert abs(medians[True] - medians[False]) <= 3


def test_nobody_is_reached_by_a_number_or_an_address(texts: pd.DataFrame, gate: pd.DataFrame) -> None:
    for text in (*texts["text"], *gate["text"]):
        assert all(re.sub(r"\D", "", number)[4:8] == "0000" for number in PHONE.findall(text)), text
        assert all(host.endswith(".example") for host in HOST.findall(text)), text
