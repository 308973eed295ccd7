# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""TF-IDF on arrays of code points: the n-grams of `pipeline.features`, counted, weighed and summed in one pass.

The keys are those of `pipeline.features`: characters packed side by side, words by their polynomial hash, pairs of
words by their numbers. Sums are taken in another order than there, so they agree to the last digits, not in them
(a test holds them to 1e-9).
"""

import numpy as np

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.math cimport log, sqrt
from libc.stdint cimport int32_t, int64_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc, realloc

cdef extern from "Python.h":
    uint32_t PyUnicode_READ(int kind, const void* data, Py_ssize_t index) noexcept nogil

cdef extern from *:
    """
    #if defined(__GNUC__) || defined(__clang__)
    #define SARING_PREFETCH(address) __builtin_prefetch(address)
    #else
    #define SARING_PREFETCH(address)
    #endif
    """
    void SARING_PREFETCH(const void* address) noexcept nogil

cdef enum:
    CHAR_BITS = 12
    NUMBER_BITS = 30
    KEY_BITS = 60
    DISTANCE_BITS = 5
    BLOCK = 64
    N_OFTEN = 16384
    AHEAD = 12
    WORD_BITS = 32
    MAX_N = 5
    N_LOGARITHMS = 256
    MAX_QUESTIONS = 8
    SPACE = 32
    FIRST_SYMBOL = 0xE000
    LAST_SYMBOL = 0xE0FF

cdef uint64_t BASE = 0x9E3779B97F4A7C15ULL


cdef struct Slot:
    uint64_t key
    int64_t place


cdef class Table:
    """Where each of some keys stands: a hash table with linear probing, half empty or more. Keys are not 0."""

    cdef Slot* slots
    cdef uint64_t last_slot
    cdef int shift

    def __cinit__(self, const uint64_t[:] keys, const int64_t[:] places):
        cdef Py_ssize_t i, n = keys.shape[0]
        cdef uint64_t slot
        cdef int bits = 4
        while (<Py_ssize_t>1 << bits) < 2 * n:
            bits += 1
        self.shift = 64 - bits
        self.last_slot = (<uint64_t>1 << bits) - 1
        self.slots = <Slot*>calloc(self.last_slot + 1, sizeof(Slot))
        if self.slots == NULL:
            raise MemoryError
        for i in range(n):
            slot = (keys[i] * BASE) >> self.shift
            while self.slots[slot].key:
                slot = (slot + 1) & self.last_slot
            self.slots[slot].key = keys[i]
            self.slots[slot].place = places[i]

    def __dealloc__(self):
        free(self.slots)

    cdef inline int64_t find(self, uint64_t key, int64_t missing) noexcept nogil:
        cdef uint64_t slot = (key * BASE) >> self.shift
        while self.slots[slot].key != key:
            if self.slots[slot].key == 0:
                return missing
            slot = (slot + 1) & self.last_slot
        return self.slots[slot].place


cdef class PackedTable:
    """A `Table` of keys under 2**60 and of places in order, in half the memory: what is looked up most often.

    A key is mixed so that no two keys give the same number; its high bits say where it is looked for, and only its low
    bits are kept there, with how far from there it lies and its place.
    """

    cdef uint64_t[::1] kept  # numpy's memory: large pages where the system has them
    cdef uint64_t* slots
    cdef uint64_t last_slot
    cdef int shift, place_bits

    def __cinit__(self, const uint64_t[:] keys, const int64_t[:] places):
        cdef Py_ssize_t n = keys.shape[0]
        cdef int bits = 4
        self.place_bits = int(np.max(places, initial=0) + 1).bit_length()
        while (<Py_ssize_t>1 << bits) < 2 * n or KEY_BITS - bits + DISTANCE_BITS + self.place_bits > 64:
            bits += 1
        while not self._fill(keys, places, bits):
            bits += 1

    cdef bint _fill(self, const uint64_t[:] keys, const int64_t[:] places, int bits) except -1:
        """Put all keys into 2**bits slots; False where one would lie too far from its own."""
        cdef Py_ssize_t i
        cdef uint64_t mixed, slot, away
        self.shift, self.last_slot = KEY_BITS - bits, (<uint64_t>1 << bits) - 1
        self.kept = np.zeros(self.last_slot + 1, np.uint64)
        self.slots = &self.kept[0]
        for i in range(keys.shape[0]):
            mixed = _mix(keys[i])
            slot, away = mixed >> self.shift, 0
            while self.slots[(slot + away) & self.last_slot]:
                away += 1
            if away >> DISTANCE_BITS:
                return False
            self.slots[(slot + away) & self.last_slot] = self._entry(mixed, away) << self.place_bits | <uint64_t>(places[i] + 1)
        return True

    cdef inline uint64_t _entry(self, uint64_t mixed, uint64_t away) noexcept nogil:
        return (mixed & ((<uint64_t>1 << self.shift) - 1)) << DISTANCE_BITS | away

    cdef inline int64_t find(self, uint64_t mixed, int64_t missing) noexcept nogil:
        """Return the place of a key that was mixed."""
        cdef uint64_t slot = mixed >> self.shift, wanted = self._entry(mixed, 0), found
        while True:
            found = self.slots[slot & self.last_slot]
            if found >> self.place_bits == wanted:
                return <int64_t>(found & ((<uint64_t>1 << self.place_bits) - 1)) - 1
            if found == 0:
                return missing
            slot += 1
            wanted += 1


cdef inline uint64_t _mix(uint64_t key) noexcept nogil:
    return (key * BASE) & (((<uint64_t>1) << KEY_BITS) - 1)


cdef struct Text:
    int kind
    const void* data
    Py_ssize_t length


cdef struct Bench:
    # What one text after the other is worked on with: counts of the columns, zero between texts, and the columns met.
    int32_t* count
    int64_t* met
    Py_ssize_t n_met
    Py_ssize_t n_words_met
    uint32_t* codes
    Py_ssize_t room
    double* values


cdef class Engine:
    """Counts and weighs the n-grams of normalised texts; holds nothing of the texts and may be used by many threads.

    `char_keys` and `word_keys` (single words and pairs) stand at `char_columns` and `word_columns`; `alphabet` has the
    code points of the characters in order of their numbers, `words` the hashes of the known words, `word_numbers` the
    number of each (from 1). `idf` and `coefficients` (questions x features) are of all columns. `foreign` are hashes of
    words; `spared` is what a column takes off the surprise of a text, 0 for all but stretches of `n_letters` letters.
    """

    cdef PackedTable often, chars, word_pairs
    cdef Table words, foreign
    cdef uint16_t* alphabet
    cdef Py_ssize_t n_codes, n_features
    cdef int n_min, n_max, n_questions, n_letters
    cdef float[:, ::1] weights
    cdef double[::1] logarithms
    cdef int64_t[::1] columns
    cdef bint pairs

    def __init__(
        self, char_keys, char_columns, int n_min, int n_max, alphabet, word_keys, word_columns, int n_words,
        words, word_numbers, idf, coefficients, foreign, spared, int n_letters,
    ):
        # Columns are renumbered, the most frequent first, so that those met most often lie side by side.
        columns = np.concatenate([own[np.argsort(idf[own], kind="stable")] for own in (char_columns, word_columns)])
        ranks = np.empty(len(idf), np.int64)
        ranks[columns] = np.arange(len(idf))
        self.columns = columns
        # Three of four n-grams met are among a few thousand: those are kept apart, where the nearest memory holds them.
        places = ranks[char_columns]
        self.often = PackedTable(char_keys[places < N_OFTEN], places[places < N_OFTEN])
        self.chars = PackedTable(char_keys[places >= N_OFTEN], places[places >= N_OFTEN])
        pairs = word_keys >> np.uint64(WORD_BITS) != 0
        first, second = word_keys[pairs] >> np.uint64(WORD_BITS), word_keys[pairs] & np.uint64(0xFFFFFFFF)
        self.word_pairs = PackedTable(first << np.uint64(NUMBER_BITS) | second, ranks[word_columns[pairs]])
        # With the number of a word goes the column of the word alone, where it has one.
        alone = np.full(len(words) + 1, len(idf), np.int64)
        alone[word_keys[~pairs].astype(np.int64)] = ranks[word_columns[~pairs]]
        self.words = Table(words, word_numbers << NUMBER_BITS | alone[word_numbers])
        self.foreign = Table(foreign, np.ones(len(foreign), np.int64))
        self.n_min, self.n_max, self.pairs, self.n_letters = n_min, n_max, n_words >= 2, n_letters
        self.n_features, self.n_questions = len(idf), len(coefficients)
        self.n_codes = int(max(alphabet, default=0)) + 1
        self.alphabet = <uint16_t*>calloc(self.n_codes, sizeof(uint16_t))
        if self.alphabet == NULL:
            raise MemoryError
        cdef int number = 1
        for code in alphabet.tolist():
            self.alphabet[code] = number
            number += 1
        # One row more, of zeros, for n-grams that are not known: counting them is faster than asking.
        weights = np.zeros((self.n_features + 1, 2 + self.n_questions), np.float32)
        weights[:-1, 0], weights[:-1, 1] = idf[columns], spared[columns]
        weights[:-1, 2:] = np.asarray(coefficients).T[columns]
        self.weights = weights
        self.logarithms = 1.0 + np.log(np.maximum(1, np.arange(N_LOGARITHMS)))

    def __dealloc__(self):
        free(self.alphabet)

    def decision_values(self, list texts not None):
        """Return the weighted sums of each text (texts x questions) and what else was seen on the way (texts x 5).

        That is: what known stretches of letters spare the text of surprise, how many stretches it has, known or not, its
        tokens, those of foreign languages, and those that begin with two small letters.
        """
        cdef Py_ssize_t n = len(texts), i
        values = np.zeros((n, self.n_questions))
        seen = np.zeros((n, 5))
        cdef double[:, ::1] out = values, also = seen
        cdef Text* views = _views(texts)
        cdef Bench bench
        self._open(&bench)
        try:
            with nogil:
                for i in range(n):
                    self._count(&bench, views[i], &also[i, 0])
                    self._weigh(&bench, &out[i, 0], &also[i, 0])
        finally:
            _close(&bench)
            free(views)
        return values, seen

    def rows(self, list texts not None):
        """Return TF-IDF rows of Euclidean length 1 within each kind of n-gram, as `indptr`, `columns`, `values` (float32).

        Columns of a row stand in the order in which they are met.
        """
        cdef Py_ssize_t n = len(texts), i, j, size = 0, room = 1 << 16
        indptr = np.zeros(n + 1, np.int64)
        cdef int64_t[::1] starts = indptr
        cdef Text* views = _views(texts)
        cdef int32_t* columns = <int32_t*>malloc(room * sizeof(int32_t))
        cdef float* values = <float*>malloc(room * sizeof(float))
        cdef double unused[5]
        cdef Bench bench
        self._open(&bench)
        try:
            for i in range(n):
                self._count(&bench, views[i], unused)
                self._normalise_row(&bench)
                if size + bench.n_met > room:
                    room = 2 * (size + bench.n_met)
                    columns = <int32_t*>realloc(columns, room * sizeof(int32_t))
                    values = <float*>realloc(values, room * sizeof(float))
                    if columns == NULL or values == NULL:
                        raise MemoryError
                for j in range(bench.n_met):
                    columns[size] = <int32_t>self.columns[bench.met[j]]
                    values[size] = <float>bench.values[j]
                    size += 1
                starts[i + 1] = size
            column_array, value_array = np.empty(size, np.int32), np.empty(size, np.float32)
            if size:
                column_array[:] = <int32_t[:size]>columns
                value_array[:] = <float[:size]>values
            return indptr, column_array, value_array
        finally:
            _close(&bench)
            free(views)
            free(columns)
            free(values)

    def document_frequencies(self, list texts not None):
        """Return how many texts hold each n-gram, known or not: keys (sorted) and counts of characters, then of words."""
        cdef Py_ssize_t n = len(texts), i
        cdef Text* views = _views(texts)
        cdef Tallies chars, words
        cdef Bench bench
        self._open(&bench)
        _open_tallies(&chars, 16)
        _open_tallies(&words, 12)
        try:
            with nogil:
                for i in range(n):
                    self._tally(&bench, views[i], <int32_t>(i + 1), &chars, &words)
            return _counted(&chars), _counted(&words)
        finally:
            _close(&bench)
            free(views)
            free(chars.slots)
            free(words.slots)

    cdef void _tally(self, Bench* bench, Text text, int32_t doc, Tallies* chars, Tallies* words) noexcept nogil:
        cdef Py_ssize_t i = 0, n = self._lay_out(bench, text)
        cdef int length, known = 0
        cdef uint64_t number, before = 0, window = 0
        while i < n:
            if bench.codes[i] == SPACE:
                i += 1
                continue
            number = <uint64_t>(self.words.find(_hash_word(bench.codes, &i), 0) >> NUMBER_BITS)
            if number:
                _count_once(words, number, doc)
                if before and self.pairs:
                    _count_once(words, before << WORD_BITS | number, doc)
            before = number
        for i in range(n):
            number = self.alphabet[bench.codes[i]] if bench.codes[i] < self.n_codes else 0
            window = window << CHAR_BITS | number
            known = known + 1 if number else 0
            for length in range(self.n_min, min(known, self.n_max) + 1):
                _count_once(chars, window & ((<uint64_t>1 << CHAR_BITS * length) - 1), doc)

    def hash_ngrams(self, list texts not None):
        """Hash every n-gram of the texts and do nothing with it: what a machine needs at the least. Returns a checksum."""
        cdef Py_ssize_t n = len(texts), i
        cdef Text* views = _views(texts)
        cdef uint64_t checksum = 0
        cdef Bench bench
        self._open(&bench)
        try:
            with nogil:
                for i in range(n):
                    checksum ^= self._hash_only(&bench, views[i])
        finally:
            _close(&bench)
            free(views)
        return checksum

    cdef _open(self, Bench* bench):
        bench.count = <int32_t*>calloc(self.n_features + 1, sizeof(int32_t))
        bench.met, bench.codes, bench.values = NULL, NULL, NULL
        bench.n_met, bench.n_words_met, bench.room = 0, 0, 0
        if bench.count == NULL:
            raise MemoryError

    cdef Py_ssize_t _lay_out(self, Bench* bench, Text text) noexcept nogil:
        """Write a text with a space on each side as code points; return their number."""
        cdef Py_ssize_t i, n = text.length + 2
        if n > bench.room:
            bench.room = 2 * n
            free(bench.codes)
            free(bench.met)
            free(bench.values)
            bench.codes = <uint32_t*>malloc(bench.room * sizeof(uint32_t))
            bench.met = <int64_t*>malloc(bench.room * (MAX_N + 2) * sizeof(int64_t))
            bench.values = <double*>malloc(bench.room * (MAX_N + 2) * sizeof(double))
        bench.codes[0] = bench.codes[n - 1] = SPACE
        for i in range(text.length):
            bench.codes[i + 1] = PyUnicode_READ(text.kind, text.data, i)
        return n

    cdef void _count(self, Bench* bench, Text text, double* seen) noexcept nogil:
        cdef Py_ssize_t n = self._lay_out(bench, text)
        bench.n_met = 0
        self._count_words(bench, n, seen)
        bench.n_words_met = bench.n_met
        self._count_chars(bench, n, seen)

    cdef inline void _meet(self, Bench* bench, int64_t column) noexcept nogil:
        bench.met[bench.n_met] = column
        bench.n_met += bench.count[column] == 0
        bench.count[column] += 1

    cdef void _count_words(self, Bench* bench, Py_ssize_t n, double* seen) noexcept nogil:
        """Count words and pairs of neighbours: some at a time, as in `_count_chars`."""
        cdef Py_ssize_t i = 0
        cdef int j, n_here
        cdef uint64_t hashed, before = 0
        cdef int64_t word
        cdef uint64_t keys[BLOCK]
        cdef int64_t places[BLOCK]
        seen[2] = seen[3] = seen[4] = 0
        while i < n:
            n_here = 0
            while i < n and n_here < BLOCK:
                if bench.codes[i] == SPACE:
                    i += 1
                    continue
                seen[4] += _is_small(bench.codes[i]) and _is_small(bench.codes[i + 1])
                hashed = _hash_word(bench.codes, &i)
                SARING_PREFETCH(&self.words.slots[(hashed * BASE) >> self.words.shift])
                keys[n_here] = hashed
                n_here += 1
            seen[2] += n_here
            for j in range(n_here):
                seen[3] += self.foreign.find(keys[j], 0)
                word = self.words.find(keys[j], 0)
                places[j] = word & ((<int64_t>1 << NUMBER_BITS) - 1) if word else self.n_features
                SARING_PREFETCH(&bench.count[places[j]])
                word >>= NUMBER_BITS
                keys[j] = _mix(before << NUMBER_BITS | <uint64_t>word) if before and word and self.pairs else 0
                SARING_PREFETCH(&self.word_pairs.slots[keys[j] >> self.word_pairs.shift])
                before = <uint64_t>word
            for j in range(n_here):
                self._meet(bench, places[j])
                if keys[j]:
                    self._meet(bench, self.word_pairs.find(keys[j], self.n_features))

    cdef void _count_chars(self, Bench* bench, Py_ssize_t n, double* seen) noexcept nogil:
        cdef Py_ssize_t start = 0, j, end
        cdef int length, known = 0, letters = 0, n_stretches = 0, n_keys
        cdef uint32_t code
        cdef uint64_t window = 0, number, mixed
        cdef uint64_t keys[BLOCK * MAX_N]
        cdef int64_t places[BLOCK * MAX_N]
        while start < n:
            # Four rounds over some keys: memory is slow to answer, and is asked early for all of them.
            n_keys, end = 0, min(n, start + BLOCK)
            for j in range(start, end):
                code = bench.codes[j]
                number = self.alphabet[code] if code < self.n_codes else 0
                window = window << CHAR_BITS | number
                known = known + 1 if number else 0
                letters = letters + 1 if _is_of_language(code) else 0
                n_stretches += letters >= self.n_letters
                for length in range(self.n_min, min(known, self.n_max) + 1):
                    mixed = _mix(window & ((<uint64_t>1 << CHAR_BITS * length) - 1))
                    SARING_PREFETCH(&self.often.slots[mixed >> self.often.shift])
                    keys[n_keys] = mixed
                    n_keys += 1
            for j in range(n_keys):
                places[j] = self.often.find(keys[j], -1)
                if places[j] < 0:
                    SARING_PREFETCH(&self.chars.slots[keys[j] >> self.chars.shift])
            for j in range(n_keys):
                if places[j] < 0:
                    places[j] = self.chars.find(keys[j], self.n_features)
                SARING_PREFETCH(&bench.count[places[j]])
            for j in range(n_keys):
                self._meet(bench, places[j])
            start = end
        seen[1] = n_stretches

    cdef inline double _value(self, Bench* bench, int64_t column) noexcept nogil:
        """Return the weight of a column in a text, its count on a scale of logarithms, and clear the count."""
        cdef int32_t count = bench.count[column]
        bench.count[column] = 0
        return self.weights[column, 0] * (self.logarithms[count] if count < N_LOGARITHMS else 1.0 + log(count))

    cdef void _weigh(self, Bench* bench, double* out, double* seen) noexcept nogil:
        """Sum what was met with its weights, each kind of n-gram scaled to length 1."""
        cdef Py_ssize_t i, q, start = 0, end = bench.n_words_met
        cdef double value, squares
        cdef int64_t column
        cdef double sums[MAX_QUESTIONS]
        seen[0] = 0
        while True:
            squares = 0
            for q in range(self.n_questions):
                sums[q] = 0
            for i in range(start, end):
                column = bench.met[i]
                if i + AHEAD < end:
                    SARING_PREFETCH(&self.weights[bench.met[i + AHEAD], 0])
                seen[0] += self.weights[column, 1] * bench.count[column]
                value = self._value(bench, column)
                squares += value * value
                for q in range(self.n_questions):
                    sums[q] += value * self.weights[column, 2 + q]
            if squares > 0:
                squares = sqrt(squares)
                for q in range(self.n_questions):
                    out[q] += sums[q] / squares
            if end == bench.n_met:
                return
            start, end = end, bench.n_met

    cdef void _normalise_row(self, Bench* bench) noexcept nogil:
        """Put the values of what was met beside it, each kind of n-gram scaled to length 1; drop what is not known."""
        cdef Py_ssize_t i, size = 0, first, start = 0, end = bench.n_words_met
        cdef double squares
        while True:
            squares, first = 0, size
            for i in range(start, end):
                bench.met[size] = bench.met[i]
                bench.values[size] = self._value(bench, bench.met[i])
                squares += bench.values[size] * bench.values[size]
                size += bench.met[size] != self.n_features
            squares = sqrt(squares)
            for i in range(first, size):
                bench.values[i] /= squares
            if end == bench.n_met:
                bench.n_met = size
                return
            start, end = end, bench.n_met

    cdef uint64_t _hash_only(self, Bench* bench, Text text) noexcept nogil:
        """Mix the hashes of all n-grams of a text, as they are hashed to be found."""
        cdef Py_ssize_t i = 0, n = self._lay_out(bench, text)
        cdef int length
        cdef uint64_t mixed = 0, hashed, before = 0, window = 0
        while i < n:
            if bench.codes[i] == SPACE:
                i += 1
                continue
            hashed = _hash_word(bench.codes, &i)
            mixed ^= hashed * BASE
            if before:
                mixed ^= (before << WORD_BITS | hashed >> WORD_BITS) * BASE
            before = hashed
        for i in range(n):
            window = window << CHAR_BITS | bench.codes[i]
            for length in range(self.n_min, min(i + 1, self.n_max) + 1):
                mixed ^= (window & ((<uint64_t>1 << CHAR_BITS * length) - 1)) * BASE
        return mixed


cdef struct Tally:
    uint64_t key
    int32_t count
    int32_t doc


cdef struct Tallies:
    Tally* slots
    int bits
    Py_ssize_t n


cdef int _open_tallies(Tallies* tallies, int bits) except -1 nogil:
    tallies.slots, tallies.bits, tallies.n = <Tally*>calloc(<size_t>1 << bits, sizeof(Tally)), bits, 0
    if tallies.slots == NULL:
        with gil:
            raise MemoryError
    return 0


cdef inline Tally* _slot_of(Tallies* tallies, uint64_t key) noexcept nogil:
    cdef uint64_t slot = (key * BASE) >> (64 - tallies.bits)
    while tallies.slots[slot].key and tallies.slots[slot].key != key:
        slot = (slot + 1) & ((<uint64_t>1 << tallies.bits) - 1)
    return &tallies.slots[slot]


cdef void _count_once(Tallies* tallies, uint64_t key, int32_t doc) noexcept nogil:
    """Count a key once a text; the table doubles when it is half full."""
    cdef Tally* tally = _slot_of(tallies, key)
    if tally.doc == doc:
        return
    if tally.key == 0:
        tally.key = key
        tallies.n += 1
    tally.count += 1
    tally.doc = doc
    if 2 * tallies.n > <Py_ssize_t>1 << tallies.bits:
        _double(tallies)


cdef void _double(Tallies* tallies) noexcept nogil:
    cdef Tally* old = tallies.slots
    cdef Py_ssize_t i, n = <Py_ssize_t>1 << tallies.bits
    cdef Tally* larger = <Tally*>calloc(2 * n, sizeof(Tally))
    if larger == NULL:
        return  # slower from here on, until it is full
    tallies.slots = larger
    tallies.bits += 1
    for i in range(n):
        if old[i].key:
            _slot_of(tallies, old[i].key)[0] = old[i]
    free(old)


cdef _counted(Tallies* tallies):
    cdef Py_ssize_t i, at = 0
    keys, counts = np.empty(tallies.n, np.uint64), np.empty(tallies.n, np.int64)
    cdef uint64_t[::1] key = keys
    cdef int64_t[::1] count = counts
    for i in range(<Py_ssize_t>1 << tallies.bits):
        if tallies.slots[i].key:
            key[at], count[at] = tallies.slots[i].key, tallies.slots[i].count
            at += 1
    order = np.argsort(keys, kind="stable")
    return keys[order], counts[order]


cdef inline uint64_t _hash_word(const uint32_t* codes, Py_ssize_t* at) noexcept nogil:
    """Return the hash of the word that begins at a place (`features.word_hashes`), and move the place to its end."""
    cdef uint64_t hashed = 0, power = 1
    while codes[at[0]] != SPACE:
        hashed += (<uint64_t>codes[at[0]] + 1) * power
        power *= BASE
        at[0] += 1
    return hashed ^ hashed >> 29


cdef inline bint _is_small(uint32_t code) noexcept nogil:
    return 97 <= code <= 122


cdef inline bint _is_of_language(uint32_t code) noexcept nogil:
    return code == SPACE or (code >= 97 and not FIRST_SYMBOL <= code <= LAST_SYMBOL)


cdef Text* _views(list texts) except NULL:
    cdef Py_ssize_t i, n = len(texts)
    cdef Text* views = <Text*>malloc((n + 1) * sizeof(Text))
    if views == NULL:
        raise MemoryError
    for i in range(n):
        if not isinstance(texts[i], str):
            free(views)
            raise TypeError(f"texts must be str, found {type(texts[i]).__name__}")
        views[i].kind = PyUnicode_KIND(texts[i])
        views[i].data = PyUnicode_DATA(texts[i])
        views[i].length = PyUnicode_GET_LENGTH(texts[i])
    return views


cdef void _close(Bench* bench) noexcept nogil:
    free(bench.count)
    free(bench.met)
    free(bench.codes)
    free(bench.values)
