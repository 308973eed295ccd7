"""An export to a CSV of probabilities, as a script of twenty lines does it: whatstk and a plain scikit-learn pipeline.

Learns TRAIN.csv, then reads EXPORT, scores it and writes OUTPUT once for each line sent.
"""

from __future__ import annotations

import json
import sys
import warnings
from time import perf_counter

import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_pipeline
from whatstk import WhatsAppChat


def main() -> None:
    """Learn, and serve."""
    warnings.simplefilter("ignore")
    train, export, output = sys.argv[1:]
    rows = pd.read_csv(train)
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
    letters = TfidfVectorizer(analyzer="char", ngram_range=(1, 5), min_df=3, sublinear_tf=True)
    pipeline = make_pipeline(FeatureUnion([("words", words), ("letters", letters)]), LogisticRegression(max_iter=200))
    pipeline.fit(rows["text"], rows["label"] == "hoax")
    print(json.dumps({}), flush=True)
    for _ in sys.stdin:
        start = perf_counter()
        messages = WhatsAppChat.from_source(export, hformat="%d/%m/%y %H.%M - %name:").df
        messages["hoax"] = pipeline.predict_proba(messages["message"])[:, 1]
        messages.to_csv(output, index=False)
        print((perf_counter() - start) / len(messages), flush=True)


if __name__ == "__main__":
    main()
