# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""The loops every command passes once for each message: a WhatsApp export in, JSON lines out.

Each gives exactly what its reference gives (`_Run._loop` in `pipeline.readers.whatsapp`, `masked` in
`pipeline.privacy`, `read_row` in `pipeline.reports.message_rows`, the JSON encoder of the standard library); tests hold them
together on any Unicode. A header is not parsed here: its parts are looked
up among those the reference has read before, and a line that holds another goes to the reference.
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
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_SET_ITEM
from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_DecodeASCII,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_Substring,
)
from libc.stdint cimport uint8_t, uint16_t, uint32_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memcpy

cdef extern from "Python.h":
    uint32_t PyUnicode_READ(int kind, const void* data, Py_ssize_t index) noexcept nogil
    Py_ssize_t PyUnicode_FindChar(object text, uint32_t char, Py_ssize_t start, Py_ssize_t end, int direction)
    ctypedef struct Type "PyTypeObject":
        object (*tp_alloc)(Type* cls, Py_ssize_t n)

import_datetime()

cdef enum:
    N_FIELDS = 9
    N_DIGITS_PRIVATE = 9
    N_START = 5
    N_ASCII = 128
    LRM = 0x200E
    MAX_STAMP = 60
    MAX_NAME = 100


cdef inline bint _is_digit(uint32_t c) noexcept nogil:
    return 48 <= c <= 57


cdef inline bint _is_space(uint32_t c) noexcept nogil:
    return c == 32 or c == 0xA0 or c == 0x202F


cdef bint _may_begin(int kind, const void* data, Py_ssize_t at, str leads):
    """Whether the line at a place may be a header; every line ends in a line feed, so one may look on."""
    cdef uint32_t c = PyUnicode_READ(kind, data, at)
    if c >= 128:
        return PyUnicode_FindChar(leads, c, 0, PyUnicode_GET_LENGTH(leads), 1) >= 0
    if c == 91:  # [
        return True
    if c == 82:  # R, of an era
        at += 1
        c = PyUnicode_READ(kind, data, at)
        return _is_digit(c) or c >= 128
    if not _is_digit(c):
        return False
    while _is_digit(c):
        at += 1
        c = PyUnicode_READ(kind, data, at)
    if c >= 128:
        return True
    if c != 45 and c != 46 and c != 47 and c != 58:  # - . / :
        return False
    c = PyUnicode_READ(kind, data, at + 1)
    if c == 32:
        c = PyUnicode_READ(kind, data, at + 2)
    return _is_digit(c) or c == 82 or c >= 128


cdef class _Starts:
    """How texts begin that are given a thorough look, found by two letters before all of them are compared."""

    cdef object starts
    cdef uint8_t[N_ASCII * N_ASCII] may

    def __cinit__(self, starts):
        self.starts = starts
        for start in starts:
            if len(start) > 1 and start[:2].isascii():
                self.may[ord(start[0]) * N_ASCII + ord(start[1])] = 1

    cdef bint hold(self, str block, int kind, const void* data, Py_ssize_t at, Py_ssize_t end):
        """Whether the line from one place to another begins so."""
        cdef uint32_t first, second
        if end - at > 1:
            first, second = PyUnicode_READ(kind, data, at), PyUnicode_READ(kind, data, at + 1)
            if first < N_ASCII and second < N_ASCII and not self.may[first * N_ASCII + second]:
                return False
        return PyUnicode_Substring(block, at, min(at + N_START, end)) in self.starts


