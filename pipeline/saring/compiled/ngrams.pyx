# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""TF-IDF on arrays of code points: the n-grams of `saring.model.features`, counted, weighed and summed in one pass.

The keys are those of `saring.model.features`: characters packed side by side, words by their polynomial hash, pairs of
words by their numbers. Sums are taken in another order than there, so they agree to the last digits, not in them
(a test holds decision values to 1e-9).
"""

import numpy as np

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND
from libc.math cimport log, sqrt
from libc.stdint cimport int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy

from saring.compiled.tables cimport (
    BASE, SARING_PREFETCH, Hashed, Packed, PackedTable, Table, ask, ask_packed, find, find_packed, mix,
)

cdef extern from "Python.h":
    uint32_t PyUnicode_READ(int kind, const void* data, Py_ssize_t index) noexcept nogil

cdef enum:
    CHAR_BITS = 12
    NUMBER_BITS = 30
    BLOCK = 64
    AHEAD = 8
    WORD_BITS = 32
    FOREIGN_BIT = 62
    MAX_N = 5
    WORDS = MAX_N + 1
    N_ROWS = WORDS + 1
    LINE = 64
    N_LOGARITHMS = 256
    MAX_QUESTIONS = 4
    SPACE = 32
    FIRST_SYMBOL = 0xE000
    LAST_SYMBOL = 0xE0FF

FEATURE = np.dtype([
    ("count", "i4"), ("shorter", "i4"), ("idf", "f4"), ("spared", "f4"), ("coefficients", "f4", (MAX_QUESTIONS,)),
])


cdef struct Text:
    int kind
    const void* data
    Py_ssize_t length


cdef struct Feature:
    # A column: how often the text at hand holds it (0 between texts), the column of the n-gram without its first
    # character, and its weights. Half a line of memory, so that all of it comes at once.
    int32_t count
    int32_t shorter
    float idf
    float spared
    float coefficients[MAX_QUESTIONS]


cdef class Bench:
    """What one text after the other is worked on with: columns with their counts, and which were met.

    `met` has a row a length of n-gram, one more for words; `columns` and `values` are what a text comes to, where
    somebody `wants_rows`.
    """

    cdef object kept
    cdef Feature* features
    cdef int32_t* met
    cdef Py_ssize_t n_met[N_ROWS]
    cdef uint32_t* codes
    cdef Py_ssize_t room
    cdef int32_t* columns
    cdef double* values
    cdef Py_ssize_t n_columns
    cdef bint wants_rows

    def __cinit__(self, features):
        cdef const uint8_t[::1] source = features
        cdef Py_ssize_t size = source.shape[0]
        self.kept = np.empty(size + LINE, np.uint8)  # numpy's memory: large pages where the system has them
        cdef uint8_t[::1] kept = self.kept
        cdef size_t start = <size_t>&kept[0]
        self.features = <Feature*>(start + (LINE - start % LINE))
        if size:
            memcpy(self.features, &source[0], size)

    def __dealloc__(self):
        self._leave()

    cdef void _leave(self) noexcept nogil:
        free(self.met)
        free(self.codes)
        free(self.columns)
        free(self.values)

    cdef int make_room(self, Py_ssize_t n) except -1 nogil:
        """Make room for a text of `n` characters, of which each can end `MAX_N` n-grams, a word and a pair."""
        if n <= self.room and (self.values or not self.wants_rows):
            return 0
        self._leave()
        self.room = 2 * n
        self.codes = <uint32_t*>malloc(self.room * sizeof(uint32_t))
        self.met = <int32_t*>malloc(self.room * N_ROWS * sizeof(int32_t))
        self.columns = <int32_t*>malloc(self.room * N_ROWS * sizeof(int32_t)) if self.wants_rows else NULL
        self.values = <double*>malloc(self.room * N_ROWS * sizeof(double)) if self.wants_rows else NULL
        if not self.codes or not self.met or (self.wants_rows and not (self.columns and self.values)):
            self.room = 0
            with gil:
                raise MemoryError
        return 0


cdef class Engine:
    """Counts and weighs the n-grams of normalised texts; holds nothing of the texts and may be used by many threads.

    `char_keys` and `word_keys` (single words and pairs) stand at `char_columns` and `word_columns`; `alphabet` has the
    code points of the characters in order of their numbers, `words` the hashes of the known words, `word_numbers` the
    number of each (from 1). `idf` and `coefficients` (questions x features) are of all columns. `foreign` are hashes of
    words; `spared` is what a column takes off the surprise of a text, 0 for all but stretches of `n_letters` letters;
    `sublinear` weighs an n-gram by 1 + log(count), otherwise by its count.
    """

    cdef PackedTable chars, word_pairs
    cdef Table words
    cdef uint16_t* alphabet
    cdef Py_ssize_t n_codes, n_features
    cdef int n_min, n_max, n_questions, n_letters
    cdef double[::1] frequencies
    cdef object features, columns
    cdef list benches
    cdef bint pairs, sublinear

    def __init__(
        self, char_keys, char_columns, int n_min, int n_max, alphabet, word_keys, word_columns, int n_words,
        words, word_numbers, idf, coefficients, foreign, spared, int n_letters, bint sublinear=True,
    ):
        # Columns are renumbered, the most frequent first, so that those met most often lie side by side.
        self.columns = np.concatenate([own[np.argsort(idf[own], kind="stable")] for own in (char_columns, word_columns)])
        ranks = np.empty(len(idf), np.int64)
        ranks[self.columns] = np.arange(len(idf))
        char_keys = _with_ends(char_keys, n_min)
        n_features = len(idf) + len(char_keys) - len(char_columns)
        char_ranks = np.concatenate((ranks[char_columns], np.arange(len(idf), n_features)))
        self.chars = PackedTable(char_keys, char_ranks)
        pairs = word_keys >> np.uint64(WORD_BITS) != 0
        first, second = word_keys[pairs] >> np.uint64(WORD_BITS), word_keys[pairs] & np.uint64(0xFFFFFFFF)
        self.word_pairs = PackedTable(first << np.uint64(NUMBER_BITS) | second, ranks[word_columns[pairs]])
        # With the number of a word go the column of the word alone, where it has one, and whether it is foreign.
        alone = np.full(len(words) + 1, len(idf), np.int64)
        alone[word_keys[~pairs].astype(np.int64)] = ranks[word_columns[~pairs]]
        words = np.concatenate((words, np.setdiff1d(foreign, words)))
        word_numbers = np.pad(word_numbers, (0, len(words) - len(word_numbers)))
        is_foreign = np.isin(words, foreign).astype(np.int64)
        self.words = Table(words, is_foreign << FOREIGN_BIT | word_numbers << NUMBER_BITS | alone[word_numbers])
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
        self.sublinear = sublinear
        counts = np.arange(N_LOGARITHMS, dtype=np.float64)
        self.frequencies = 1.0 + np.log(np.maximum(1, counts)) if sublinear else counts
        features = np.zeros(n_features, FEATURE)
        features["idf"][ranks], features["spared"][ranks] = idf, spared
        features["coefficients"][ranks, : self.n_questions] = np.asarray(coefficients).T
        features["shorter"][char_ranks] = _ends_of(char_keys, char_ranks)
        self.features, self.benches = features.view(np.uint8), []

    def __dealloc__(self):
        free(self.alphabet)

    def decision_values(self, list texts not None):
        """Return the weighted sums of each text (texts x questions) and what else was seen on the way (texts x 4).

        That is: what known stretches of letters spare the text of surprise, how many stretches it has, known or not, its
        tokens, and those of foreign languages.
        """
        cdef Py_ssize_t n = len(texts), i
        values = np.zeros((n, self.n_questions))
        seen = np.zeros((n, 4))
        cdef double[:, ::1] out = values, also = seen
        cdef Bench bench = self._bench()
        cdef Text* views = _views(texts)
        try:
            with nogil:
                for i in range(n):
                    self._measure(bench, views[i], &out[i, 0], &also[i, 0])
        finally:
            self.benches.append(bench)
            free(views)
        return values, seen

    def rows(self, list texts not None):
        """Return TF-IDF rows of Euclidean length 1 within each kind of n-gram, as `indptr`, `columns`, `values` (float32).

        Columns of a row stand in no order.
        """
        cdef Py_ssize_t n = len(texts), i, size
        indptr = np.zeros(n + 1, np.int64)
        cdef Bench bench = self._bench(wants_rows=True)
        cdef Text* views = _views(texts)
        unused = np.zeros(4 + MAX_QUESTIONS)
        cdef double[::1] sums = unused
        columns, values = [np.empty(0, np.int32)], [np.empty(0, np.float32)]
        try:
            for i in range(n):
                self._measure(bench, views[i], &sums[4], &sums[0])
                size = bench.n_columns
                if size:
                    ranks, found = np.asarray(<int32_t[:size]>bench.columns), np.asarray(<double[:size]>bench.values)
                    known = ranks < self.n_features
                    columns.append(self.columns[ranks[known]].astype(np.int32))
                    values.append(found[known].astype(np.float32))
                    indptr[i + 1] = len(columns[len(columns) - 1])
        finally:
            self.benches.append(bench)
            free(views)
        return np.cumsum(indptr), np.concatenate(columns), np.concatenate(values)

    def document_frequencies(self, list texts not None):
        """Return how many texts hold each n-gram, known or not: keys (sorted) and counts of characters, then of words."""
        cdef Py_ssize_t n = len(texts), i
        cdef Bench bench = self._bench()
        cdef Text* views = _views(texts)
        cdef Tallies chars = Tallies(NULL, 0, 0), words = Tallies(NULL, 0, 0)
        try:
            _open_tallies(&chars, 16)
            _open_tallies(&words, 12)
            with nogil:
                for i in range(n):
                    self._tally(bench, views[i], <int32_t>(i + 1), &chars, &words)
            return _counted(&chars), _counted(&words)
        finally:
            self.benches.append(bench)
            free(views)
            free(chars.slots)
            free(words.slots)

    cdef int _tally(self, Bench bench, Text text, int32_t doc, Tallies* chars, Tallies* words) except -1 nogil:
        cdef Py_ssize_t i = 0, n = self._lay_out(bench, text)
        cdef int length, known = 0
        cdef uint64_t number, before = 0, window = 0
        while i < n:
            if bench.codes[i] == SPACE:
                i += 1
                continue
            number = _number_of(find(self.words.hashed, _hash_word(bench.codes, &i), 0))
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
                _count_once(chars, window & _last(length), doc)
        return 0

    def hash_ngrams(self, list texts not None):
        """Hash every n-gram of the texts and do nothing with it: what a machine needs at the least. Returns a checksum."""
        cdef Py_ssize_t n = len(texts), i
        cdef Bench bench = self._bench()
        cdef Text* views = _views(texts)
        cdef uint64_t checksum = 0
        try:
            with nogil:
                for i in range(n):
                    checksum ^= self._hash_only(bench, views[i])
        finally:
            self.benches.append(bench)
            free(views)
        return checksum

    cdef Bench _bench(self, bint wants_rows=False):
        """Return a bench that nobody works at; who is done with it puts it back."""
        cdef Bench bench = self.benches.pop() if self.benches else Bench(self.features)
        bench.wants_rows = wants_rows
        return bench

    cdef Py_ssize_t _lay_out(self, Bench bench, Text text) except -1 nogil:
        """Write a text with a space on each side as code points; return their number."""
        cdef Py_ssize_t i, n = text.length + 2
        bench.make_room(n)
        bench.codes[0] = bench.codes[n - 1] = SPACE
        for i in range(text.length):
            bench.codes[i + 1] = PyUnicode_READ(text.kind, text.data, i)
        return n

    cdef int _measure(self, Bench bench, Text text, double* out, double* seen) except -1 nogil:
        cdef Py_ssize_t n = self._lay_out(bench, text)
        cdef int length
        for length in range(N_ROWS):
            bench.n_met[length] = 0
        bench.n_columns = 0
        seen[0] = 0
        self._count_words(bench, n, seen)
        self._weigh(bench, WORDS, WORDS, out, seen)
        self._count_chars(bench, n, seen)
        self._weigh(bench, self.n_max, self.n_min, out, seen)
        return 0

    cdef void _count_words(self, Bench bench, Py_ssize_t n, double* seen) noexcept nogil:
        """Count words and pairs of neighbours: some at a time, as in `_count_chars`."""
        cdef Py_ssize_t i = 0
        cdef int j, n_here, n_tokens = 0, n_foreign = 0
        cdef uint64_t hashed, number, before = 0
        cdef int64_t word
        cdef uint64_t keys[BLOCK]
        cdef int64_t places[BLOCK]
        cdef Packed pairs = self.word_pairs.packed
        cdef Hashed words = self.words.hashed
        while i < n:
            n_here = 0
            while i < n and n_here < BLOCK:
                if bench.codes[i] == SPACE:
                    i += 1
                    continue
                hashed = _hash_word(bench.codes, &i)
                ask(words, hashed)
                keys[n_here] = hashed
                n_here += 1
            n_tokens += n_here
            for j in range(n_here):
                word = find(words, keys[j], self.n_features)
                n_foreign += word >> FOREIGN_BIT
                places[j] = word & ((<int64_t>1 << NUMBER_BITS) - 1)
                SARING_PREFETCH(&bench.features[places[j]])
                number = _number_of(word)
                keys[j] = mix(before << NUMBER_BITS | number) if before and number and self.pairs else 0
                ask_packed(pairs, keys[j])
                before = number
            for j in range(n_here):
                if places[j] < self.n_features:
                    self._meet(bench, places[j])
                if keys[j] and (word := find_packed(pairs, keys[j], -1)) >= 0:
                    self._meet(bench, word)
        seen[2], seen[3] = n_tokens, n_foreign

    cdef inline void _meet(self, Bench bench, int64_t word) noexcept nogil:
        bench.met[WORDS * bench.room + bench.n_met[WORDS]] = <int32_t>word
        bench.n_met[WORDS] += bench.features[word].count == 0
        bench.features[word].count += 1

    cdef void _count_chars(self, Bench bench, Py_ssize_t n, double* seen) noexcept nogil:
        """Count at each place the longest known n-gram that ends there: `_weigh` adds those it ends with."""
        cdef Py_ssize_t start = 0, j, end
        cdef int known = 0, letters = 0, n_stretches = 0, n_left, length
        cdef uint32_t code
        cdef uint64_t window = 0, number
        cdef uint64_t keys[BLOCK]
        cdef int lengths[BLOCK]
        cdef Packed table = self.chars.packed
        cdef const uint16_t* alphabet = self.alphabet
        cdef uint32_t n_codes = <uint32_t>self.n_codes
        cdef int n_letters = self.n_letters
        cdef uint64_t mask = _last(self.n_max)
        while start < n:
            n_left, end = 0, min(n, start + BLOCK)
            for j in range(start, end):
                code = bench.codes[j]
                number = alphabet[code] if code < n_codes else 0
                window = window << CHAR_BITS | number
                known = known + 1 if number else 0
                letters = letters + 1 if _is_of_language(code) else 0
                n_stretches += letters >= n_letters
                keys[n_left], lengths[n_left] = window & mask, known
                ask_packed(table, mix(window & mask))
                n_left += known > 0
            for length in range(self.n_max, self.n_min - 1, -1):
                n_left = _count_length(bench, table, length, keys, lengths, n_left)
            start = end
        seen[1] = n_stretches

    cdef void _weigh(self, Bench bench, int longest, int shortest, double* out, double* seen) noexcept nogil:
        """Sum the columns met with their coefficients, scaled to length 1, and clear their counts.

        From long to short, since each n-gram passes its count on to the one that it ends with.
        """
        cdef Py_ssize_t i, n, n_next, first = bench.n_columns
        cdef int length, q
        cdef int32_t column, count
        cdef int32_t* met
        cdef int32_t* next
        cdef Feature* feature
        cdef Feature* features = bench.features
        cdef double value, squares = 0, spared = 0
        cdef double sums[MAX_QUESTIONS]
        for q in range(MAX_QUESTIONS):
            sums[q] = 0
        for length in range(longest, shortest - 1, -1):
            n, met = bench.n_met[length], bench.met + length * bench.room
            n_next, next = bench.n_met[length - 1], met - bench.room
            for i in range(n):
                column = met[i]
                if i + 2 * AHEAD < n:
                    SARING_PREFETCH(&features[met[i + 2 * AHEAD]])
                    SARING_PREFETCH(&features[features[met[i + AHEAD]].shorter])
                feature = &features[column]
                count = feature.count
                feature.count = 0
                if length > shortest:
                    next[n_next] = feature.shorter
                    n_next += features[feature.shorter].count == 0
                    features[feature.shorter].count += count
                spared += feature.spared * count
                value = feature.idf * (self.frequencies[count] if count < N_LOGARITHMS else self._frequency(count))
                squares += value * value
                for q in range(MAX_QUESTIONS):
                    sums[q] += value * feature.coefficients[q]
                if bench.wants_rows:
                    bench.columns[bench.n_columns], bench.values[bench.n_columns] = column, value
                    bench.n_columns += 1
            if length > shortest:
                bench.n_met[length - 1] = n_next
        seen[0] += spared
        if squares == 0:
            return
        squares = 1 / sqrt(squares)
        for q in range(self.n_questions):
            out[q] += sums[q] * squares
        for i in range(first, bench.n_columns):
            bench.values[i] *= squares

    cdef inline double _frequency(self, int32_t count) noexcept nogil:
        return 1.0 + log(count) if self.sublinear else count

    cdef uint64_t _hash_only(self, Bench bench, Text text) except? 0 nogil:
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
                mixed ^= (window & _last(length)) * BASE
        return mixed


cdef inline int _count_length(
    Bench bench, Packed table, int length, uint64_t* keys, int* lengths, int n
) noexcept nogil:
    """Count the n-grams of one length that are known; leave the keys of the others in front and return their number.

    In rounds over all keys: memory is slow to answer, and is asked early for all of them.
    """
    cdef int j, n_found = 0, n_left = 0
    cdef int64_t place
    cdef int32_t found[BLOCK]
    cdef int32_t* met = bench.met + length * bench.room
    cdef Py_ssize_t n_met = bench.n_met[length]
    cdef Feature* features = bench.features
    cdef Feature* feature
    for j in range(n):
        place = find_packed(table, mix(keys[j] & _last(length)), -1) if lengths[j] >= length else -1
        if place >= 0:
            SARING_PREFETCH(&features[place])
            found[n_found] = <int32_t>place
            n_found += 1
        else:
            ask_packed(table, mix(keys[j] & _last(length - 1)))
            keys[n_left], lengths[n_left] = keys[j], lengths[j]
            n_left += 1
    for j in range(n_found):
        feature = &features[found[j]]
        met[n_met] = found[j]
        n_met += feature.count == 0
        feature.count += 1
    bench.n_met[length] = n_met
    return n_left


cdef inline uint64_t _number_of(int64_t word) noexcept nogil:
    """Return the number of a word as the table of words has it: 0 for one that is not known."""
    return <uint64_t>(word & ((<int64_t>1 << FOREIGN_BIT) - 1)) >> NUMBER_BITS


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


cdef int _count_once(Tallies* tallies, uint64_t key, int32_t doc) except -1 nogil:
    """Count a key once a text; the table doubles when it is half full."""
    cdef Tally* tally = _slot_of(tallies, key)
    if tally.doc == doc:
        return 0
    if tally.key == 0:
        tally.key = key
        tallies.n += 1
    tally.count += 1
    tally.doc = doc
    if 2 * tallies.n > <Py_ssize_t>1 << tallies.bits:
        _double(tallies)
    return 0


cdef int _double(Tallies* tallies) except -1 nogil:
    cdef Tally* old = tallies.slots
    cdef Py_ssize_t i, n = <Py_ssize_t>1 << tallies.bits
    cdef Tally* larger = <Tally*>calloc(2 * n, sizeof(Tally))
    if larger == NULL:
        with gil:
            raise MemoryError
    tallies.slots = larger
    tallies.bits += 1
    for i in range(n):
        if old[i].key:
            _slot_of(tallies, old[i].key)[0] = old[i]
    free(old)
    return 0


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


cdef inline uint64_t _last(int n) noexcept nogil:
    """Return what is left of a key when only its last characters count."""
    return (<uint64_t>1 << CHAR_BITS * n) - 1


cdef _with_ends(keys, int n_min):
    """Return keys of n-grams with, after them, those of all shorter ones that one of them ends with."""
    for n in range(MAX_N - 1, n_min - 1, -1):
        mask = np.uint64((1 << CHAR_BITS * n) - 1)
        keys = np.concatenate((keys, np.setdiff1d(keys[keys > mask] & mask, keys)))
    return keys


cdef _ends_of(keys, columns):
    """Return for each n-gram the column of the one without its first character; its own where it has but one."""
    ends = keys.copy()
    for n in range(1, MAX_N):
        mask = np.uint64((1 << CHAR_BITS * n) - 1)
        longer = keys > mask
        ends[longer] = keys[longer] & mask
    order = np.argsort(keys)
    at = np.searchsorted(keys, ends, sorter=order)
    return columns[order[np.minimum(at, len(keys) - 1)]]
