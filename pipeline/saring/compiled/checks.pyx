# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""Quick checks of many texts: which of them the rules in Python have to read, and how many words are unknown.

A check leaves a text out only where the rule would let it through (a test holds that), so the rules stay the one
definition of what they say. Texts are not changed, and nothing of them is kept.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.math cimport sqrt
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free

from saring.compiled cimport private_data

cdef extern from "Python.h":
    uint32_t PyUnicode_READ(int kind, const void* data, Py_ssize_t index) noexcept nogil
    bint Py_UNICODE_ISALPHA(uint32_t code) noexcept nogil
    bint Py_UNICODE_ISDECIMAL(uint32_t code) noexcept nogil

cdef enum:
    SPACE = 32
    NEWLINE = 10
    N_ASCII = 128
    N_WEIGHTS = 256
    MAX_DIFFERENT = 64
    N_ENDING = 3

cdef uint64_t BASE = 0x9E3779B97F4A7C15ULL


cdef struct Text:
    int kind
    const void* data
    Py_ssize_t length


ctypedef fused Code:
    uint8_t
    uint16_t
    uint32_t


cdef inline uint64_t _weighed(const Code* codes, Py_ssize_t n, const uint64_t* weights) noexcept nogil:
    """Return the sum of the weights of the characters; those outside ASCII have none."""
    cdef uint64_t sum_ = 0
    cdef Py_ssize_t i
    for i in range(n):
        if Code is uint8_t:
            sum_ += weights[codes[i]]
        else:
            sum_ += weights[codes[i]] if codes[i] < N_WEIGHTS else 0
    return sum_


cdef inline Py_ssize_t _times(const Code* codes, Py_ssize_t n, uint32_t code) noexcept nogil:
    """Return how often a character stands in a text."""
    cdef uint32_t n_found = 0
    cdef Py_ssize_t i
    for i in range(n):
        n_found += codes[i] == <Code>code
    return n_found


cdef inline Py_ssize_t _count(Text text, uint32_t code) noexcept nogil:
    if text.kind == 1:
        return _times(<const uint8_t*>text.data, text.length, code) if code < N_WEIGHTS else 0
    if text.kind == 2:
        return _times(<const uint16_t*>text.data, text.length, code)
    return _times(<const uint32_t*>text.data, text.length, code)


cdef inline uint64_t _weigh(Text text, const uint64_t* weights) noexcept nogil:
    if text.kind == 1:
        return _weighed(<const uint8_t*>text.data, text.length, weights)
    if text.kind == 2:
        return _weighed(<const uint16_t*>text.data, text.length, weights)
    return _weighed(<const uint32_t*>text.data, text.length, weights)


cdef inline Text _view(str text) except *:
    if text is None:
        raise TypeError("texts must be str, found None")
    return Text(PyUnicode_KIND(text), PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text))


def may_hold_private_data(str text not None):
    """Tell what `saring.text.private._may_hold_private_data` does: whether the rules for private data must read a text."""
    return private_data.may_hold_private_data(text)


cdef struct Token:
    uint64_t hashed
    uint32_t ending  # the last letters, a byte each
    Py_ssize_t length
    bint is_small  # a to z only
    bint is_alpha


cdef inline Token _token(Text text, Py_ssize_t* at) noexcept nogil:
    """Return what stands from a place to the next space, and move the place behind that space."""
    cdef Token token = Token(0, 0, 0, True, True)
    cdef Py_ssize_t i = at[0]
    cdef uint32_t code
    while i < text.length:
        code = PyUnicode_READ(text.kind, text.data, i)
        if code == SPACE:
            break
        token.hashed = (token.hashed + code + 1) * BASE
        token.ending = token.ending << 8 | (code & 0xFF)
        if not 97 <= code <= 122:
            token.is_small = False
            token.is_alpha = token.is_alpha and Py_UNICODE_ISALPHA(code)
        i += 1
    token.hashed += token.hashed == 0
    token.length = i - at[0]
    at[0] = i + 1
    return token


