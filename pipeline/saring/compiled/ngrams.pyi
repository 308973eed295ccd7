import numpy as np
from numpy.typing import NDArray

class Engine:
    def __init__(
        self,
        char_keys: NDArray[np.uint64],
        char_columns: NDArray[np.int64],
        n_min: int,
        n_max: int,
        alphabet: NDArray[np.uint32],
        word_keys: NDArray[np.uint64],
        word_columns: NDArray[np.int64],
        n_words: int,
        words: NDArray[np.uint64],
        word_numbers: NDArray[np.int64],
        idf: NDArray[np.float32],
        coefficients: NDArray[np.float32],
        foreign: NDArray[np.uint64],
        spared: NDArray[np.float64],
        n_letters: int,
        sublinear: bool = True,
    ) -> None: ...
    def decision_values(self, texts: list[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]: ...
    def rows(self, texts: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]: ...
    def document_frequencies(
        self, texts: list[str]
    ) -> tuple[tuple[NDArray[np.uint64], NDArray[np.int64]], tuple[NDArray[np.uint64], NDArray[np.int64]]]: ...
    def hash_ngrams(self, texts: list[str]) -> int: ...