def messages(
    run, blocks, dict firsts, dict seconds, str begin, str join, str end, str leads, starts, cls, str platform, str plain,
):
    """Yield the messages of blocks of whole lines, and count their lines in the account of the run."""
    cdef dict senders = run.senders, kinds = run.kinds
    cdef str chat = run.chat, origin = f"{run.source.name}:", block, text, what, last_first = ""
    cdef object account = run.account, odd = run._odd, told = run._told, days = None, time, sender, entry
    cdef _Starts special = _Starts(starts)
    # The message at hand, given once the next one begins: `ready`, or `pending` where it needs a thorough look.
    cdef object ready = None
    cdef tuple pending = ()
    cdef list more = []
    cdef Py_ssize_t number = 0, ready_at = 0, n_messages = 0, n_continuation = 0, n_unread = 0
    cdef Py_ssize_t i, p, q, k, size, newline, first_end, n_more, n_begin = len(begin), n_join = len(join), n_end = len(end)
    cdef int kind
    cdef const void* data
    cdef uint32_t end0 = ord(end[0]), end1 = ord(end[1])
    cdef bint is_header, is_special
    try:
        for block in blocks:
            kind, data, size = PyUnicode_KIND(block), PyUnicode_DATA(block), PyUnicode_GET_LENGTH(block)
            i = 0
            while i < size:
                number += 1
                newline = PyUnicode_FindChar(block, 10, i, size, 1)
                if not _may_begin(kind, data, i, leads):
                    if pending or ready is not None:
                        more.append(PyUnicode_Substring(block, i, newline))
                        n_continuation += 1
                    else:
                        n_unread += 1
                    i = newline + 1
                    continue
                sender = None
                is_header = n_begin == 0 or PyUnicode_READ(kind, data, i) == 91
                if is_header:
                    p = q = i + n_begin
                    is_header = False
                    while q + n_end < newline and q - p < MAX_STAMP:
                        if (
                            PyUnicode_READ(kind, data, q) == end0
                            and PyUnicode_READ(kind, data, q + 1) == end1
                            and (n_end == 2 or PyUnicode_READ(kind, data, q + 2) == 32)
                        ):
                            is_header = True
                            break
                        q += 1
                if is_header:
                    k = p
                    while k + n_join < q and not _joins(kind, data, k, join, n_join):
                        k += 1
                    if not _is(kind, data, p, k, last_first):
                        last_first = PyUnicode_Substring(block, p, k)
                        days = None
                    if days is None:
                        days = firsts.get(last_first)
                    time = None if days is None else seconds.get(PyUnicode_Substring(block, k + n_join, q))
                    p = q + n_end
                    q = p
                    while q < newline and q - p <= MAX_NAME and PyUnicode_READ(kind, data, q) != 58:
                        q += 1
                    if (
                        time is not None
                        and q + 1 < newline
                        and p < q <= p + MAX_NAME
                        and PyUnicode_READ(kind, data, q) == 58
                        and PyUnicode_READ(kind, data, q + 1) == 32
                        and PyUnicode_READ(kind, data, q + 2) != LRM
                    ):
                        sender = senders.get(PyUnicode_Substring(block, p, q))
                if sender is None:
                    if ready is not None:
                        pending = (_field(ready, 2), _field(ready, 3), _field(ready, 5), ready_at, plain)
                    entry = odd([PyUnicode_Substring(block, i, newline)], number, pending)
                    if entry is None:
                        if pending:
                            more.append(PyUnicode_Substring(block, i, newline))
                        if ready is not None:
                            pending = ()
                        i = newline + 1
                        continue
                    if ready is not None:
                        pending = ()
                # The one before is whole.
                if ready is not None:
                    if more:
                        text = "\n".join([_field(ready, 5), *more])
                        more.clear()
                        yield told(_field(ready, 2), _field(ready, 3), text, ready_at)
                    else:
                        n_messages += 1
                        yield ready
                    ready = None
                elif pending:
                    if more:
                        text = "\n".join([pending[2], *more])
                        more.clear()
                        yield told(pending[0], pending[1], text, pending[3])
                    elif pending[4]:
                        n_messages += 1
                        yield _message(cls, platform, chat, pending[0], pending[1], pending[4], pending[2],
                                       f"{origin}{pending[3]}")
                    else:
                        yield told(pending[0], pending[1], pending[2], pending[3])
                if sender is None:
                    pending = entry
                    i = newline + 1
                    continue
                p = q + 2
                first_end, n_more = newline, 0
                while newline + 1 < size and not _may_begin(kind, data, newline + 1, leads):
                    newline = PyUnicode_FindChar(block, 10, newline + 1, size, 1)
                    n_more += 1
                text = PyUnicode_Substring(block, p, newline)
                if (
                    first_end > p and _is_end(PyUnicode_READ(kind, data, first_end - 1))
                    or special.hold(block, kind, data, p, first_end)
                ):
                    pending = (sender, days + time, text, number, kinds.get(text, ""))
                elif n_more and _is_end(PyUnicode_READ(kind, data, newline - 1)):
                    pending = (sender, days + time, text, number, "")
                else:
                    pending = ()
                    ready_at = number
                    ready = _message(cls, platform, chat, sender, days + time, plain, text, f"{origin}{number}")
                number += n_more
                n_continuation += n_more
                i = newline + 1
        if ready is not None:
            yield told(_field(ready, 2), _field(ready, 3), "\n".join([_field(ready, 5), *more]), ready_at)
        elif pending:
            yield told(pending[0], pending[1], "\n".join([pending[2], *more]), pending[3])
        account.n_lines = number
    finally:
        account.n_messages += n_messages
        account.n_continuation += n_continuation
        account.n_unread += n_unread


