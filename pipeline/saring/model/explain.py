"""Explain a score by the contribution of each word, with spans of the original text.

The model is linear, so the contribution of each n-gram is exact: its TF-IDF value times its weight. It is spread
evenly over the letters of the n-gram, and a word gets the sum over its letters. The words of the normalised text are
then located in the original.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import numpy as np

from saring.model.bundle import Model
from saring.model.features import NgramBlock, evidence_shares, token_counts
from saring.records import Span
from saring.rules.shortcuts import form_tokens
from saring.text.arrays import Corpus, Float, encode, lookup

_ORIGINAL_TOKEN = re.compile(r"\S+")


def explain(model: Model, text: str, n_words: int = 8) -> tuple[Span, ...]:
    """Return the words of `text` with the largest contributions to the risk, in text order.

    Weights are log-odds of the risk, the last question of a model; words without a contribution are left out. Words of
    form (`Pengumuman:`, `Sumber:`, a date) are never named as raising the risk: notices and hoaxes share them.
    """
    (normalised,) = model.write_texts([text])
    if not normalised:
        return ()
    shares, of_form = word_shares(model, normalised), form_tokens(normalised)
    spans = []
    for start, end, tokens in _align_words(model, text, normalised.split(" ")):
        weight = float(sum(shares[i] for i in tokens))
        if weight < 0 or (weight and of_form.isdisjoint(tokens)):
            spans.append(Span(start, end, text[start:end], weight))
    strongest = sorted(spans, key=lambda span: -abs(span.weight))[:n_words]
    return tuple(sorted(strongest))


def word_shares(model: Model, normalised: str) -> Float:
    """Return the contribution of each token of a normalised text, in log-odds.

    They sum to the decision value without intercept and the space character by itself.
    """
    corpus = encode([normalised])
    (share,) = evidence_shares(token_counts([normalised]), model.half_evidence_at[-1])
    weights = np.asarray(model.coefficients[-1], dtype=np.float64) * share
    letters = np.zeros(len(corpus.codes))
    for block, offset in zip(model.space.blocks, model.space.offsets, strict=True):
        letters += _letter_shares(block, corpus, weights[offset : offset + block.n_features])
    lengths = np.array([len(token) for token in normalised.split(" ")])
    starts = 1 + np.concatenate([[0], np.cumsum(lengths + 1)[:-1]])
    return np.array([letters[a : a + n].sum() for a, n in zip(starts, lengths, strict=True)])


def _letter_shares(block: NgramBlock, corpus: Corpus, weights: Float) -> Float:
    """Spread the contribution of every n-gram evenly over its letters, without spaces."""
    found = block.occurrences(corpus)
    column = lookup(block.keys, found.key)
    known = column >= 0
    column, start, length = column[known], found.start[known], found.length[known]
    rows = block.weigh(column.copy(), np.zeros(len(column), np.int64), 1)
    share = np.zeros(block.n_features)
    share[rows.column] = rows.value * weights[rows.column]
    count = np.bincount(column, minlength=block.n_features)
    is_letter = (corpus.codes != ord(" ")).astype(np.int64)
    upto = np.concatenate([[0], np.cumsum(is_letter)])
    n_letters = upto[start + length] - upto[start]
    per_letter = share[column] / count[column] / np.maximum(1, n_letters)
    edges = np.zeros(len(corpus.codes) + 1)
    np.add.at(edges, start, per_letter)
    np.add.at(edges, start + length, -per_letter)
    return np.asarray(np.cumsum(edges)[:-1] * is_letter)


def _align_words(model: Model, text: str, tokens: list[str]) -> list[tuple[int, int, list[int]]]:
    """Align the words of the original with the tokens of the normalised text: start, end, token numbers."""
    originals: list[re.Match[str]] = []
    pieces: list[str] = []
    owner: list[int] = []
    matches = list(_ORIGINAL_TOKEN.finditer(text))
    for match, form in zip(matches, model.write_texts([match[0] for match in matches]), strict=True):
        for piece in form.split(" "):
            if piece:
                pieces.append(piece)
                owner.append(len(originals))
        originals.append(match)
    tokens_of: dict[int, list[int]] = {}
    for a, b, size in SequenceMatcher(None, pieces, tokens, autojunk=False).get_matching_blocks():
        for i in range(size):
            tokens_of.setdefault(owner[a + i], []).append(b + i)
    return [(originals[o].start(), originals[o].end(), found) for o, found in sorted(tokens_of.items())]
