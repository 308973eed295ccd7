"""Arrays mapped from files that somebody else may have made: of the expected type, or refused."""

from __future__ import annotations

import warnings
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.typing import NDArray

# What numpy raises for a header that is damaged, or made to do harm.
_DAMAGED = (
    *(ValueError, TypeError, KeyError, EOFError, OverflowError, MemoryError, RecursionError, SyntaxError),
    *(TokenError, UserWarning),
)


def load_array(file: Path, dtype: str, n_dims: int = 1) -> NDArray[Any]:
    """Map an array of a type and a number of dimensions; raises `ValueError` for any other and for a damaged file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # numpy warns of headers that it has to mend
            array: NDArray[Any] = np.lib.format.open_memmap(file, mode="r")  # never a pickle, nor a zip
    except _DAMAGED as error:
        raise ValueError(f"expected an array, found {type(error).__name__}") from error
    if array.dtype != np.dtype(dtype) or array.ndim != n_dims:
        raise ValueError(f"expected an array of {dtype} with {n_dims} dimensions, found another")
    return array


def are_ascending(values: NDArray[Any], *, strictly: bool = True) -> bool:
    """Tell whether values ascend, each above the one before, or, unless `strictly`, as large."""
    return bool(np.all(values[1:] > values[:-1]) if strictly else np.all(values[1:] >= values[:-1]))


def are_below(values: NDArray[Any], limit: int) -> bool:
    """Tell whether all values are from 0 to below a limit."""
    return not len(values) or bool(values.min() >= 0 and values.max() < limit)
