"""What is wrong with a labelled set, before it costs a training run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, cast

import pandas as pd

from saring.datasets.agreement import measure_agreement, shared_ratings, torn_ratings
from saring.datasets.label_errors import MIN_TEXTS_PER_LABEL, suggest_labels
from saring.datasets.load import HOAX, LABELS, MAX_EMPTY_SHARE, MIN_ROWS, MIN_ROWS_PER_LABEL, NO_CLAIM, NOT_HOAX
from saring.datasets.sources import guess_labels_by_source
from saring.i18n import say
from saring.i18n.names import name_some
from saring.i18n.numbers import format_number
from saring.text.near_copies import group_near_copies
from saring.text.normalise import normalise
from saring.text.private import mask_private

MAX_CHARS = 20_000
MAX_LENGTH_RATIO = 3.0
# Krippendorff's own line: below it not even tentative conclusions.
MIN_ALPHA = 0.667
N_NAMED = 5
N_SPELLINGS = 10
_SHOWN_CHARS = 70

Level = Literal["stops", "look", "note"]
LEVELS: tuple[Level, ...] = ("stops", "look", "note")


class Finding(NamedTuple):
    """One thing found: it `stops` a training, a person should `look` at it, or it is a `note`.

    `rows` are the index labels of the rows a person should look at again, worst first.
    """

    code: str
    detail: str
    level: Level
    rows: tuple[int, ...] = ()


def examine_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Add what the checks need to rows as `datasets.read_labeled_rows` gives them.

    New columns: `normalised`, `masked` (the text without private data), `group` (near copies share a number)
    and those of `label_errors.suggest_labels`, missing where a row could not be examined.
    """
    normalised = [normalise(text) for text in frame["text"]]
    frame = frame.assign(
        normalised=normalised,
        masked=[mask_private(text) for text in frame["text"]],
        group=group_near_copies(normalised, join_chains=True),
    )
    return frame.join(suggest_labels(frame))


def check_rows(frame: pd.DataFrame) -> list[Finding]:
    """Return the findings on rows as `examine_rows` gives them, in the order of `LEVELS`."""
    findings = [finding for check in CHECKS for finding in check(frame)]
    return sorted(findings, key=lambda finding: LEVELS.index(finding.level))


def _rows(frame: pd.DataFrame) -> str:
    """Name rows as a spreadsheet counts them."""
    return name_some(frame["row"], N_NAMED)


