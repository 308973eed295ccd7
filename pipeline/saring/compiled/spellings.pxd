# cython: language_level=3
"""Two tables of a normaliser, asked of code points: everyday spellings with their standard forms, and beginnings."""

from libc.stdint cimport uint8_t, uint32_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp

cdef enum:
    N_HASHES_BY_8 = 1 << 12
    N_START = 12


cdef struct Spellings:
    uint8_t[N_HASHES_BY_8] may_be  # a bit for each hash: few words have one of a spelling
    int* slots                     # of a hash table: the number of a spelling, -1 where free
    int n_slots
    uint32_t* letters              # of all spellings and standard forms, end to end
    int* key_start
    int* key_length
    int* value_start
    int* value_length
    int longest_key
    int longest_value


cdef struct Starts:
    uint8_t* letters               # sorted, N_START each, filled up with zeros
    int[129] first                 # of each first letter


cdef inline int hash_of(const uint32_t* word, Py_ssize_t n) noexcept nogil:
    """Return a number of fifteen bits for a word of a letter or more: by its length, its first and last two letters."""
    cdef uint32_t h = (<uint32_t>n ^ word[0] << 5 ^ word[n - 1] << 16) * 0x9E3779B1U
    if n > 1:
        h = (h ^ word[1] ^ word[n - 2] << 8) * 0xC2B2AE3DU
    return <int>(h >> 17)


cdef inline int learn_spellings(Spellings* to, dict standard_of) except -1:
    """Fill a table that is all zeros."""
    cdef int n = len(standard_of), i = 0, at = 0, slot
    to.n_slots = 64
    while to.n_slots < 8 * n:
        to.n_slots *= 2
    cdef Py_ssize_t n_letters = len("".join([*standard_of, *standard_of.values()]))
    to.letters = <uint32_t*>malloc((n_letters + 1) * sizeof(uint32_t))
    to.slots = <int*>malloc(to.n_slots * sizeof(int))
    to.key_start = <int*>malloc(4 * (n + 1) * sizeof(int))
    if to.letters == NULL or to.slots == NULL or to.key_start == NULL:
        raise MemoryError
    to.key_length, to.value_start, to.value_length = to.key_start + n, to.key_start + 2 * n, to.key_start + 3 * n
    for slot in range(to.n_slots):
        to.slots[slot] = -1
    for key, value in standard_of.items():
        to.key_start[i], to.key_length[i] = at, len(key)
        to.value_start[i], to.value_length[i] = at + len(key), len(value)
        for letter in key + value:
            to.letters[at] = ord(letter)
            at += 1
        to.longest_key = max(to.longest_key, to.key_length[i])
        to.longest_value = max(to.longest_value, to.value_length[i])
        slot = hash_of(to.letters + to.key_start[i], to.key_length[i])
        to.may_be[slot >> 3] |= 1 << (slot & 7)
        while to.slots[slot & (to.n_slots - 1)] >= 0:
            slot += 1
        to.slots[slot & (to.n_slots - 1)] = i
        i += 1
    return 0


cdef inline int spelling_of(const Spellings* spellings, const uint32_t* word, Py_ssize_t n) noexcept nogil:
    """Return the number of a word among the spellings, or -1."""
    cdef int slot, i
    if n > spellings.longest_key:
        return -1
    slot = hash_of(word, n)
    if not spellings.may_be[slot >> 3] & 1 << (slot & 7):
        return -1
    while True:
        i = spellings.slots[slot & (spellings.n_slots - 1)]
        if i < 0:
            return -1
        if spellings.key_length[i] == n and not memcmp(
            spellings.letters + spellings.key_start[i], word, n * sizeof(uint32_t)
        ):
            return i
        slot += 1


cdef inline void forget_spellings(Spellings* spellings) noexcept:
    free(spellings.letters)
    free(spellings.slots)
    free(spellings.key_start)


cdef inline int learn_starts(Starts* to, list starts) except -1:
    """Fill a table with sorted beginnings, in ASCII, of N_START letters at most."""
    cdef int i = 0, letter
    to.letters = <uint8_t*>calloc(len(starts) + 1, N_START)
    if to.letters == NULL:
        raise MemoryError
    for number, start in enumerate(starts):
        for k, code in enumerate(start.encode("ascii")[:N_START]):
            to.letters[number * N_START + k] = code
    for letter in range(129):
        while i < len(starts) and to.letters[i * N_START] < letter:
            i += 1
        to.first[letter] = i
    return 0


cdef inline int compare_start(const uint32_t* text, Py_ssize_t n, const uint8_t* start) noexcept nogil:
    """Return 0 where a text, a space after it, begins so; else where it is in the order of beginnings, -1 or 1."""
    cdef int i
    cdef uint32_t c
    for i in range(N_START):
        if start[i] == 0:
            return 0
        c = text[i] if i < n else 32
        if c != start[i]:
            return -1 if c < start[i] else 1
        if i >= n:
            return 0 if i + 1 == N_START or start[i + 1] == 0 else -1
    return 0


cdef inline bint may_start(const Starts* starts, const uint32_t* text, Py_ssize_t n) noexcept nogil:
    """Tell whether a text begins with one of the beginnings."""
    cdef int low, high, middle, order
    if n == 0 or text[0] > 127:
        return False
    low, high = starts.first[text[0]], starts.first[text[0] + 1]
    while low < high:
        middle = (low + high) // 2
        order = compare_start(text, n, starts.letters + middle * N_START)
        if order == 0:
            return True
        if order < 0:
            high = middle
        else:
            low = middle + 1
    return False
