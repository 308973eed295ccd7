from collections.abc import Sequence

def may_hold_private_data(text: str) -> bool: ...

class WordSet:
    def __init__(self, words: list[str]) -> None: ...
    def count_unseen(self, texts: list[str]) -> tuple[int, int]: ...
    def find_texts(self, texts: list[str]) -> list[int]: ...

class ContextCheck:
    def __init__(
        self, leaning: list[str], endings: Sequence[str], min_words: int, min_content: int, max_leaning: int
    ) -> None: ...
    def candidates(self, normalised: list[str]) -> list[int]: ...

class ProseCheck:
    def __init__(
        self,
        marks: str,
        min_marks: int,
        max_share: float,
        min_rows: int,
        digit: str,
        min_digits: int,
        min_tokens: int,
    ) -> None: ...
    def candidates(self, texts: list[str], normalised: list[str]) -> list[int]: ...
