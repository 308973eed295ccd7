# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""Where keys stand: the tables of `tables.pxd`, filled."""

import numpy as np

from libc.stdint cimport int64_t, uint64_t
from libc.stdlib cimport calloc, free


cdef class Table:
    """Where each of some keys stands. Keys are not 0."""

    def __cinit__(self, const uint64_t[:] keys, const int64_t[:] places):
        cdef Py_ssize_t i, n = keys.shape[0]
        cdef uint64_t slot, last
        cdef int bits = 4
        while (<Py_ssize_t>1 << bits) < 2 * n:
            bits += 1
        last = (<uint64_t>1 << bits) - 1
        cdef Slot* slots = <Slot*>calloc(last + 1, sizeof(Slot))
        if slots == NULL:
            raise MemoryError
        self.hashed = Hashed(slots, last, 64 - bits)
        for i in range(n):
            slot = (keys[i] * BASE) >> self.hashed.shift
            while slots[slot].key:
                slot = (slot + 1) & last
            slots[slot] = Slot(keys[i], places[i])

    def __dealloc__(self):
        free(self.hashed.slots)


cdef class PackedTable:
    """A `Table` of keys under 2**60 and of places in order, in half the memory: what is looked up most often.

    A key is mixed so that no two keys give the same number; its high bits say where it is looked for, and only its low
    bits are kept there, with how far from there it lies and its place.
    """

    def __cinit__(self, const uint64_t[:] keys, const int64_t[:] places):
        cdef Py_ssize_t n = keys.shape[0]
        cdef int bits = 4
        self.packed.place_bits = int(np.max(places, initial=0) + 1).bit_length()
        while (<Py_ssize_t>1 << bits) < 2 * n or KEY_BITS - bits + DISTANCE_BITS + self.packed.place_bits > 64:
            bits += 1
        while not self._fill(keys, places, bits):
            bits += 1

    cdef bint _fill(self, const uint64_t[:] keys, const int64_t[:] places, int bits) except -1:
        """Put all keys into 2**bits slots; False where one would lie, or be looked for, too far from its own."""
        cdef Py_ssize_t i
        cdef uint64_t mixed, slot, away, last = (<uint64_t>1 << bits) - 1
        self.kept = np.zeros(last + 1, np.uint64)  # numpy's memory: large pages where the system has them
        self.packed.slots, self.packed.shift, self.packed.last_slot = &self.kept[0], KEY_BITS - bits, last
        for i in np.argsort(places, kind="stable"):  # who comes first lies nearest: the first places are met most often
            mixed = mix(keys[i])
            slot, away = mixed >> self.packed.shift, 0
            while self.kept[(slot + away) & last]:
                away += 1
            if away >> DISTANCE_BITS:
                return False
            slot = (slot + away) & last
            self.kept[slot] = entry(self.packed, mixed, away) << self.packed.place_bits | <uint64_t>(places[i] + 1)
        empty = np.flatnonzero(np.asarray(self.kept) == 0)
        return np.diff(np.append(empty, empty[0] + last + 1)).max() <= 1 << DISTANCE_BITS
