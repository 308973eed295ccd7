# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""The loops every command passes once for each row it writes: a message to a row, rows to lines of a file.

Each gives exactly what its reference gives (`read_row` and `batch_row` in `saring.reports.message_rows`, the modules `json`
and `csv` of the standard library in `saring.reports.lines`); tests hold them together on any value.
"""

from cpython.datetime cimport (
    datetime,
    datetime_day,
    datetime_hour,
    datetime_microsecond,
    datetime_minute,
    datetime_month,
    datetime_second,
    datetime_tzinfo,
    datetime_year,
    import_datetime,
)
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_DecodeASCII, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.math cimport fabs, rint, signbit
from libc.stdint cimport int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memcpy

from saring.compiled.fields cimport check, field

import_datetime()

ctypedef fused Letter:
    uint8_t
    uint16_t
    uint32_t

cdef enum:
    N_AT_ONCE = 8
    N_SCORED = 3

# Eight bytes in one word: a one in each, and the highest bit of each.
cdef uint64_t ONES = 0x0101010101010101
cdef uint64_t HIGHS = 0x8080808080808080

cdef double MILLION = 1e6
# How near a number may come to the middle between two of six digits, in units of the last, before only exact arithmetic
# tells where it belongs; and from where on it is not trusted at all.
cdef double MARGIN = 1e-3
cdef double MAX_ROUNDED = 1e6
# Six digits after the point are all of a number below the one (no more than 15 in all), and written without exponent above the other.
cdef double MAX_DIGITS = 1e9
cdef double MIN_PLAIN = 1e-4


def read_row(object message):
    """Return a message without its last two fields, its time in ISO 8601 or None."""
    check(message)
    return (
        field(message, 0), field(message, 1), field(message, 2), _iso(field(message, 3)), field(message, 4), field(message, 5),
        field(message, 6),
    )


def batch_row(object item):
    """Return a scored message as a row: its message, what the model says of it with six digits, the details of its reasons."""
    if not isinstance(item, tuple) or len(<tuple>item) != N_SCORED:
        raise TypeError("item must be a ScoredMessage")
    cdef object message = field(item, 0), score = field(item, 1)
    check(message)
    return (
        field(message, 0), field(message, 1), field(message, 2), _iso(field(message, 3)), field(message, 4), field(message, 5),
        str(score.verdict), _rounded(score.hoax_probability), _rounded(score.check_worthiness), _rounded(score.risk),
        [reason.detail for reason in score.reasons], field(item, 2), field(message, 6),
    )


cdef object _rounded(object number):
    """Return `round(number, 6)`; None for None."""
    cdef double exact, scaled, whole
    if number is None:
        return None
    if type(number) is float:
        exact = number
        scaled = exact * MILLION
        whole = rint(scaled)
        if fabs(exact) < MAX_ROUNDED and fabs(fabs(scaled - whole) - 0.5) > MARGIN:
            return whole / MILLION
    return round(number, 6)


cdef object _iso(object at):
    """Return `at.isoformat()`; None for None."""
    cdef char letters[19]
    if at is None:
        return None
    if type(at) is not datetime or datetime_tzinfo(at) is not None or datetime_microsecond(at):
        return at.isoformat()
    _two(letters, datetime_year(at) // 100)
    _two(letters + 2, datetime_year(at) % 100)
    _two(letters + 5, datetime_month(at))
    _two(letters + 8, datetime_day(at))
    _two(letters + 11, datetime_hour(at))
    _two(letters + 14, datetime_minute(at))
    _two(letters + 17, datetime_second(at))
    letters[4] = letters[7] = 45
    letters[10] = 84
    letters[13] = letters[16] = 58
    return PyUnicode_DecodeASCII(letters, 19, NULL)


cdef inline void _two(char* letters, int number) noexcept nogil:
    letters[0] = 48 + number // 10
    letters[1] = 48 + number % 10


cdef class _Lines:
    """Bytes of lines being written; `encode` gives the text of a value that is written seldom."""

    cdef object encode
    cdef uint8_t* buffer
    cdef Py_ssize_t n, capacity

    def __cinit__(self, *_):
        self.capacity = 1 << 16
        self.buffer = <uint8_t*>malloc(self.capacity)
        if self.buffer == NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.buffer)

    cdef int _need(self, Py_ssize_t more) except -1:
        cdef uint8_t* grown
        cdef Py_ssize_t capacity = 2 * (self.n + more)
        if self.n + more > self.capacity:
            grown = <uint8_t*>realloc(self.buffer, capacity)
            if grown == NULL:
                raise MemoryError
            self.buffer, self.capacity = grown, capacity
        return 0

    cdef int _raw(self, const char* piece, Py_ssize_t size) except -1:
        self._need(size)
        memcpy(self.buffer + self.n, piece, size)
        self.n += size
        return 0

    cdef bint _number(self, object value) except -1:
        """Write a float that has six digits after the point at most, as `repr` does; return whether it is one."""
        cdef double number = value
        cdef int64_t scaled
        cdef uint8_t letters[24]
        cdef int k = 24, n_decimals = 6
        if not (MIN_PLAIN <= number < MAX_DIGITS or number == 0 and not signbit(number)):
            return False
        scaled = <int64_t>(number * MILLION + 0.5)
        if <double>scaled / MILLION != number:
            return False
        while n_decimals > 1 and scaled % 10 == 0:
            scaled //= 10
            n_decimals -= 1
        while scaled or n_decimals >= -1:  # one digit at least before the point
            k -= 1
            if n_decimals == 0:
                letters[k] = 46
            else:
                letters[k] = 48 + scaled % 10
                scaled //= 10
            n_decimals -= 1
        self._raw(<const char*>letters + k, 24 - k)
        return True


cdef class JsonLines(_Lines):
    """Writes rows as JSON lines in UTF-8; `keys` is what stands before each value, `encode` gives the JSON of one."""

    cdef list keys

    def __init__(self, list keys, encode):
        self.keys = keys
        self.encode = encode

    def lines(self, list rows):
        """Return the lines of rows as bytes; a surrogate becomes a question mark."""
        cdef Py_ssize_t k, n_keys = len(self.keys)
        cdef bytes key
        self.n = 0
        for row in rows:
            if len(row) != n_keys:
                raise ValueError(f"a row must have {n_keys} values, found {len(row)}")
            for k in range(n_keys):
                key = <bytes>self.keys[k]
                self._raw(key, len(key))
                self._value(row[k])
            self._raw(b"}\n", 2)
        return self.buffer[:self.n]

    cdef int _value(self, object value) except -1:
        if isinstance(value, str):
            return self._quoted(<str>value)
        if value is None:
            return self._raw(b"null", 4)
        if type(value) is float and self._number(value) or type(value) is list and self._texts(<list>value):
            return 0
        cdef bytes encoded = (<str>self.encode(value)).encode("utf-8", "replace")
        return self._raw(encoded, len(encoded))

    cdef bint _texts(self, list values) except -1:
        """Write a list of texts; return whether it was one."""
        cdef Py_ssize_t k
        for value in values:
            if type(value) is not str:
                return False
        self._raw(b"[", 1)
        for k in range(len(values)):
            if k:
                self._raw(b", ", 2)
            self._quoted(<str>values[k])
        self._raw(b"]", 1)
        return True

    cdef int _quoted(self, str text) except -1:
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* data = PyUnicode_DATA(text)
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        self._need(6 * size + 2)
        cdef uint8_t* out = self.buffer + self.n
        out[0] = 34
        if kind == 1 and not _is_odd(<const uint8_t*>data, size, 92, 32):
            memcpy(out + 1, data, size)
            out += size + 1
        elif kind == 1:
            out = _in_json(<const uint8_t*>data, size, out + 1)
        elif kind == 2:
            out = _in_json(<const uint16_t*>data, size, out + 1)
        else:
            out = _in_json(<const uint32_t*>data, size, out + 1)
        out[0] = 34
        self.n = out + 1 - self.buffer
        return 0


cdef inline uint64_t _has(uint64_t word, uint64_t letter) noexcept nogil:
    """Whether a byte of a word is a letter of ASCII."""
    word ^= ONES * letter
    return (word - ONES) & ~word & HIGHS


cdef inline uint64_t _odd_bytes(const uint8_t* letters, uint64_t other, uint64_t least) noexcept nogil:
    """Whether eight bytes hold a quote, the other letter, one that is not ASCII or one below the least."""
    cdef uint64_t word
    memcpy(&word, letters, N_AT_ONCE)
    return (word | (word - ONES * least) & ~word) & HIGHS | _has(word, 34) | _has(word, other)


cdef inline bint _is_odd(const uint8_t* letters, Py_ssize_t size, uint64_t other, uint64_t least) noexcept nogil:
    """Whether bytes cannot stand in a file as they are: see `_odd_bytes`."""
    cdef Py_ssize_t k = 0
    cdef uint64_t odd = 0
    if size < N_AT_ONCE:
        for k in range(size):
            odd |= letters[k] > 127 or letters[k] == 34 or letters[k] == other or letters[k] < least
        return odd != 0
    while k < size - N_AT_ONCE:
        odd |= _odd_bytes(letters + k, other, least)
        k += N_AT_ONCE
    return (odd | _odd_bytes(letters + size - N_AT_ONCE, other, least)) != 0


cdef uint8_t* _in_json(const Letter* letters, Py_ssize_t size, uint8_t* out) noexcept nogil:
    """Write letters as they stand between the quotes of JSON; return where they end."""
    cdef Py_ssize_t k = 0, j, end
    cdef uint32_t c
    cdef uint64_t odd
    while k < size:
        end = min(k + N_AT_ONCE, size)
        if end - k == N_AT_ONCE:  # most letters are plain: eight are looked at, and copied, together
            odd = 0
            if Letter is uint8_t:
                odd = _odd_bytes(letters + k, 92, 32)
                memcpy(out, letters + k, N_AT_ONCE)
            else:
                for j in range(N_AT_ONCE):
                    odd |= (<Letter>(letters[k + j] - 32) > 95) | (letters[k + j] == 34) | (letters[k + j] == 92)
                    out[j] = <uint8_t>letters[k + j]
            if not odd:
                out += N_AT_ONCE
                k = end
                continue
        while k < end:
            c = letters[k]
            if c >= 128:
                out = _in_utf8(out, c)
            elif c < 32 or c == 34 or c == 92:
                out = _escaped(out, c)
            else:
                out[0] = c
                out += 1
            k += 1
    return out


cdef const char* HEX = "0123456789abcdef"


cdef uint8_t* _escaped(uint8_t* out, uint32_t c) noexcept nogil:
    cdef uint8_t letter = 0
    if c == 34 or c == 92:
        letter = c
    elif c == 10:
        letter = 110
    elif c == 13:
        letter = 114
    elif c == 9:
        letter = 116
    elif c == 8:
        letter = 98
    elif c == 12:
        letter = 102
    out[0] = 92
    if letter:
        out[1] = letter
        return out + 2
    out[1] = 117
    out[2] = out[3] = 48
    out[4] = HEX[c >> 4]
    out[5] = HEX[c & 15]
    return out + 6


cdef uint8_t* _in_utf8(uint8_t* out, uint32_t c) noexcept nogil:
    if c < 0x800:
        out[0] = 0xC0 | (c >> 6)
        out[1] = 0x80 | (c & 63)
        return out + 2
    if 0xD800 <= c < 0xE000:
        out[0] = 63
        return out + 1
    if c < 0x10000:
        out[0] = 0xE0 | (c >> 12)
        out[1] = 0x80 | ((c >> 6) & 63)
        out[2] = 0x80 | (c & 63)
        return out + 3
    out[0] = 0xF0 | (c >> 18)
    out[1] = 0x80 | ((c >> 12) & 63)
    out[2] = 0x80 | ((c >> 6) & 63)
    out[3] = 0x80 | (c & 63)
    return out + 4


cdef class CsvLines(_Lines):
    """Writes rows as CSV in UTF-8: commas, CR and LF, quotes where they are needed, and no text that is a formula.

    `encode` gives the cell of a value that is neither text nor number nor None nor a list of one text.
    """

    def __init__(self, encode):
        self.encode = encode

    def lines(self, list rows):
        """Return the lines of rows as bytes; a surrogate becomes a question mark."""
        cdef Py_ssize_t start
        cdef bint later
        self.n = 0
        for row in rows:
            start, later = self.n, False
            for value in row:
                if later:
                    self._raw(b",", 1)
                later = True
                self._value(value)
            if later and self.n == start:  # one empty cell: an empty line would be none
                self._raw(b'""', 2)
            self._raw(b"\r\n", 2)
        return self.buffer[:self.n]

    cdef int _value(self, object value) except -1:
        if type(value) is list and len(<list>value) == 1:
            value = (<list>value)[0] if type((<list>value)[0]) is str else value
        if type(value) is str:
            return self._cell(<str>value, _is_formula(<str>value))
        if value is None or type(value) is float and self._number(value):
            return 0
        value = self.encode(value)
        if value is None:
            return 0
        return self._cell(<str>value if isinstance(value, str) else str(value), False)

    cdef int _cell(self, str text, bint is_formula) except -1:
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* data = PyUnicode_DATA(text)
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        self._need(4 * size + 3)
        cdef uint8_t* out = self.buffer + self.n
        if kind == 1 and not is_formula and not _is_odd(<const uint8_t*>data, size, 44, 14):
            memcpy(out, data, size)
            out += size
        elif kind == 1:
            out = _in_csv(<const uint8_t*>data, size, out, is_formula)
        elif kind == 2:
            out = _in_csv(<const uint16_t*>data, size, out, is_formula)
        else:
            out = _in_csv(<const uint32_t*>data, size, out, is_formula)
        self.n = out - self.buffer
        return 0


cdef inline bint _is_formula(str text):
    """Return what `saring.files.tables.is_formula` does."""
    cdef uint32_t c = ord(text[0]) if text else 0
    if c == 9 or c == 13:
        return True
    for letter in text:
        c = ord(letter)
        if not _is_passed_over(c):
            # = + - @, and their wide and small forms
            return (
                c == 61 or c == 43 or c == 45 or c == 64 or c == 0x2212 or c == 0xFE62 or c == 0xFE63 or c == 0xFE66
                or c == 0xFE6B or c == 0xFF0B or c == 0xFF0D or c == 0xFF1D or c == 0xFF20
            )
    return False


cdef inline bint _is_passed_over(uint32_t c) noexcept nogil:
    """Return whether a spreadsheet may pass over a character before a formula: a space, or an invisible one."""
    if 32 < c < 0x7F:
        return False
    return (
        c <= 0xA0 or c == 0xAD or c == 0x61C or c == 0x180E or 0x2000 <= c <= 0x200F or 0x2028 <= c <= 0x202F
        or 0x205F <= c <= 0x206F or c == 0x3000 or c == 0xFEFF
    )


cdef uint8_t* _in_csv(const Letter* letters, Py_ssize_t size, uint8_t* out, bint is_formula) noexcept nogil:
    """Write letters as a cell, an apostrophe before those of a formula; return where they end."""
    cdef Py_ssize_t k, j, end
    cdef uint32_t c
    cdef uint64_t odd
    cdef Letter quoted = 0
    for k in range(size):
        quoted |= <Letter>((letters[k] == 44) | (letters[k] == 34) | (letters[k] == 10) | (letters[k] == 13))
    if quoted:
        out[0] = 34
        out += 1
    if is_formula:
        out[0] = 39
        out += 1
    k = 0
    while k < size:
        end = min(k + N_AT_ONCE, size)
        if end - k == N_AT_ONCE:
            odd = 0
            if Letter is uint8_t:
                odd = _odd_bytes(letters + k, 34, 0)
                memcpy(out, letters + k, N_AT_ONCE)
            else:
                for j in range(N_AT_ONCE):
                    odd |= (letters[k + j] > 127) | (letters[k + j] == 34)
                    out[j] = <uint8_t>letters[k + j]
            if not odd:
                out += N_AT_ONCE
                k = end
                continue
        while k < end:
            c = letters[k]
            if c >= 128:
                out = _in_utf8(out, c)
            else:
                out[0] = c
                out += 1
                if c == 34:
                    out[0] = 34
                    out += 1
            k += 1
    if quoted:
        out[0] = 34
        out += 1
    return out