cdef inline object _message(
    object cls, str platform, str chat, object sender, object sent_at, str what, str text, str origin
):
    cdef object row = (<Type*>cls).tp_alloc(<Type*>cls, N_FIELDS)
    _put(row, 0, platform)
    _put(row, 1, chat)
    _put(row, 2, sender)
    _put(row, 3, sent_at)
    _put(row, 4, what)
    _put(row, 5, text)
    _put(row, 6, origin)
    _put(row, 7, "")
    _put(row, 8, "")
    return row


cdef inline bint _is_end(uint32_t c) noexcept nogil:
    return c == 62 or c == 41 or c == 13


cdef inline bint _is(int kind, const void* data, Py_ssize_t at, Py_ssize_t end, str text):
    """Whether a text stands from one place to another; it is ASCII, or it is not found."""
    cdef Py_ssize_t k, n = PyUnicode_GET_LENGTH(text)
    cdef const uint8_t* letters = <const uint8_t*>PyUnicode_DATA(text)
    if n != end - at or PyUnicode_KIND(text) != 1:
        return False
    for k in range(n):
        if PyUnicode_READ(kind, data, at + k) != letters[k]:
            return False
    return True


cdef inline void _put(object row, Py_ssize_t place, object value):
    Py_INCREF(value)
    PyTuple_SET_ITEM(row, place, value)


cdef bint _joins(int kind, const void* data, Py_ssize_t at, str join, Py_ssize_t n):
    cdef Py_ssize_t k
    cdef uint32_t c, wanted
    for k in range(n):
        c = PyUnicode_READ(kind, data, at + k)
        wanted = PyUnicode_READ(PyUnicode_KIND(join), PyUnicode_DATA(join), k)
        if c != wanted and not (wanted == 32 and _is_space(c)):
            return False
    return True


cdef bint _may_hold_private_data(str text):
    """Whether a text holds an `@`, or as many ASCII digits as the shortest number that is masked."""
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef const uint8_t* letters = <const uint8_t*>data
    cdef Py_ssize_t k, n = 0, size = PyUnicode_GET_LENGTH(text)
    cdef bint found = False
    if kind == 1:
        for k in range(size):
            n += <uint8_t>(letters[k] - 48) < 10
            found |= letters[k] == 64
    elif kind == 2:
        for k in range(size):
            n += <uint16_t>((<const uint16_t*>data)[k] - 48) < 10
            found |= (<const uint16_t*>data)[k] == 64
    else:
        for k in range(size):
            n += <uint32_t>((<const uint32_t*>data)[k] - 48) < 10
            found |= (<const uint32_t*>data)[k] == 64
    return found or n >= N_DIGITS_PRIVATE


cdef inline int _checked(object message) except -1:
    if not isinstance(message, tuple) or len(<tuple>message) != N_FIELDS:
        raise TypeError("message must be a Message")
    return 0


cdef inline object _field(object message, Py_ssize_t place):
    return <object>PyTuple_GET_ITEM(message, place)


