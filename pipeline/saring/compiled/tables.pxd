# cython: language_level=3
"""Hash tables with linear probing, half empty or more, by value: the compiler keeps them at hand in a loop."""

from libc.stdint cimport int64_t, uint64_t

cdef extern from *:
    """
    #if defined(__GNUC__) || defined(__clang__)
    #define SARING_PREFETCH(address) __builtin_prefetch(address)
    #else
    #define SARING_PREFETCH(address)
    #endif
    #define SARING_BASE 0x9E3779B97F4A7C15ULL
    """
    void SARING_PREFETCH(const void* address) noexcept nogil
    const uint64_t BASE "SARING_BASE"

cdef enum:
    KEY_BITS = 60
    DISTANCE_BITS = 5


cdef struct Slot:
    uint64_t key
    int64_t place


cdef struct Hashed:
    Slot* slots
    uint64_t last_slot
    int shift


cdef struct Packed:
    uint64_t* slots
    uint64_t last_slot
    int shift
    int place_bits


cdef class Table:
    cdef Hashed hashed


cdef class PackedTable:
    cdef uint64_t[::1] kept
    cdef Packed packed
    cdef bint _fill(self, const uint64_t[:] keys, const int64_t[:] places, int bits) except -1


cdef inline void ask(Hashed table, uint64_t key) noexcept nogil:
    """Ask memory early for the slot of a key."""
    SARING_PREFETCH(&table.slots[(key * BASE) >> table.shift])


cdef inline int64_t find(Hashed table, uint64_t key, int64_t missing) noexcept nogil:
    """Return the place of a key."""
    cdef uint64_t slot = (key * BASE) >> table.shift
    while table.slots[slot].key != key:
        if table.slots[slot].key == 0:
            return missing
        slot = (slot + 1) & table.last_slot
    return table.slots[slot].place


cdef inline uint64_t mix(uint64_t key) noexcept nogil:
    """Return a key as a `PackedTable` looks for it: no two keys give the same number."""
    return (key * BASE) & (((<uint64_t>1) << KEY_BITS) - 1)


cdef inline void ask_packed(Packed table, uint64_t mixed) noexcept nogil:
    """Ask memory early for the slot of a key that was mixed."""
    SARING_PREFETCH(&table.slots[mixed >> table.shift])


cdef inline uint64_t entry(Packed table, uint64_t mixed, uint64_t away) noexcept nogil:
    """Return what a slot holds above the place: the low bits of a mixed key, and how far it lies from its own slot."""
    return (mixed & ((<uint64_t>1 << table.shift) - 1)) << DISTANCE_BITS | away


cdef inline int64_t find_packed(Packed table, uint64_t mixed, int64_t missing) noexcept nogil:
    """Return the place of a key that was mixed."""
    cdef uint64_t slot = mixed >> table.shift, wanted = entry(table, mixed, 0), found
    while True:
        found = table.slots[slot & table.last_slot]
        if found >> table.place_bits == wanted:
            return <int64_t>(found & ((<uint64_t>1 << table.place_bits) - 1)) - 1
        if found == 0:
            return missing
        slot += 1
        wanted += 1