def _shown(text: str) -> str:
    """Put a text on one short line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_CHARS else f"{line[: _SHOWN_CHARS - 1]}…"


def _index(frame: pd.DataFrame) -> tuple[int, ...]:
    return tuple(int(i) for i in frame.index)


def _unknown_labels(frame: pd.DataFrame) -> Iterator[Finding]:
    unknown = frame[frame["label"].isna()]
    if len(unknown):
        spellings = name_some(sorted({repr(_shown(mask_private(given))) for given in unknown["given_label"]}), N_NAMED)
        detail = say(
            "check_label_unknown", n=len(unknown), rows=_rows(unknown), found=spellings, labels=", ".join(LABELS)
        )
        yield Finding("label_unknown", detail, "stops", _index(unknown))


def _spellings(frame: pd.DataFrame) -> Iterator[Finding]:
    """Say how labels were understood, where they are not all written as the labels themselves."""
    known = frame[frame["label"].notna()]
    spelled = known["given_label"].str.split().str.join(" ").str.casefold()
    other = known[spelled != known["label"]]
    read = (spelled[other.index].map(repr) + " → " + other["label"]).value_counts()
    if len(read):
        detail = say("check_spellings", read=name_some((f"{pair} {n}" for pair, n in read.items()), N_SPELLINGS))
        yield Finding("spellings", detail, "note")


def _too_little(frame: pd.DataFrame) -> Iterator[Finding]:
    if len(frame) < MIN_ROWS:
        yield Finding("rows_too_few", say("check_rows_too_few", n=len(frame), least=MIN_ROWS), "stops")
    counts = frame["label"].value_counts()
    for label in (HOAX, NOT_HOAX):
        n = int(counts.get(label, 0))
        if n < MIN_ROWS_PER_LABEL:
            detail = say("check_label_too_few", label=label, n=n, least=MIN_ROWS_PER_LABEL)
            yield Finding("label_too_few", detail, "stops")
    if not counts.get(NO_CLAIM, 0):
        yield Finding("no_talk", say("check_no_talk"), "look")


def _empty_texts(frame: pd.DataFrame) -> Iterator[Finding]:
    empty = frame[frame["text"].str.strip() == ""]
    if len(empty) > MAX_EMPTY_SHARE * len(frame):
        detail = say("check_empty_many", n=len(empty), rows=_rows(empty))
        yield Finding("text_empty", detail, "stops", _index(empty))
    elif len(empty):
        yield Finding("text_empty", say("check_empty", n=len(empty), rows=_rows(empty)), "look", _index(empty))


def _long_texts(frame: pd.DataFrame) -> Iterator[Finding]:
    long = frame[frame["text"].str.len() > MAX_CHARS]
    if len(long):
        detail = say("check_long", n=len(long), rows=_rows(long), most=MAX_CHARS)
        yield Finding("text_long", detail, "look", _index(long))


def _lengths(frame: pd.DataFrame) -> Iterator[Finding]:
    """Say how long the texts of each label are, and warn where length alone tells labels apart."""
    known = frame[frame["label"].notna() & (frame["normalised"] != "")]
    n_words = pd.Series([len(text.split()) for text in known["text"]], known.index, dtype=float)
    words = n_words.groupby(known["label"])
    quantiles = pd.DataFrame({q: words.quantile(q) for q in (0.1, 0.5, 0.9)})
    lengths = "; ".join(f"{label} {' / '.join(f'{n:.0f}' for n in row)}" for label, row in quantiles.iterrows())
    medians = quantiles.loc[words.size() >= MIN_ROWS_PER_LABEL, 0.5]
    if len(medians) > 1 and medians.max() > MAX_LENGTH_RATIO * medians.min():
        ends = {"long": medians.idxmax(), "short": medians.idxmin()}
        yield Finding("length_tells_label", say("check_length_label", lengths=lengths, **ends), "look")
    elif lengths:
        yield Finding("lengths", say("check_lengths", lengths=lengths), "note")


def _duplicates(frame: pd.DataFrame) -> Iterator[Finding]:
    filled = frame[frame["normalised"] != ""]
    # The same text from another rater is a second opinion, not a copy.
    keys = ["normalised", "rater"] if "rater" in filled else ["normalised"]
    repeated = filled[filled.duplicated(keys)]
    if len(repeated):
        yield Finding("duplicates", say("check_duplicates", n=len(repeated), rows=_rows(repeated)), "look")
    near = filled.drop_duplicates("normalised")
    near = near[near.duplicated("group")]
    if len(near):
        yield Finding("near_duplicates", say("check_near_duplicates", n=len(near), rows=_rows(near)), "note")


def _conflicts(frame: pd.DataFrame) -> Iterator[Finding]:
    filled = frame[frame["label"].notna() & (frame["normalised"] != "")]
    # Different labels of several raters for one text are reported separately, with their agreement.
    filled = filled.drop(torn_ratings(shared_ratings(frame)).index)
    torn = filled[filled.groupby("group")["label"].transform("nunique") > 1].sort_values(["group", "row"])
    if len(torn):
        detail = say("check_conflict", n=len(torn), rows=_rows(torn))
        yield Finding("label_conflict", detail, "look", _index(torn))


def _agreement(frame: pd.DataFrame) -> Iterator[Finding]:
    """Say how far raters agree beyond chance, and where they do not."""
    shared = shared_ratings(frame)
    if shared.empty:
        if "rater" in frame and (frame["rater"].str.strip() != "").any():
            yield Finding("agreement", say("check_raters_apart"), "note")
        return
    found = measure_agreement(shared)
    if found.alpha is None:
        yield Finding("agreement", say("check_raters_one_label", n=found.n_texts), "note")
        return
    kappa = format_number(found.kappa, 2)
    detail = say(
        "check_agreement", kappa=kappa, alpha=format_number(found.alpha, 2), n=found.n_texts, raters=found.n_raters
    )
    yield Finding("agreement", detail, "note")
    torn = torn_ratings(shared).sort_values(["group", "row"])
    if len(torn):
        key = "check_raters_disagree" if found.alpha >= MIN_ALPHA else "check_raters_unsure"
        detail = say(key, n=torn["normalised"].nunique(), rows=_rows(torn))
        yield Finding("rater_disagreement", detail, "look", _index(torn))


def _label_errors(frame: pd.DataFrame) -> Iterator[Finding]:
    """Name likely label errors, the surest first, and the labels that could not be examined."""
    filled = frame[frame["label"].notna() & (frame["normalised"] != "")]
    if few := sorted(set(filled["label"]) - set(filled.loc[filled["margin"].notna(), "label"])):
        detail = say("check_label_errors_few", labels=", ".join(few), least=MIN_TEXTS_PER_LABEL)
        yield Finding("label_errors_skipped", detail, "note")
    wrong = frame[frame["suggested_label"].notna()].sort_values("margin", kind="stable")
    if len(wrong):
        examples = [
            say(
                "check_label_error_row",
                row=row.row,
                label=row.label,
                suggested=row.suggested_label,
                probability=format_number(cast(float, row.probability_of_label), 2),
                text=_shown(str(row.masked)),
            )
            for row in wrong.head(N_NAMED).itertuples()
        ]
        detail = "\n".join([say("check_label_errors", n=len(wrong), shown=len(examples)), *examples])
        yield Finding("label_error", detail, "look", _index(wrong))


def _private_data(frame: pd.DataFrame) -> Iterator[Finding]:
    private = frame[frame["masked"] != frame["text"]]
    if len(private):
        detail = say("check_private", n=len(private), rows=_rows(private))
        yield Finding("private_data", detail, "look", _index(private))


def _source_tells_label(frame: pd.DataFrame) -> Iterator[Finding]:
    """Warn where knowing the source is knowing the label: a model then learns the source."""
    if shares := guess_labels_by_source(frame):
        detail = say("check_source_label", share=f"{shares[0]:.0%}", blind=f"{shares[1]:.0%}")
        counts = frame.groupby(["source", "label"]).size().unstack(fill_value=0)
        pure = counts[(counts > 0).sum(axis=1) == 1]
        largest = pure.max(axis=1).sort_values(ascending=False, kind="stable").index
        if len(largest):
            sources = name_some(
                (f"{_shown(mask_private(name))!r} {counts.loc[name].idxmax()}" for name in largest), N_NAMED
            )
            detail = f"{detail}; {say('check_source_pure', sources=sources)}"
        yield Finding("source_tells_label", detail, "look")


CHECKS: tuple[Callable[[pd.DataFrame], Iterator[Finding]], ...] = (
    _unknown_labels,
    _too_little,
    _empty_texts,
    _long_texts,
    _duplicates,
    _conflicts,
    _agreement,
    _label_errors,
    _source_tells_label,
    _private_data,
    _spellings,
    _lengths,
)
