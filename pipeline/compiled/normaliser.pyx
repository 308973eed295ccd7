# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""The everyday part of `pipeline.text.normalise`, on code points: what no link, number or picture of letters is in.

`fold` and `tidy` return exactly what the reference in `pipeline.text` returns, or None where only the reference
knows (a test holds the two together on any Unicode). What a character is (a letter, a digit, what it folds to) is
asked of Python once for each character that is met.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.stdint cimport uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memcmp, memcpy

cdef extern from "Python.h":
    object PyUnicode_FromKindAndData(int kind, const void* buffer, Py_ssize_t size)
    uint32_t PyUnicode_READ(int kind, const void* data, Py_ssize_t index) noexcept nogil

cdef enum:
    N_CODES = 0x110000
    MAX_FOLDED = 8

# What a character is, as bits; 0 for one not met yet.
cdef enum:
    KNOWN = 1
    WORD = 2
    TOKEN = 4
    LETTER = 8
    NUMERAL = 16
    GAP = 32
    LOOK_ALIKE = 64
    MARK = 128

# How a character folds: 0 not met yet, else a kind in the high bits and a code point or a place below.
cdef enum:
    ONE = 0x10000000
    SEVERAL = 0x20000000
    NOBODY_KNOWS = 0x30000000
    KIND_BITS = 0x30000000
    VALUE_BITS = 0x0FFFFFFF

MAY_HOLD_LINK, MAY_HOLD_NUMBER, MAY_HOLD_ADDRESS, MAY_LOOK_ALIKE = 1, 2, 4, 8

cdef enum:
    DIGIT = 0xE000
    FIRST_SYMBOL = 0xE000
    LAST_SYMBOL = 0xE0FF
    N_DIGITS_PRIVATE = 9
    N_LETTERS_SPACED = 4
    DOTTED_I = 0x130
    DOTLESS_I = 0x131
    LONG_S = 0x17F
    KELVIN = 0x212A
    MAX_HOST = 63
    N_START = 4


cdef inline bint _is_small(uint32_t c) noexcept nogil:
    return 97 <= c <= 122


cdef inline bint _is_host(uint32_t c) noexcept nogil:
    return _is_small(c) or 65 <= c <= 90 or 48 <= c <= 57 or c == 45