cdef class WordSet:
    """A set of words, kept as hashes of 64 bits: another word is taken for one of them with a chance of 2**-64 a pair."""

    cdef uint64_t* slots
    cdef uint64_t last_slot
    cdef int shift

    def __cinit__(self, list words not None):
        cdef Py_ssize_t at
        cdef uint64_t slot
        cdef Token token
        cdef int bits = 4
        while (<Py_ssize_t>1 << bits) < 2 * len(words):
            bits += 1
        self.shift, self.last_slot = 64 - bits, (<uint64_t>1 << bits) - 1
        self.slots = <uint64_t*>calloc(self.last_slot + 1, sizeof(uint64_t))
        if self.slots == NULL:
            raise MemoryError
        for word in words:
            at = 0
            token = _token(_view(word), &at)
            if token.length == 0 or token.length != len(word):
                raise ValueError(f"a word must have letters and no space, found {word!r}")
            slot = (token.hashed * BASE) >> self.shift
            while self.slots[slot] and self.slots[slot] != token.hashed:
                slot = (slot + 1) & self.last_slot
            self.slots[slot] = token.hashed

    def __dealloc__(self):
        free(self.slots)

    cdef inline bint has(self, uint64_t hashed) noexcept nogil:
        cdef uint64_t slot = (hashed * BASE) >> self.shift
        while self.slots[slot] != hashed:
            if self.slots[slot] == 0:
                return False
            slot = (slot + 1) & self.last_slot
        return True

    def count_unseen(self, list texts not None):
        """Return how many words of the texts are not in the set, and how many there are; a word is letters only."""
        cdef Py_ssize_t at, n_unseen = 0, n_words = 0
        cdef Text text
        cdef Token token
        for each in texts:
            text, at = _view(each), 0
            while at < text.length:
                token = _token(text, &at)
                if token.is_alpha and token.length:
                    n_words += 1
                    n_unseen += not self.has(token.hashed)
        return n_unseen, n_words

    def find_texts(self, list texts not None):
        """Return the places of the texts that hold a word of the set, ascending."""
        return [place for place, each in enumerate(texts) if self._occurs_in(_view(each))]

    cdef bint _occurs_in(self, Text text) noexcept nogil:
        cdef Py_ssize_t at = 0
        while at < text.length:
            if self.has(_token(text, &at).hashed):
                return True
        return False


cdef class ContextCheck:
    """Finds the texts that may lack context: `saring.rules.context` says which words lean, and the numbers."""

    cdef WordSet leaning
    cdef uint32_t packed[8]
    cdef int n_endings, min_words, min_content, max_leaning

    def __init__(self, list leaning not None, endings, int min_words, int min_content, int max_leaning):
        self.leaning = WordSet(leaning)
        self.min_words, self.min_content, self.max_leaning = min_words, min_content, max_leaning
        self.n_endings = 0
        for ending in endings:
            if len(ending) != N_ENDING or self.n_endings == 8:
                raise ValueError(f"endings must be 8 at most, of {N_ENDING} letters each, found {ending!r}")
            self.packed[self.n_endings] = ord(ending[0]) << 16 | ord(ending[1]) << 8 | ord(ending[2])
            self.n_endings += 1

    def candidates(self, list normalised not None):
        """Return the places of the normalised texts that do not surely stand alone, ascending."""
        return [place for place, each in enumerate(normalised) if not self._stands_alone(_view(each))]

    cdef bint _stands_alone(self, Text text) noexcept nogil:
        cdef Py_ssize_t at = 0
        cdef int n_words = 0, n_content = 0
        cdef Token token
        while at < text.length:
            token = _token(text, &at)
            # Of other tokens (hati-hati, 5kg) the rule may find words too: counting too few leaves nothing out.
            if token.is_small and token.length > 1:
                n_words += 1
                n_content += not self._leans(&token)
                if (n_content >= self.min_content and n_words >= self.min_words) or n_words > self.max_leaning:
                    return True
        return False

    cdef bint _leans(self, Token* token) noexcept nogil:
        cdef int i
        for i in range(self.n_endings):
            if token.ending & 0xFFFFFF == self.packed[i]:
                return True
        return self.leaning.has(token.hashed)


