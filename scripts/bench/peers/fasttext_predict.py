"""fastText with subwords: learns TRAIN.csv, says its F1 on TEST.csv, predicts TEXTS.txt once for each line sent."""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import fasttext

EPOCHS, RATE, N_WORDS = 25, 0.5, 2


def read(path: str) -> list[tuple[str, str]]:
    """Read texts and labels."""
    with Path(path).open(encoding="utf-8", newline="") as stream:
        return [(" ".join(row["text"].split()), row["label"]) for row in csv.DictReader(stream)]


def main() -> None:
    """Learn, say the F1 of `hoax`, and serve."""
    train, test, texts_path, n_min = sys.argv[1:]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as stream:
        stream.writelines(f"__label__{label} {text}\n" for text, label in read(train))
        stream.flush()
        model = fasttext.train_supervised(
            stream.name, minn=int(n_min), maxn=5, wordNgrams=N_WORDS, epoch=EPOCHS, lr=RATE, thread=1, verbose=0
        )
    rows = read(test)
    said = [labels[0] == "__label__hoax" for labels in model.predict([text for text, _ in rows])[0]]
    true = [label == "hoax" for _, label in rows]
    both = sum(s and t for s, t in zip(said, true, strict=True))
    print(json.dumps({"f1": 2 * both / max(1, sum(said) + sum(true))}), flush=True)
    texts = Path(texts_path).read_text(encoding="utf-8").splitlines()
    for _ in sys.stdin:
        start = perf_counter()
        model.predict(texts)
        print((perf_counter() - start) / len(texts), flush=True)


if __name__ == "__main__":
    main()
