"""Finding the fact-checks whose title a message carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.features import FeatureSpace, fit_char_block
from pipeline.text import normalise


@dataclass(frozen=True)
class TitleIndex:
    """The titles as rows of character TF-IDF."""

    space: FeatureSpace
    rows: NDArray[np.float32]

    def search(self, texts: Sequence[str], top: int) -> list[list[tuple[int, float]]]:
        """Return the `top` titles of each text as `(place, similarity)`, best first."""
        found = []
        for text in texts:
            values = self.space.decision_values([normalise(text)], self.rows)[0]
            order = np.argsort(-values, kind="stable")[:top]
            found.append([(int(i), float(min(1.0, max(0.0, values[i])))) for i in order if values[i] > 0])
        return found


def build_index(titles: Sequence[str]) -> TitleIndex:
    """Index titles by their character n-grams."""
    texts = [normalise(title) for title in titles]
    space = FeatureSpace((fit_char_block(texts, n_min=2, n_max=5, min_df=1),))
    rows = np.zeros((len(texts), space.n_features), np.float32)
    for chunk, found in space.transform(texts):
        rows[found.doc + chunk.start, found.column] = found.value
    return TitleIndex(space, rows)