cdef inline bint _is_scheme(int kind, const void* data, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
    return i + 2 < n and PyUnicode_READ(kind, data, i) == 58 and PyUnicode_READ(kind, data, i + 1) == 47 and PyUnicode_READ(kind, data, i + 2) == 47


cdef _widen(list windows, Py_ssize_t start, Py_ssize_t end):
    """Add a window, or join it to those it touches."""
    while windows:
        before, after = windows.pop()
        if after < start:
            windows.append((before, after))
            break
        start, end = min(start, before), max(end, after)
    windows.append((start, end))


cdef struct Scratch:
    # Two rooms for characters, between which a text goes to and fro.
    uint32_t* one
    uint32_t* other
    Py_ssize_t room


cdef class Normaliser:
    """Tables of what characters are, learned as they are met, and the everyday spellings.

    `fold_of(code)` returns what one character folds to, or None where that depends on its neighbours; `class_of(code)`
    the bits of what it is; `slang` maps a spelling to its standard form; `starts` are how openings and banners may begin,
    in four letters.
    """

    cdef uint32_t* folded
    cdef uint8_t* classes
    cdef uint32_t* several
    cdef uint8_t* several_length
    cdef int n_several
    cdef object fold_of, class_of
    cdef uint32_t* words          # the letters of all spellings and standard forms, end to end
    cdef int* slots               # of a hash table of spellings: their number, -1 where free
    cdef int n_slots
    cdef int* key_start
    cdef int* key_length
    cdef int* value_start
    cdef int* value_length
    cdef int longest
    cdef uint64_t* starts         # sorted, four characters in one number
    cdef int n_starts

    def __cinit__(self, fold_of, class_of, slang, starts):
        self.fold_of, self.class_of = fold_of, class_of
        self.folded = <uint32_t*>calloc(N_CODES, sizeof(uint32_t))
        self.classes = <uint8_t*>calloc(N_CODES, sizeof(uint8_t))
        if self.folded == NULL or self.classes == NULL:
            raise MemoryError
        self._learn_slang(slang)
        self._learn_starts(starts)

    cdef _learn_starts(self, starts):
        cdef uint32_t letters[N_START]
        found = []
        for start in starts:
            for i in range(N_START):
                letters[i] = ord(start[i])
            found.append(_start_of(letters))
        self.n_starts = len(found)
        self.starts = <uint64_t*>malloc((self.n_starts + 1) * sizeof(uint64_t))
        for i, packed in enumerate(sorted(found)):
            self.starts[i] = packed

    def __dealloc__(self):
        free(self.folded)
        free(self.starts)
        free(self.classes)
        free(self.several)
        free(self.several_length)
        free(self.words)
        free(self.slots)
        free(self.key_start)
        free(self.key_length)
        free(self.value_start)
        free(self.value_length)

    cdef _learn_slang(self, dict slang):
        cdef int n = len(slang), i = 0, at = 0, slot
        self.n_slots = 64
        while self.n_slots < 4 * n:
            self.n_slots *= 2
        n_letters = sum(len(key) + len(value) for key, value in slang.items())
        self.words = <uint32_t*>malloc((n_letters + 1) * sizeof(uint32_t))
        self.slots = <int*>malloc(self.n_slots * sizeof(int))
        self.key_start = <int*>malloc((n + 1) * sizeof(int))
        self.key_length = <int*>malloc((n + 1) * sizeof(int))
        self.value_start = <int*>malloc((n + 1) * sizeof(int))
        self.value_length = <int*>malloc((n + 1) * sizeof(int))
        for slot in range(self.n_slots):
            self.slots[slot] = -1
        self.longest = 1
        for key, value in slang.items():
            self.key_start[i], self.key_length[i] = at, len(key)
            for letter in key:
                self.words[at] = ord(letter)
                at += 1
            self.value_start[i], self.value_length[i] = at, len(value)
            for letter in value:
                self.words[at] = ord(letter)
                at += 1
            self.longest = max(self.longest, <int>len(value))
            slot = self._slot(self.words + self.key_start[i], len(key))
            while self.slots[slot] >= 0:
                slot = (slot + 1) & (self.n_slots - 1)
            self.slots[slot] = i
            i += 1

    cdef inline int _slot(self, const uint32_t* letters, Py_ssize_t n) noexcept nogil:
        cdef uint64_t h = 14695981039346656037ULL
        cdef Py_ssize_t i
        for i in range(n):
            h = (h ^ letters[i]) * 1099511628211ULL
        return <int>((h ^ (h >> 32)) & <uint64_t>(self.n_slots - 1))

    cdef inline int _standard(self, const uint32_t* letters, Py_ssize_t n) noexcept nogil:
        """Return the number of a spelling, or -1."""
        cdef int slot = self._slot(letters, n), i
        while True:
            i = self.slots[slot]
            if i < 0:
                return -1
            if self.key_length[i] == n and not memcmp(self.words + self.key_start[i], letters, n * sizeof(uint32_t)):
                return i
            slot = (slot + 1) & (self.n_slots - 1)

    cdef uint32_t _learn_fold(self, uint32_t code) except 0:
        cdef uint32_t entry
        folded = self.fold_of(code)
        if folded is None or len(folded) > MAX_FOLDED:
            entry = NOBODY_KNOWS
        elif len(folded) == 1:
            entry = ONE | <uint32_t>ord(folded)
        else:
            entry = SEVERAL | <uint32_t>self.n_several
            self.several = <uint32_t*>realloc(self.several, (self.n_several + 1) * MAX_FOLDED * sizeof(uint32_t))
            self.several_length = <uint8_t*>realloc(self.several_length, self.n_several + 1)
            for i, letter in enumerate(folded):
                self.several[self.n_several * MAX_FOLDED + i] = ord(letter)
            self.several_length[self.n_several] = len(folded)
            self.n_several += 1
        self.folded[code] = entry
        return entry

    cdef inline uint8_t _class(self, uint32_t code) except 0:
        if self.classes[code] == 0:
            self.classes[code] = KNOWN | <uint8_t>self.class_of(code)
        return self.classes[code]

    def normalise_many(self, list texts not None):
        """Return each text normalised, digits as symbols, or None where a rule may apply that only Python knows."""
        cdef Scratch scratch = Scratch(NULL, NULL, 0)
        cdef Py_ssize_t size
        found = []
        try:
            for text in texts:
                size = self._fold_into(text, &scratch)
                if size >= 0 and (_holds_trace_of_copying(scratch.one, size) or self._flags(scratch.one, size) != 0):
                    size = -1
                if size >= 0:
                    self._make_room(&scratch, 4 * size + 16)
                    memcpy(scratch.other, scratch.one, size * sizeof(uint32_t))
                    size = self._tidy_in(&scratch, size, False)
                if size < 0 or self._may_open(scratch.other, size):
                    found.append(None)
                else:
                    size = self._single_marks(scratch.other, size)
                    found.append(PyUnicode_FromKindAndData(4, scratch.other, size))
            return found
        finally:
            _free(&scratch)

    cdef bint _may_open(self, const uint32_t* text, Py_ssize_t n) noexcept nogil:
        """Tell whether a text may begin with an opening or a banner."""
        cdef Py_ssize_t low = 0, high = self.n_starts, middle
        cdef uint64_t start
        if n < N_START:
            return n > 0
        start = _start_of(text)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < start:
                low = middle + 1
            else:
                high = middle
        return low < self.n_starts and self.starts[low] == start

    cdef int _make_room(self, Scratch* scratch, Py_ssize_t room) except -1:
        """Give both parts of the scratch room for so many characters; what is in them stays."""
        cdef uint32_t* larger
        if room <= scratch.room:
            return 0
        larger = <uint32_t*>realloc(scratch.one, 2 * room * sizeof(uint32_t))
        if larger == NULL:
            raise MemoryError
        scratch.one = larger
        larger = <uint32_t*>realloc(scratch.other, 2 * room * sizeof(uint32_t))
        if larger == NULL:
            raise MemoryError
        scratch.other, scratch.room = larger, 2 * room
        return 0

    def fold(self, str text not None):
        """Return the folded text and what it may hold (a sum of the `MAY_` numbers), or None and 0.

        What it may not hold, it does not hold.
        """
        cdef Scratch scratch = Scratch(NULL, NULL, 0)
        cdef Py_ssize_t size
        try:
            size = self._fold_into(text, &scratch)
            flags = self._flags(scratch.one, size) if size >= 0 else -1
            return (None, 0) if flags < 0 else (PyUnicode_FromKindAndData(4, scratch.one, size), flags)
        finally:
            _free(&scratch)

    cdef Py_ssize_t _fold_into(self, str text, Scratch* scratch) except -2:
        """Write a folded text to the first part of the scratch; return its length, -1 where neighbours matter."""
        cdef Py_ssize_t n = PyUnicode_GET_LENGTH(text), i, j, size = 0
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef uint32_t code, entry
        self._make_room(scratch, n + MAX_FOLDED + 1)
        for i in range(n):
            code = PyUnicode_READ(kind, data, i)
            entry = self.folded[code]
            if entry == 0:
                entry = self._learn_fold(code)
            if entry & KIND_BITS == ONE:
                scratch.one[size] = entry & VALUE_BITS
                size += 1
            elif entry & KIND_BITS == SEVERAL:
                entry &= VALUE_BITS
                self._make_room(scratch, size + MAX_FOLDED + n - i)
                for j in range(self.several_length[entry]):
                    scratch.one[size] = self.several[entry * MAX_FOLDED + j]
                    size += 1
            else:
                return -1
        return size

    cdef int _flags(self, const uint32_t* text, Py_ssize_t n) except -2:
        """Say what a folded text may hold; -1 where it holds one of our own symbols."""
        cdef Py_ssize_t i
        cdef uint32_t c
        cdef uint8_t bits
        cdef int flags = 0, n_digits = 0, gap = 3
        cdef bint latin = False, look_alike = False
        for i in range(n):
            c = text[i]
            if _is_small(c):
                latin, gap = True, 3
                continue
            bits = self.classes[c]
            if bits == 0:
                bits = self._class(c)
            if bits & NUMERAL:
                n_digits = n_digits + 1 if gap <= 2 else 1
                gap = 0
                if n_digits >= N_DIGITS_PRIVATE:
                    flags |= 2
                continue
            gap = gap + 1 if bits & GAP else 3
            if c == 46 or c == 47:
                if i and i + 1 < n and self._parts_host(text[i - 1], c, text[i + 1]):
                    flags |= 1
            elif c == 64:
                flags |= 4
            elif bits & LOOK_ALIKE:
                look_alike = True
            elif FIRST_SYMBOL <= c <= LAST_SYMBOL:
                return -1
        return flags | 8 if latin and look_alike else flags

    cdef inline bint _parts_host(self, uint32_t before, uint32_t c, uint32_t after) except -1:
        """Tell whether a dot or slash between others may be part of a link: contoh.id, www.9, https://."""
        if c == 47:
            return after == 47 and before == 58
        return (self._class(before) & TOKEN or before == 45) and (self._class(after) & LETTER or before == 119)

    def link_starts(self, str text not None):
        """Return where a link may start in a text, in order; None where only the reference knows."""
        cdef Py_ssize_t n = PyUnicode_GET_LENGTH(text), i, j
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef uint32_t c, last = 32
        starts = []
        for i in range(n):
            c = PyUnicode_READ(kind, data, i)
            if c == DOTTED_I or c == DOTLESS_I or c == LONG_S or c == KELVIN:
                return None  # letters of which a rule that heeds no case makes others
            if _is_host(c) and not (last == 64 or last == 46 or (last > 127 or last != 32) and self._class(last) & WORD):
                j = i + 1
                while j < n and j <= i + MAX_HOST and _is_host(PyUnicode_READ(kind, data, j)):
                    j += 1
                if j + 1 < n and (PyUnicode_READ(kind, data, j) == 46 or _is_scheme(kind, data, j, n)):
                    starts.append(i)
            elif (c | 32) == 104 and _is_scheme(kind, data, i + 4 if i + 4 < n and (PyUnicode_READ(kind, data, i + 4) | 32) != 115 else i + 5, n):
                starts.append(i)
            elif (c | 32) == 119 and i + 3 < n and PyUnicode_READ(kind, data, i + 3) == 46:
                starts.append(i)
            last = c
        return starts

    def private_windows(self, str text not None):
        """Return the stretches of a folded text in which an address or a long number may stand: starts and ends.

        A stretch has the characters beside it that the rules for what it is look at.
        """
        cdef Py_ssize_t n = PyUnicode_GET_LENGTH(text), i, start, first = -1, last = -1
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef int n_digits = 0, gap = 3
        cdef uint32_t c
        cdef uint8_t bits
        windows = []
        for i in range(n):
            c = PyUnicode_READ(kind, data, i)
            bits = self._class(c)
            if bits & NUMERAL:
                if gap > 2:
                    n_digits, first = 0, i
                n_digits += 1
                gap = 0
                if n_digits >= N_DIGITS_PRIVATE:
                    _widen(windows, max(0, first - 3), min(n, i + 4))
                continue
            gap = gap + 1 if bits & GAP else 3
            if c == 64:
                start, last = i, i + 1
                while start and self._in_address(PyUnicode_READ(kind, data, start - 1)):
                    start -= 1
                while last < n and self._in_address(PyUnicode_READ(kind, data, last)):
                    last += 1
                _widen(windows, max(0, start - 1), min(n, last + 1))
        return windows

    cdef inline bint _in_address(self, uint32_t c) except -1:
        return c == 64 or c == 46 or c == 43 or c == 45 or self._class(c) & WORD

    def tidy(self, str text not None, bint keep_digits=False):
        """Return the tokens of a folded text, each spelled one way, parted by single spaces; None if only Python knows."""
        cdef Py_ssize_t n = PyUnicode_GET_LENGTH(text), i, size
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef Scratch scratch = Scratch(NULL, NULL, 0)
        try:
            self._make_room(&scratch, 4 * n + 16)
            for i in range(n):
                scratch.other[i] = PyUnicode_READ(kind, data, i)
            size = self._tidy_in(&scratch, n, keep_digits)
            return None if size < 0 else PyUnicode_FromKindAndData(4, scratch.other, size)
        finally:
            _free(&scratch)

    cdef Py_ssize_t _tidy_in(self, Scratch* scratch, Py_ssize_t n, bint keep_digits) except -2:
        """Tidy the text in the second part of the scratch, which has room for four times its length and 16 characters.

        Doubling a word and parting tokens each make a text at most twice as long.
        """
        cdef Py_ssize_t i, size
        for i in range(n):
            if scratch.other[i] == DIGIT:
                return -1
            if self.classes[scratch.other[i]] == 0:
                self._class(scratch.other[i])
        size = self._spell_out(scratch.other, n, scratch.one)
        size = self._part(scratch.one, size, scratch.other, keep_digits)
        if _has_spaced_word(scratch.other, size, self.classes):
            return -1
        size = self._shorten_letters(scratch.other, size, scratch.one)
        size = self._shorten_syllables(scratch.one, size)
        self._make_room(scratch, size + _n_tokens(scratch.one, size) * self.longest)
        return self._replace_slang(scratch.one, size, scratch.other)

    cdef Py_ssize_t _spell_out(self, const uint32_t* text, Py_ssize_t n, uint32_t* out) noexcept nogil:
        """Write hati2 as hati-hati, and a digit between small letters as the letter it stands for."""
        cdef Py_ssize_t i = 0, j, size = 0, start, end
        cdef uint32_t c
        while i < n:
            c = text[i]
            if 48 <= c <= 53 and i > 0 and _is_small(text[i - 1]):
                if c == 50:
                    start = i
                    while start > 0 and _is_small(text[start - 1]):
                        start -= 1
                    if i - start >= 3 and (start == 0 or not self.classes[text[start - 1]] & WORD):
                        end = self._suffix_end(text, n, i + 1)
                        if end >= 0:
                            out[size] = 45
                            size += 1
                            for j in range(start, i):
                                out[size] = text[j]
                                size += 1
                            i += 1
                            continue
                elif i + 1 < n and _is_small(text[i + 1]):
                    c = 111 if c == 48 else 105 if c == 49 else 101 if c == 51 else 97 if c == 52 else 115
            out[size] = c
            size += 1
            i += 1
        return size

    cdef inline Py_ssize_t _suffix_end(self, const uint32_t* text, Py_ssize_t n, Py_ssize_t i) noexcept nogil:
        """Return where a word ends that may carry nya, an, ku, mu or lah from `i` on, or -1."""
        cdef Py_ssize_t end = i
        while end < n and end <= i + 3 and self.classes[text[end]] & WORD:
            end += 1
        cdef Py_ssize_t length = end - i
        if length == 0:
            return end
        if length == 2 and ((text[i] == 97 and text[i + 1] == 110) or (text[i + 1] == 117 and (text[i] == 107 or text[i] == 109))):
            return end
        if length == 3 and ((text[i] == 110 and text[i + 1] == 121 and text[i + 2] == 97) or (text[i] == 108 and text[i + 1] == 97 and text[i + 2] == 104)):
            return end
        return -1

    cdef Py_ssize_t _part(self, const uint32_t* text, Py_ssize_t n, uint32_t* out, bint keep_digits) noexcept nogil:
        """Part the tokens by single spaces: words with their hyphens and apostrophes, symbols, marks."""
        cdef Py_ssize_t i = 0, size = 0
        cdef uint32_t c
        cdef uint8_t bits
        while i < n:
            c = text[i]
            bits = self.classes[c]
            if not (bits & TOKEN or bits & MARK or FIRST_SYMBOL < c <= LAST_SYMBOL):
                i += 1
                continue
            if size:
                out[size] = 32
                size += 1
            if not bits & TOKEN:
                out[size] = c
                size += 1
                i += 1
                continue
            while i < n:
                c = text[i]
                if not self.classes[c] & TOKEN:
                    if not ((c == 45 or c == 39) and i + 1 < n and self.classes[text[i + 1]] & TOKEN):
                        break
                out[size] = DIGIT if 48 <= c <= 57 and not keep_digits else c
                size += 1
                i += 1
        return size

    cdef Py_ssize_t _shorten_letters(self, const uint32_t* text, Py_ssize_t n, uint32_t* out) noexcept nogil:
        """Write a letter said three times or more once; twice where it is the whole word."""
        cdef Py_ssize_t i = 0, start, size = 0
        cdef uint32_t c
        while i < n:
            c = text[i]
            out[size] = c
            size += 1
            i += 1
            if i + 1 < n and text[i] == c and text[i + 1] == c and self.classes[c] & LETTER:
                start = i - 1
                while i < n and text[i] == c:
                    i += 1
                if not (start and self.classes[text[start - 1]] & LETTER or i < n and self.classes[text[i]] & LETTER):
                    out[size] = c
                    size += 1
        return size

    cdef Py_ssize_t _shorten_syllables(self, uint32_t* text, Py_ssize_t n) noexcept nogil:
        """Write, in place, two or three letters said three times or more twice."""
        cdef Py_ssize_t i = 0, j, size = 0, length
        while i < n:
            length = 0
            if i + 6 <= n and text[i] == text[i + 2] and text[i] == text[i + 4]:
                length = self._syllable(text + i, n - i, 2)
            if not length and i + 9 <= n and text[i] == text[i + 3] and text[i] == text[i + 6]:
                length = self._syllable(text + i, n - i, 3)
            if not length:
                text[size] = text[i]
                size += 1
                i += 1
                continue
            for j in range(2 * length):
                text[size] = text[i + j]
                size += 1
            j = i
            i += 3 * length
            while i + length <= n and not memcmp(text + i - length, text + i, length * sizeof(uint32_t)):
                i += length
        return size

    cdef Py_ssize_t _syllable(self, const uint32_t* text, Py_ssize_t n, Py_ssize_t length) noexcept nogil:
        """Return `length` if so many letters are said three times at the start of a text, else 0."""
        cdef Py_ssize_t i
        for i in range(length):
            if not (self.classes[text[i]] & LETTER and text[i] == text[i + length] == text[i + 2 * length]):
                return 0
        return length

    cdef Py_ssize_t _replace_slang(self, const uint32_t* text, Py_ssize_t n, uint32_t* out) noexcept nogil:
        cdef Py_ssize_t i = 0, start, size = 0, length
        cdef const uint32_t* token
        cdef int number
        while i < n:
            if text[i] == 32:
                out[size] = 32
                size += 1
                i += 1
                continue
            start = i
            while i < n and text[i] != 32:
                i += 1
            token, length = text + start, i - start
            number = self._standard(token, length)
            if number >= 0:
                token, length = self.words + self.value_start[number], self.value_length[number]
            memcpy(out + size, token, length * sizeof(uint32_t))
            size += length
        return size

    def single_marks(self, str text not None):
        """Return a normalised text with each run of marks written as its first."""
        cdef Py_ssize_t n = PyUnicode_GET_LENGTH(text), i, size
        cdef int kind = PyUnicode_KIND(text)
        cdef void* data = PyUnicode_DATA(text)
        cdef Scratch scratch = Scratch(NULL, NULL, 0)
        try:
            self._make_room(&scratch, n)
            for i in range(n):
                scratch.one[i] = PyUnicode_READ(kind, data, i)
                self._class(scratch.one[i])
            size = self._single_marks(scratch.one, n)
            return text if size == n else PyUnicode_FromKindAndData(4, scratch.one, size)
        finally:
            _free(&scratch)

    cdef Py_ssize_t _single_marks(self, uint32_t* text, Py_ssize_t n) noexcept nogil:
        """Write, in place, each run of marks as its first."""
        cdef Py_ssize_t i = 0, j, size = 0
        cdef uint32_t c
        while i < n:
            c = text[i]
            text[size] = c
            size += 1
            i += 1
            if not self.classes[c] & MARK:
                continue
            while i < n:
                j = i + 1 if text[i] == 32 and i + 1 < n else i
                if not self.classes[text[j]] & MARK:
                    break
                i = j + 1
        return size


cdef inline bint _holds_trace_of_copying(const uint32_t* text, Py_ssize_t n) noexcept nogil:
    """Tell whether a folded text holds the bracket or the ampersand that copying leaves."""
    cdef Py_ssize_t i
    for i in range(n):
        if text[i] == 91 or text[i] == 38:
            return True
    return False


cdef inline uint64_t _start_of(const uint32_t* text) noexcept nogil:
    return <uint64_t>text[0] << 48 | <uint64_t>text[1] << 32 | <uint64_t>text[2] << 16 | text[3]


cdef void _free(Scratch* scratch) noexcept:
    free(scratch.one)
    free(scratch.other)


cdef Py_ssize_t _n_tokens(const uint32_t* text, Py_ssize_t n) noexcept nogil:
    cdef Py_ssize_t i, n_tokens = 1
    for i in range(n):
        n_tokens += text[i] == 32
    return n_tokens


cdef bint _has_spaced_word(const uint32_t* text, Py_ssize_t n, const uint8_t* classes) noexcept nogil:
    """Tell whether four single letters stand in a row, as in g a l o n."""
    cdef Py_ssize_t i = 0, last = -9
    cdef int n_in_row = 0
    for i in range(n):
        if not classes[text[i]] & LETTER:
            continue
        if not ((i == 0 or text[i - 1] == 32 or text[i - 1] == 45) and (i + 1 == n or text[i + 1] == 32 or text[i + 1] == 45)):
            continue
        n_in_row = n_in_row + 1 if i - last == 2 or (i - last == 4 and text[i - 2] == 46) else 1
        last = i
        if n_in_row >= N_LETTERS_SPACED:
            return True
    return False
