"""The labelled sets behind the shipped model: what each may teach, and how it is read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pandas as pd

from saring.datasets.load import LABELS, NOT_HOAX, LabeledDataset, read_labeled_rows
from saring.training.questions import SourceRole, TrainingOptions

ROOT = Path(__file__).resolve().parent.parent

STARTER = "starter"
TITLES = "bdc2020_titles"

# What each set teaches; the measurements behind it are in docs/decisions/0010-the-shipped-model.md.
# Left out: tweets_political and fakewhatsapp_br_2018 (their licences allow measuring only).
ROLES = (
    SourceRole("bdc2020_train"),
    # The same claims in a fact-checker's short words: more of what hoaxes are about.
    SourceRole(TITLES, teaches=("hoax",), calibrates=False),
    SourceRole("tbh2019_factchecks"),
    # Many of its "hoax" rows are small talk about a myth, and it is not written as messages are.
    SourceRole("umpo_tweets", teaches=("hoax",)),
    SourceRole("mendeley600_articles", teaches=("hoax",), calibrates=False),
    # Titles of debunks: what claims are about in newer years, and no pattern of how hoaxes are written.
    SourceRole("komdigi_titles", teaches=("claim",), factor=0.2),
    # Newsroom prose is not talk and not "not hoax" either; it only ranks below hoaxes.
    SourceRole("news_sentences", teaches=("risk",)),
    # The closest to private chat. A scam is a claim; as "hoax" it would teach that whatever sells is false.
    SourceRole("sms", teaches=("claim", "risk"), factor=2.0),
    SourceRole("tweets_emotion"),
    SourceRole("opinions_reviews"),
    SourceRole("regional_talk"),
    SourceRole(STARTER, calibrates=False, authored=True),
)
STARTER_CSV = ROOT / "data" / "labelled" / "starter.csv"
_VERDICT_IN_TITLE = re.compile(r"^(?:hoaks|hoax|disinformasi|misinformasi)\s+", re.IGNORECASE)


def load_sources(folder: Path) -> LabeledDataset:
    """Read the sets, rows with a label outside the three left out, and the starter set."""
    frames, digests = [], {}
    for role in ROLES:
        if role.source == TITLES:
            continue
        path = STARTER_CSV if role.source == STARTER else folder / f"{role.source}.csv"
        frame = read_labeled_rows(path).assign(source=role.source)
        digests[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
        frames.append(_prepared(frame, role.source))
    whole = pd.concat([*frames, _titles(frames[0])], ignore_index=True)
    usable = whole["label"].isin(LABELS) & (whole["text"].str.strip() != "")
    return LabeledDataset(whole[usable].reset_index(drop=True), digests, ())


def _prepared(frame: pd.DataFrame, source: str) -> pd.DataFrame:
    if source == "komdigi_titles":
        return frame.assign(text=frame["text"].str.replace(_VERDICT_IN_TITLE, "", regex=True))
    if source == "news_sentences":
        return frame.assign(label=NOT_HOAX)
    return frame.assign(claim_id=[f"{source}:{row}" for row in frame["row"]]) if source == "bdc2020_train" else frame


def _titles(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the titles as rows of their own, each tied to its text so that folds do not part them."""
    titled = frame[frame["title"].str.strip() != ""]
    return titled.assign(text=titled["title"], source=TITLES)


def shipped_options() -> TrainingOptions:
    """Return the options of the shipped model."""
    # Its hoaxes come from fact-checkers, each once: following them closely would learn their prose.
    return TrainingOptions(hoax_strength=1.0, max_flagged=0.04, roles=ROLES)
