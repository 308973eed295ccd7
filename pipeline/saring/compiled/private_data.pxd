# cython: language_level=3
"""Which texts the rules for private data must read; shared by the loops, compiled into each that uses it."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.stdint cimport uint8_t, uint16_t, uint32_t

from saring.compiled.characters cimport is_number, lower

cdef extern from "Python.h":
    uint32_t PyUnicode_READ(int kind, const void* data, Py_ssize_t index) noexcept nogil
    bint Py_UNICODE_ISALNUM(uint32_t code) noexcept nogil
    bint Py_UNICODE_ISDECIMAL(uint32_t code) noexcept nogil

cdef enum:
    # What a text has anywhere in it, a bit each.
    HAS_AT = 1
    HAS_BRACKET = 2
    HAS_QUERY = 4
    MAY_HAVE_EIGHT = 8

cdef enum:
    N_ASCII_CODES = 128
    N_DIGITS_NEAR = 6
    MAX_DIGIT_GAP = 4
    N_DIGITS_PLATE = 2
    MAX_CAPITALS = 3


ctypedef fused Letter:
    uint8_t
    uint16_t
    uint32_t


cdef struct Signs:
    uint32_t n_digits  # of ASCII
    uint32_t n_foreign  # other characters than those of ASCII, which may be digits too
    uint8_t bits


cdef inline Signs _signs(const Letter* text, Py_ssize_t n) noexcept nogil:
    """Return what a text has anywhere in it; plain loops over all characters, which a compiler makes many at a time."""
    cdef uint32_t n_digits = 0, n_foreign = 0
    cdef uint8_t found = 0
    cdef Py_ssize_t i
    for i in range(n):
        n_digits += <Letter>(text[i] - 48) < 10
        n_foreign += text[i] >= N_ASCII_CODES
    for i in range(n):
        found |= (
            ((text[i] == 64) | (text[i] == 0xFF20)) * HAS_AT
            | ((text[i] == 40) | (text[i] == 91) | (text[i] == 123)) * HAS_BRACKET
            | ((text[i] == 63) | (text[i] == 35)) * HAS_QUERY
        )
    # A letter and its capital differ by 32: " at " and the beginning of "delapan", the words of digits and signs.
    for i in range(n - 3):
        found |= (
            ((text[i] == 32) & ((text[i + 1] | 32) == 97) & ((text[i + 2] | 32) == 116) & (text[i + 3] == 32)) * HAS_AT
            | (((text[i] | 32) == 100) & ((text[i + 1] | 32) == 101) & ((text[i + 2] | 32) == 108) & ((text[i + 3] | 32) == 97))
            * MAY_HAVE_EIGHT
        )
    return Signs(n_digits, n_foreign, found)


cdef inline bint may_hold_private_data(str text):
    """Tell what `saring.text.private._may_hold_private_data` does: whether the rules for private data must read a text."""
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef Py_ssize_t n = PyUnicode_GET_LENGTH(text)
    cdef Signs signs
    if kind == 1:
        signs = _signs(<const uint8_t*>data, n)
    elif kind == 2:
        signs = _signs(<const uint16_t*>data, n)
    else:
        signs = _signs(<const uint32_t*>data, n)
    return (
        signs.bits & HAS_AT
        or signs.n_digits + signs.n_foreign >= N_DIGITS_NEAR and _has_digits_near(kind, data, n)
        or signs.n_digits >= N_DIGITS_PLATE and (_may_have_plate(kind, data, n) or _names_plate(kind, data, n))
        or signs.bits & MAY_HAVE_EIGHT and _has_word(kind, data, n, b"delapan")
        or signs.bits & HAS_BRACKET and _has_spelled_at(kind, data, n)
        or signs.bits & HAS_QUERY and _has_word(kind, data, n, b"://")
    )


cdef inline bint _is_digit(uint32_t c) noexcept nogil:
    return is_number(c) or c >= N_ASCII_CODES and Py_UNICODE_ISDECIMAL(c)


cdef inline bint _has_digits_near(int kind, const void* data, Py_ssize_t n) noexcept nogil:
    """Tell whether six digits stand with at most four other characters between each two."""
    cdef Py_ssize_t i
    cdef int n_near = 0, gap = 0
    for i in range(n):
        if _is_digit(PyUnicode_READ(kind, data, i)):
            n_near = n_near + 1 if gap <= MAX_DIGIT_GAP else 1
            gap = 0
            if n_near >= N_DIGITS_NEAR:
                return True
        else:
            gap += 1
    return False


# A zero stands behind the last character of a text, and nothing that is looked for below holds one.
cdef inline bint _may_have_plate(int kind, const void* data, Py_ssize_t n) noexcept nogil:
    """Tell whether one to three capitals that end a word stand behind a digit, with at most two signs between."""
    cdef Py_ssize_t i, at, first
    cdef uint32_t c
    for i in range(n):
        if not _is_digit(PyUnicode_READ(kind, data, i)):
            continue
        at = i + 1
        while at - i <= 2 and _is_between(PyUnicode_READ(kind, data, at)):
            at += 1
        first = at
        while 65 <= PyUnicode_READ(kind, data, at) <= 90:
            at += 1
        c = PyUnicode_READ(kind, data, at)
        if 0 < at - first <= MAX_CAPITALS and not (c == 45 or c == 95 or Py_UNICODE_ISALNUM(c)):
            return True
    return False


cdef inline bint _is_between(uint32_t c) noexcept nogil:
    return c == 32 or c == 46 or c == 45


cdef inline bint _names_plate(int kind, const void* data, Py_ssize_t n) noexcept nogil:
    return (
        _has_word(kind, data, n, b"plat")
        or _has_word(kind, data, n, b"pelat")
        or _has_word(kind, data, n, b"pol") and (  # as in many words that say nothing of a plate
            _has_word(kind, data, n, b"nopol")
            or _has_word(kind, data, n, b"no pol")
            or _has_word(kind, data, n, b"no.pol")
            or _has_word(kind, data, n, b"no. pol")
            or _has_word(kind, data, n, b"nomor pol")
        )
    )


cdef inline bint _has_spelled_at(int kind, const void* data, Py_ssize_t n) noexcept nogil:
    """Tell whether "at", "a" or "et" stands in brackets of any kind, with at most a space beside it."""
    cdef Py_ssize_t i, at
    cdef uint32_t c
    for i in range(n):
        c = PyUnicode_READ(kind, data, i)
        if c != 40 and c != 91 and c != 123:
            continue
        at = i + 1 + (PyUnicode_READ(kind, data, i + 1) == 32)
        if lower(PyUnicode_READ(kind, data, at)) == 97:
            at += 1 + (lower(PyUnicode_READ(kind, data, at + 1)) == 116)
        elif lower(PyUnicode_READ(kind, data, at)) == 101 and lower(PyUnicode_READ(kind, data, at + 1)) == 116:
            at += 2
        else:
            continue
        at += PyUnicode_READ(kind, data, at) == 32
        c = PyUnicode_READ(kind, data, at)
        if c == 41 or c == 93 or c == 125:
            return True
    return False


cdef inline bint _has_word(int kind, const void* data, Py_ssize_t n, const char* word) noexcept nogil:
    """Tell whether small ASCII characters stand somewhere in a text, in any case."""
    cdef Py_ssize_t i, k
    for i in range(n):
        k = 0
        while word[k] and lower(PyUnicode_READ(kind, data, i + k)) == <uint32_t>word[k]:
            k += 1
        if not word[k]:
            return True
    return False
