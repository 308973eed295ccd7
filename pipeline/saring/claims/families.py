"""Texts of one wording parted by what they say of places, dates and numbers.

A detail is compared with the detail that stands among the same words in the other text: "di Malang tadi pagi" and
"di Padang tadi pagi" differ, while a text that was cut, or has a number of its own elsewhere, does not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from saring.claims.details import DATE, NUMBER, PLACE, TIME

Slot = tuple[str, ...]
Details = Mapping[Slot, str]
_SYMBOLS = frozenset({PLACE, DATE, TIME, NUMBER})
_N_NEIGHBOURS = 2


def details_of(normalised: str, values: Sequence[str]) -> dict[Slot, str]:
    """Return the details of a masked, normalised text by the words around each; `values` are theirs, in order.

    A place among words that stand twice in the text, with different values, is left out.
    """
    tokens = [token for token in normalised.split(" ") if token not in ",.!?:;"]
    at = [i for i, token in enumerate(tokens) if token in _SYMBOLS]
    if len(at) > len(values):
        return {}  # symbols the text brought along itself
    values = values[len(values) - len(at) :]  # an opening that was stripped takes its details along
    found: dict[Slot, set[str]] = defaultdict(set)
    for i, value in zip(at, values, strict=True):
        for slot in _slots(tokens, i):
            found[slot].add(value)
    return {slot: next(iter(said)) for slot, said in found.items() if len(said) == 1}


def _slots(tokens: list[str], i: int) -> list[Slot]:
    symbol, before, after = tokens[i], tokens[max(0, i - _N_NEIGHBOURS) : i], tokens[i + 1 : i + 1 + _N_NEIGHBOURS]
    slots: list[Slot] = []
    if len(before) == _N_NEIGHBOURS:
        slots.append((symbol, *before, ""))
    if len(after) == _N_NEIGHBOURS:
        slots.append((symbol, "", *after))
    if before and after:
        slots.append((symbol, before[-1], after[0], ""))
    return slots or [(symbol, *before, *after)] * bool(before or after)


def part_by_details(texts: Sequence[Details], weights: Sequence[int]) -> list[int]:
    """Return a number for each text of one wording; texts whose details differ have different numbers.

    A text that leaves a detail out goes with those it shares most other details with, else with the heaviest
    (`weights`, the number of copies). The parting does not depend on the order of the texts.
    """
    parts: list[list[int]] = []
    waiting = [list(range(len(texts)))]
    while waiting:
        members = waiting.pop()
        branches = _branches(texts, weights, members)
        if len(branches) > 1:
            waiting += branches
        else:
            parts.append(members)
    number = {i: n for n, members in enumerate(parts) for i in members}
    return [number[i] for i in range(len(texts))]


def _branches(texts: Sequence[Details], weights: Sequence[int], members: list[int]) -> list[list[int]]:
    """Part texts by the one detail most of them give in different ways; all together if there is none."""
    slot = _deciding(texts, members)
    if slot is None:
        return [members]
    branches: dict[str, list[int]] = defaultdict(list)
    without: list[int] = []
    for i in members:
        value = texts[i].get(slot)
        (branches[value] if value is not None else without).append(i)
    owners = _owners(texts, branches)
    heaviest = min(branches, key=lambda value: (-sum(weights[i] for i in branches[value]), value))
    branch_of = [_nearest_branch(texts[i], owners, heaviest) for i in without]
    for i, branch in zip(without, branch_of, strict=True):
        branches[branch].append(i)
    return list(branches.values())


def _deciding(texts: Sequence[Details], members: list[int]) -> Slot | None:
    n_texts: Counter[Slot] = Counter()
    first: dict[Slot, str] = {}
    differs: set[Slot] = set()
    for i in members:
        for slot, value in texts[i].items():
            n_texts[slot] += 1
            if first.setdefault(slot, value) != value:
                differs.add(slot)
    return min(differs, key=lambda slot: (-n_texts[slot], slot)) if differs else None


def _owners(texts: Sequence[Details], branches: Mapping[str, list[int]]) -> dict[tuple[Slot, str], str]:
    """Return for each detail the one branch that gives it; a detail of several branches counts for none."""
    owners: dict[tuple[Slot, str], str] = {}
    for value, members in branches.items():
        for i in members:
            for item in texts[i].items():
                owners[item] = value if owners.get(item, value) == value else ""
    return owners


def _nearest_branch(details: Details, owners: Mapping[tuple[Slot, str], str], heaviest: str) -> str:
    votes = Counter(owner for item in details.items() if (owner := owners.get(item)))
    return min(votes, key=lambda value: (-votes[value], value)) if votes else heaviest