cdef class ProseCheck:
    """Finds the texts that may be no prose: `saring.rules.prose` says which marks code has, and the numbers."""

    cdef uint64_t weights[N_WEIGHTS]
    cdef uint32_t digit
    cdef Py_ssize_t min_marks, min_rows, min_digits, min_tokens
    cdef double max_share

    def __init__(
        self, str marks, int min_marks, double max_share, int min_rows, str digit, int min_digits, int min_tokens
    ):
        cdef int code
        for code in range(N_WEIGHTS):
            self.weights[code] = 0
        if not marks.isascii():
            raise ValueError(f"marks must be ASCII, found {marks!r}")
        for mark in marks:
            self.weights[ord(mark)] = 1
        # Three counts in one sum, of 21 bits each.
        self.weights[SPACE] = <uint64_t>1 << 21
        self.weights[NEWLINE] = <uint64_t>1 << 42
        self.digit = ord(digit)
        self.min_marks, self.max_share, self.min_rows = min_marks, max_share, min_rows
        self.min_digits, self.min_tokens = min_digits, min_tokens

    def candidates(self, list texts not None, list normalised not None):
        """Return the places of the texts that are not surely prose, ascending; `normalised` are the same texts."""
        if len(texts) != len(normalised):
            raise ValueError(f"expected a normalised text for each of {len(texts)} texts, found {len(normalised)}")
        return [
            place
            for place, text in enumerate(texts)
            if self._may_be_table_or_code(_view(text)) or self._may_be_digits_or_chant(_view(normalised[place]))
        ]

    cdef bint _may_be_table_or_code(self, Text text) noexcept nogil:
        cdef Py_ssize_t n_marks, n_spaces, n_newlines
        cdef uint64_t counts
        if text.length >= 1 << 21:
            return True
        counts = _weigh(text, self.weights)
        n_marks, n_spaces, n_newlines = counts & 0x1FFFFF, counts >> 21 & 0x1FFFFF, counts >> 42
        if n_marks >= self.min_marks and n_marks > self.max_share * (text.length - n_spaces):
            return True
        return n_newlines >= self.min_rows - 1 and self._may_be_rows(text)

    cdef bint _may_be_rows(self, Text text) noexcept nogil:
        """Tell whether no line has letters of ASCII and surely no digit: in a table every line ends in a number."""
        cdef Py_ssize_t i
        cdef uint32_t code
        cdef bint has_letter = False, may_have_digit = False
        for i in range(text.length):
            code = PyUnicode_READ(text.kind, text.data, i)
            if code == NEWLINE:
                if has_letter and not may_have_digit:
                    return False
                has_letter = may_have_digit = False
            elif 48 <= code <= 57 or code >= N_ASCII:
                may_have_digit = True
            elif 97 <= (code | 32) <= 122:
                has_letter = True
        return may_have_digit or not has_letter

    cdef bint _may_be_digits_or_chant(self, Text text) noexcept nogil:
        cdef Py_ssize_t n_digits = _count(text, self.digit), n_spaces = _count(text, SPACE)
        if n_digits >= self.min_digits and 2 * n_digits > text.length - n_spaces:
            return True
        if n_spaces + 1 < self.min_tokens:
            return False
        return not _has_different(text, <Py_ssize_t>sqrt(<double>n_spaces) + 1)


cdef bint _has_different(Text text, Py_ssize_t enough) noexcept nogil:
    """Tell whether a text has so many different tokens, as far as a short list of their hashes can tell."""
    cdef uint64_t met[MAX_DIFFERENT]
    cdef Py_ssize_t at = 0, n = 0, i
    cdef Token token
    if enough > MAX_DIFFERENT:
        return False
    while at < text.length:
        token = _token(text, &at)
        if token.length == 0:
            continue
        i = 0
        while i < n and met[i] != token.hashed:
            i += 1
        if i == n:
            met[n] = token.hashed
            n += 1
            if n >= enough:
                return True
    return False


cdef enum:
    N_LETTERS = 32
    MAX_HINT_LISTS = 64
    MAX_RULES = 64
    MAX_BEGINNINGS = 1 << 16
    ANY_DIGIT = 48


