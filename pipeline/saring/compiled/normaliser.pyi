from collections.abc import Callable

from saring.compiled.reference import NormaliserReference

class Scanner:
    def __init__(
        self, class_of: Callable[[int], int], is_bare_link: Callable[..., bool], top_levels: frozenset[bytes]
    ) -> None: ...
    def links(self, text: str) -> list[tuple[int, int]]: ...

class Normaliser:
    def __init__(
        self,
        scanner: Scanner,
        reference: NormaliserReference,
        *,
        look_alikes: dict[int, int],
        spellings: dict[str, str],
        opening_starts: list[str],
    ) -> None: ...
    def normalise(self, text: str, keep_digits: bool = False) -> str: ...
    def normalise_many(self, texts: list[str]) -> list[str]: ...
