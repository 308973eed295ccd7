# cython: language_level=3
"""What a character is to the rules of `saring.text`; shared by the loops, compiled into each that uses it."""

from libc.stdint cimport uint16_t, uint32_t

# The bits of a class, 0 for a character not met yet; `saring.text.scanner` says what each means.
cdef enum:
    KNOWN = 1
    WORD = 2
    TOKEN = 4
    LETTER = 8
    NUMERAL = 16
    LOOK_ALIKE = 64
    MARK = 128
    SYMBOL = 256
    IN_LINK = 512
    LAST_IN_LINK = 1024

cdef enum:
    DIGIT = 0xE000
    LINK = 0xE001
    LINK_SHORT = 0xE002
    LINK_GOV = 0xE003
    LINK_APP = 0xE004
    MENTION = 0xE009
    FIRST_SYMBOL = 0xE000
    LAST_SYMBOL = 0xE0FF


cdef inline bint is_small(uint32_t c) noexcept nogil:
    return 97 <= c <= 122


cdef inline bint is_number(uint32_t c) noexcept nogil:
    return 48 <= c <= 57


cdef inline uint32_t lower(uint32_t c) noexcept nogil:
    return c + 32 if 65 <= c <= 90 else c


cdef inline bint is_in_label(uint32_t c) noexcept nogil:
    """Tell whether an ASCII character may be in a label of a host: a letter, a digit, a hyphen, an underscore."""
    return is_small(lower(c)) or is_number(c) or c == 45 or c == 95


cdef inline bint is_symbol(uint32_t c) noexcept nogil:
    return FIRST_SYMBOL <= c <= LAST_SYMBOL


cdef inline bint says(const uint32_t* text, Py_ssize_t at, Py_ssize_t end, const char* word) noexcept nogil:
    """Tell whether a small ASCII word stands at a place of a text that ends at `end`, in any case."""
    cdef Py_ssize_t i = 0
    while word[i]:
        if at + i >= end or lower(text[at + i]) != <uint32_t>word[i]:
            return False
        i += 1
    return True