def masked(dict digests, digest, mask, object message, str shown):
    """Return a message (a `Message`, nothing else) with `shown` for its chat, digests for people, and no private data in what is text."""
    _checked(message)
    cdef object chat = _field(message, 1), sender = _field(message, 2), text = _field(message, 5), origin = _field(message, 6)
    cdef object source = _field(message, 7), link = _field(message, 8), cls = type(message)
    if sender:
        known = digests.get(sender)
        sender = digest(sender) if known is None else known
    if shown is not chat and shown != chat:
        origin = mask(origin.replace(chat, shown))
    row = (<Type*>cls).tp_alloc(<Type*>cls, N_FIELDS)
    _put(row, 0, _field(message, 0))
    _put(row, 1, shown)
    _put(row, 2, sender)
    _put(row, 3, _field(message, 3))
    _put(row, 4, _field(message, 4))
    _put(row, 5, mask(text) if _may_hold_private_data(text) else text)
    _put(row, 6, origin)
    _put(row, 7, digest(source) if source else source)
    _put(row, 8, mask(link) if link else link)
    return row


def read_row(object message):
    """Return a message without its last two fields, its time in ISO 8601 or None."""
    _checked(message)
    return (
        _field(message, 0), _field(message, 1), _field(message, 2), _iso(_field(message, 3)), _field(message, 4), _field(message, 5), _field(message, 6),
    )


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


cdef const char* HEX = "0123456789abcdef"


# The bytes that stand in JSON as they are, in UTF-8 too.
cdef uint8_t[256] IS_PLAIN
for _code in range(256):
    IS_PLAIN[_code] = 32 <= _code < 128 and _code != 34 and _code != 92


cdef class JsonLines:
    """Writes rows as JSON lines in UTF-8; `encode` gives the JSON of a value that is no text."""

    cdef list keys
    cdef object encode
    cdef uint8_t* buffer
    cdef Py_ssize_t n, room

    def __cinit__(self, list keys, encode):
        self.keys = keys
        self.encode = encode
        self.room = 1 << 16
        self.buffer = <uint8_t*>malloc(self.room)
        if self.buffer == NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.buffer)

    def lines(self, list rows):
        """Return the lines of rows as bytes; a surrogate becomes a question mark."""
        cdef Py_ssize_t k, n_keys = len(self.keys)
        self.n = 0
        for row in rows:
            for k in range(n_keys):
                self._raw(<bytes>self.keys[k])
                value = row[k]
                if isinstance(value, str):
                    self._quoted(<str>value)
                else:
                    self._raw((<str>self.encode(value)).encode("utf-8", "replace"))
            self._raw(b"}\n")
        return self.buffer[:self.n]

    cdef int _need(self, Py_ssize_t more) except -1:
        cdef uint8_t* grown
        if self.n + more > self.room:
            self.room = 2 * (self.n + more)
            grown = <uint8_t*>realloc(self.buffer, self.room)
            if grown == NULL:
                raise MemoryError
            self.buffer = grown
        return 0

    cdef int _raw(self, bytes piece) except -1:
        cdef Py_ssize_t size = len(piece)
        self._need(size)
        memcpy(self.buffer + self.n, <const char*>piece, size)
        self.n += size
        return 0

    cdef int _quoted(self, str text) except -1:
        cdef int kind = PyUnicode_KIND(text)
        cdef const void* data = PyUnicode_DATA(text)
        cdef Py_ssize_t k, size = PyUnicode_GET_LENGTH(text)
        cdef uint32_t c
        cdef const uint8_t* letters = <const uint8_t*>data
        self._need(6 * size + 2)
        cdef uint8_t* out = self.buffer + self.n
        out[0] = 34
        out += 1
        k = 0
        if kind == 1:
            while k < size and IS_PLAIN[letters[k]]:
                out[k] = letters[k]
                k += 1
            out += k
        for k in range(k, size):
            c = letters[k] if kind == 1 else PyUnicode_READ(kind, data, k)
            if c >= 32 and c < 128 and c != 34 and c != 92:
                out[0] = c
                out += 1
            elif c < 128:
                out = _escaped(out, c)
            else:
                out = _in_utf8(out, c)
        out[0] = 34
        self.n = out + 1 - self.buffer
        return 0


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