cdef class HintCheck:
    """Finds which rules may match a text: those of whose hints it holds one of each list they need.

    `saring.rules.signal_hints` says what hints are. All are looked for at once, as Aho and Corasick do: a table says
    for each beginning of a hint, and each letter behind it, the longest beginning that stands there then.
    """

    cdef uint8_t letter_of[N_ASCII]  # 0 for a character that is in no hint
    cdef uint16_t* following
    cdef uint64_t* ended  # the lists of the hints that end in a beginning, a bit each
    cdef uint64_t needed[MAX_RULES]
    cdef int n_rules

    def __cinit__(self, list hints not None, list needed not None):
        cdef list lists
        cdef int place
        if len(hints) > MAX_HINT_LISTS or len(needed) > MAX_RULES:
            raise ValueError(f"expected at most {MAX_RULES} rules and {MAX_HINT_LISTS} lists of hints")
        self.n_rules = len(needed)
        for place, lists in enumerate(needed):
            for number in lists:
                self.needed[place] |= <uint64_t>1 << <int>number
        self._number_letters(hints)
        self._fill(hints)

    cdef int _fill(self, list hints) except -1:
        """Fill the table, the shortest beginnings first: each goes on as its longest end does, or as a hint does."""
        cdef list beginnings = sorted({hint[:end] for each in hints for hint in each for end in range(len(hint) + 1)}, key=len)
        cdef dict number_of = {beginning: number for number, beginning in enumerate(beginnings)}
        cdef list longest_end = [0] * len(beginnings), goes_on = [[] for _ in beginnings]
        cdef Py_ssize_t number, after, end
        cdef int letter, place
        if len(beginnings) > MAX_BEGINNINGS:
            raise ValueError(f"expected shorter hints, found {len(beginnings)} beginnings")
        self.following = <uint16_t*>calloc(len(beginnings) * N_LETTERS, sizeof(uint16_t))
        self.ended = <uint64_t*>calloc(len(beginnings), sizeof(uint64_t))
        if self.following == NULL or self.ended == NULL:
            raise MemoryError
        for place, each in enumerate(hints):
            for hint in each:
                self.ended[<Py_ssize_t>number_of[hint]] |= <uint64_t>1 << place
        for after in range(1, len(beginnings)):
            end = len(beginnings[after]) - 1
            goes_on[number_of[beginnings[after][:end]]].append((self.letter_of[ord(beginnings[after][end])], after))
        for number in range(len(beginnings)):
            end = longest_end[number]
            self.ended[number] |= self.ended[end]
            for letter in range(N_LETTERS):
                self.following[number * N_LETTERS + letter] = self.following[end * N_LETTERS + letter]
            for letter, after in goes_on[number]:
                longest_end[after] = self.following[end * N_LETTERS + letter] if number else 0
                self.following[number * N_LETTERS + letter] = after
        return 0

    def __dealloc__(self):
        free(self.following)
        free(self.ended)

    cdef int _number_letters(self, list hints) except -1:
        """Number the letters of the hints from 1 on, capitals as their small letters, and all digits as 0."""
        letters = sorted({letter for each in hints for hint in each for letter in hint})
        if len(letters) >= N_LETTERS or not "".join(letters).isascii() or not {*"123456789"}.isdisjoint(letters):
            raise ValueError(f"hints must have fewer than {N_LETTERS} different letters of ASCII, 0 for digits, found {letters}")
        for number, letter in enumerate(letters, start=1):
            self.letter_of[ord(letter)] = number
            if letter.islower():
                self.letter_of[ord(letter.upper())] = number
        for digit in range(ANY_DIGIT, ANY_DIGIT + 10):
            self.letter_of[digit] = self.letter_of[ANY_DIGIT]
        return 0

    def find(self, str text not None):
        """Return the rules that may match, as bits of a number."""
        cdef uint64_t found = self._lists_in(_view(text)), rules = 0
        cdef int place
        for place in range(self.n_rules):
            if found & self.needed[place] == self.needed[place]:
                rules |= <uint64_t>1 << place
        return rules

    cdef uint64_t _lists_in(self, Text text) noexcept nogil:
        cdef uint64_t found = 0
        cdef Py_ssize_t i
        cdef uint32_t at = 0, code
        for i in range(text.length):
            code = PyUnicode_READ(text.kind, text.data, i)
            at = self.following[at * N_LETTERS + self.letter_of[code if code < N_ASCII else _alike(code)]]
            found |= self.ended[at]
        return found


cdef inline uint32_t _alike(uint32_t code) noexcept nogil:
    """Return the ASCII character that another is taken for in any case, or 0: letters like i, s and k, and digits."""
    if code == 0x130 or code == 0x131:
        return 105
    if code == 0x17F:
        return 115
    if code == 0x212A:
        return 107
    return ANY_DIGIT if Py_UNICODE_ISDECIMAL(code) else 0
